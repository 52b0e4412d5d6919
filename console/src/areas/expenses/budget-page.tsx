import type { ReactNode } from 'react';
import { useRead } from '../../api/call.js';
import { ApprovalPanel, DataTable, Figure, Figures, Loading, Money, UnitName, Page, Panel, Refusal, Status, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { BudgetActions } from './budget-actions.js';
import { BudgetBar } from './budget-bar.js';
import { BudgetDecision } from './budget-decision.js';
import { useCategories } from './claim-fields.js';
import './expenses.css';
import { sumOf } from './money.js';
import { ReviewLine } from './review-line.js';
import type { Budget, BudgetLine } from './shapes.js';
import { SupplementsOf } from './supplements-of.js';
import { texts } from './texts.js';

/** One budget: how far each line is used, what was added, who approved it. */
export default function BudgetPage(): ReactNode {
  const t = useTexts(texts);
  const budgetId = usePathParam('budgetId');
  const { data, error } = useRead('expenses.getBudget', { budgetId });
  if (error) return <Refusal problem={error} />;
  if (!data) return <Loading />;
  const budget = data.data;
  const title = budget.no ?? t('budgetDraft');
  return (
    <Page
      title={title}
      crumbs={[{ title: t('budgets'), to: '/expenses/budgets' }, { title }]}
      lead={
        <>
          <Status kind="budget" value={budget.status} /> <UnitName path={budget.org} /> · {budget.year}
        </>
      }
    >
      {budget.review && <ReviewLine review={budget.review} />}
      <BudgetActions budget={budget} etag={data.etag} />
      <BudgetFigures lines={budget.lines} />
      <Panel title={t('execution')}>
        <Bars lines={budget.lines} />
      </Panel>
      <Panel title={t('lines')} flush>
        <Lines lines={budget.lines} />
      </Panel>
      {budget.review && (
        <Panel title={t('approval')}>
          <BudgetDecision budget={budget} etag={data.etag} />
          <ApprovalPanel review={budget.review} />
        </Panel>
      )}
      <SupplementsOf budgetId={budget.id} />
    </Page>
  );
}

function BudgetFigures({ lines }: { readonly lines: readonly BudgetLine[] }): ReactNode {
  const t = useTexts(texts);
  const sum = (field: 'budgeted' | 'supplements' | 'reserved' | 'spent' | 'available'): ReactNode => <Money value={sumOf(lines.map((line) => line[field]))} />;
  return (
    <Figures>
      <Figure label={t('budgeted')} value={sum('budgeted')} />
      <Figure label={t('supplemented')} value={sum('supplements')} />
      <Figure label={t('spent')} value={sum('spent')} />
      <Figure label={t('reserved')} value={sum('reserved')} />
      <Figure label={t('left')} value={sum('available')} />
    </Figures>
  );
}

function Bars({ lines }: { readonly lines: Budget['lines'] }): ReactNode {
  const { nameOf } = useCategories();
  return lines.map((line) => <BudgetBar key={line.category} label={nameOf(line.category)} line={line} />);
}

function Lines({ lines }: { readonly lines: Budget['lines'] }): ReactNode {
  const t = useTexts(texts);
  const { nameOf } = useCategories();
  const columns: readonly Column<BudgetLine>[] = [
    { key: 'category', title: t('category'), render: ({ category }) => nameOf(category) },
    { key: 'purpose', title: t('purpose') },
    { key: 'use', title: t('use') },
    { key: 'budgeted', title: t('budgeted'), align: 'end', render: ({ budgeted }) => <Money value={budgeted} /> },
    { key: 'supplements', title: t('supplemented'), align: 'end', render: ({ supplements }) => <Money value={supplements} /> },
    { key: 'available', title: t('left'), align: 'end', render: ({ available }) => <Money value={available} /> },
  ];
  return <DataTable name="budget-lines" columns={columns} rows={lines} rowKey={({ category }) => category} />;
}
