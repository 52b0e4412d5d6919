import type { ReactNode } from 'react';
import { useList, type ReplyOf } from '../../api/call.js';
import { Dialog, Empty, FormDrawer, Loading, Money, useUnitName } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useClaimLineFields } from './claim-fields.js';
import { sumOf } from './money.js';
import { texts } from './texts.js';

interface Props {
  readonly onDone: (claim: ReplyOf<'expenses.draftClaim'>) => void;
  readonly onClose: () => void;
}

/** What the lines typed so far come to. */
export const totalOf = (values: Readonly<Record<string, unknown>>): string => {
  const lines = Array.isArray(values.lines) ? (values.lines as { amount?: unknown }[]) : [];
  return sumOf(lines.map(({ amount }) => (typeof amount === 'string' && /^\d+(\.\d+)?$/.test(amount) ? amount : '0')));
};

/** A new claim against one of the budgets the reader may charge. */
export function DraftClaim({ onDone, onClose }: Props): ReactNode {
  const t = useTexts(texts);
  const orgName = useUnitName();
  const { rows: budgets, isLoading } = useList('expenses.chargeableBudgets', {});
  const left = new Map(budgets.length === 1 ? budgets[0]?.lines.map(({ category, available }) => [category, available]) : []);
  const lineFields = useClaimLineFields(left);
  if (isLoading) return <Loading />;
  if (budgets.length === 0)
    return (
      <Dialog title={t('newClaim')} onClose={onClose}>
        <Empty title={t('noBudgets')} hint={t('noBudgetHint')} />
      </Dialog>
    );

  const options = budgets.map(({ id, year, org }) => ({ value: id, label: `${orgName(org)} · ${String(year)}` }));
  return (
    <FormDrawer
      operation="expenses.draftClaim"
      title={t('newClaim')}
      fields={[
        { name: 'budgetId', label: t('budget'), kind: 'select', options, required: true },
        { name: 'lines', label: t('lines'), kind: 'lines', columns: lineFields, required: true },
      ]}
      initial={{ budgetId: budgets[0]?.id, lines: [{ spentOn: today(), voucherKind: 'e-invoice' }] }}
      watch={(values) => (
        <p className="office-sum">
          {t('total')} <Money value={totalOf(values)} />
        </p>
      )}
      touches={['expenses']}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
