import type { ReactNode } from 'react';
import { useSession, type ReplyOf } from '../../api/call.js';
import { FormDrawer, Money, type FieldSpec } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useCategories } from './claim-fields.js';
import { totalOf } from './draft-claim.js';
import { texts } from './texts.js';

interface Props {
  readonly onDone: (budget: ReplyOf<'expenses.draftBudget'>) => void;
  readonly onClose: () => void;
}

/** What a line of a budget says. */
export function useBudgetLineFields(): readonly FieldSpec[] {
  const t = useTexts(texts);
  const { options } = useCategories();
  return [
    { name: 'category', label: t('category'), kind: 'select', options, required: true },
    { name: 'amount', label: t('amount'), kind: 'money', required: true },
    { name: 'purpose', label: t('purpose'), kind: 'text', required: true },
    { name: 'use', label: t('use'), kind: 'text', required: true },
  ];
}

export function BudgetSum({ values }: { readonly values: Readonly<Record<string, unknown>> }): ReactNode {
  const t = useTexts(texts);
  return (
    <p className="office-sum">
      {t('total')} <Money value={totalOf(values)} />
    </p>
  );
}

const yearOf = (year: unknown): number => (typeof year === 'string' ? parseInt(year, 10) : 0);

/** The budget of a unit for a year, by category (EXP-01, EXP-04). */
export function DraftBudget({ onDone, onClose }: Props): ReactNode {
  const t = useTexts(texts);
  const { org } = useSession();
  const fields = useBudgetLineFields();
  const now = parseInt(today(), 10);
  const years = [now, now + 1].map((year) => ({ value: String(year), label: String(year) }));
  return (
    <FormDrawer
      operation="expenses.draftBudget"
      title={t('newBudget')}
      fields={[
        { name: 'org', label: t('unit'), kind: 'org', required: true },
        { name: 'year', label: t('year'), kind: 'select', options: years, required: true },
        { name: 'lines', label: t('lines'), kind: 'lines', columns: fields, required: true },
      ]}
      initial={{ org, year: String(now), lines: [{}] }}
      shape={(values) => ({ ...values, year: yearOf(values.year) })}
      watch={(values) => <BudgetSum values={values} />}
      touches={['expenses']}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
