import type { ReactNode } from 'react';
import { useList, useMay, useRead } from '../../api/call.js';
import { Money, Panel } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { BudgetBar } from './budget-bar.js';
import { useCategories } from './claim-fields.js';
import type { Claim } from './shapes.js';
import { texts } from './texts.js';

/** What the budget has left for each category of the claim: all of it for who reads budgets, what is left for who only charges them. */
export function ClaimBudget({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const categories = [...new Set(claim.lines.map(({ category }) => category))];
  return (
    <Panel title={t('budget')}>
      {may('budget:read') ? <Whole budgetId={claim.budgetId} categories={categories} /> : <Left budgetId={claim.budgetId} categories={categories} />}
    </Panel>
  );
}

interface Charged {
  readonly budgetId: string;
  readonly categories: readonly string[];
}

function Whole({ budgetId, categories }: Charged): ReactNode {
  const { nameOf } = useCategories();
  const { data } = useRead('expenses.getBudget', { budgetId });
  const lines = data?.data.lines.filter(({ category }) => categories.includes(category)) ?? [];
  return lines.map((line) => <BudgetBar key={line.category} label={nameOf(line.category)} line={line} />);
}

function Left({ budgetId, categories }: Charged): ReactNode {
  const t = useTexts(texts);
  const { nameOf } = useCategories();
  const { rows } = useList('expenses.chargeableBudgets', {});
  const lines = rows.find(({ id }) => id === budgetId)?.lines.filter(({ category }) => categories.includes(category)) ?? [];
  return (
    <dl className="office-left">
      {lines.map(({ category, available }) => (
        <div key={category}>
          <dt>{nameOf(category)}</dt>
          <dd>
            {t('left')} <Money value={available} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
