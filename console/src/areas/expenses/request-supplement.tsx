import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { FormDrawer, Loading, useUnitName } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useCategories } from './claim-fields.js';
import { texts } from './texts.js';

interface Props {
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Additional budget, asked for before the money is spent (EXP-15). */
export function RequestSupplement({ initial = {}, onDone, onClose }: Props): ReactNode {
  const t = useTexts(texts);
  const orgName = useUnitName();
  const { options: categories } = useCategories();
  const { rows: budgets, isLoading } = useList('expenses.findBudgets', { status: ['active'] });
  if (isLoading) return <Loading />;
  const options = budgets.map(({ id, year, org }) => ({ value: id, label: `${orgName(org)} · ${String(year)}` }));
  const current = budgets.find(({ year }) => String(year) === today().slice(0, 4));
  return (
    <FormDrawer
      operation="expenses.requestSupplement"
      title={t('requestSupplement')}
      fields={[
        { name: 'budgetId', label: t('supplementFor'), kind: 'select', options, required: true },
        { name: 'category', label: t('category'), kind: 'select', options: categories, required: true },
        { name: 'amount', label: t('amount'), kind: 'money', required: true },
        { name: 'reason', label: t('reason'), kind: 'long', required: true },
      ]}
      initial={{ budgetId: current?.id, ...initial }}
      touches={['expenses']}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
