import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  Bar,
  Button,
  DataTable,
  Empty,
  FilterBar,
  Link,
  Moment,
  Money,
  UnitName,
  Page,
  Panel,
  Percent,
  Refusal,
  Status,
  type Column,
} from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { BudgetBar } from './budget-bar.js';
import { useCategories } from './claim-fields.js';
import { DraftBudget } from './draft-budget.js';
import './expenses.css';
import type { Budget, Execution } from './shapes.js';
import { texts } from './texts.js';

/** The budgets of a year: how far those in force are used, and those still on their way there. */
export default function BudgetsPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const may = useMay();
  const [view, change] = useView<Record<string, string | undefined>>();
  const year = parseInt(view.year ?? today().slice(0, 4), 10);
  const begin = may('budget:write') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'draft' })}>
      {t('newBudget')}
    </Button>
  );
  return (
    <Page title={t('budgets')} actions={begin}>
      <FilterBar
        filters={[{ key: 'year', label: t('year'), kind: 'select', options: years() }]}
        value={{ year: String(year) }}
        onChange={(value) => change(value)}
      />
      <Executions year={year} />
      <Panel title={t('drafts')} flush>
        <AllBudgets year={year} empty={<Empty title={t('noBudgets')} hint={t('noBudgetsHint')} action={begin} />} />
      </Panel>
      {view.do === 'draft' && <DraftBudget onDone={({ id }) => go(`/expenses/budgets/${id}`)} onClose={() => change({ do: undefined })} />}
    </Page>
  );
}

/** This year, the next, and those of which somebody may still want to look something up. */
function years(): { value: string; label: string }[] {
  const now = parseInt(today(), 10);
  return [1, 0, -1, -2, -3].map((from) => ({ value: String(now + from), label: String(now + from) }));
}

function Executions({ year }: { readonly year: number }): ReactNode {
  const t = useTexts(texts);
  const { rows, error, hasMore, more } = useList('expenses.budgetExecution', { year });
  if (error) return <Refusal problem={error} />;
  const inForce = rows.filter(({ status }) => status === 'active');
  if (inForce.length === 0) return null;
  return (
    <Panel title={t('execution')}>
      <div className="budget-cards">
        {inForce.map((execution) => (
          <ExecutionCard key={execution.budgetId} execution={execution} />
        ))}
      </div>
      {hasMore && <Button onClick={more}>{t('moreBudgets')}</Button>}
    </Panel>
  );
}

function ExecutionCard({ execution }: { readonly execution: Execution }): ReactNode {
  const t = useTexts(texts);
  const { nameOf } = useCategories();
  return (
    <article className="budget-card">
      <h3>
        <Link to={`/expenses/budgets/${execution.budgetId}`}>
          <UnitName path={execution.org} />
        </Link>
        <span className="budget-card-share">
          {t('used')} <Percent value={execution.share} />
        </span>
      </h3>
      <Bar label={t('whole')} value={execution.used} max={execution.total} />
      {execution.lines.map((line) => (
        <BudgetBar key={line.category} label={nameOf(line.category)} line={line} />
      ))}
    </article>
  );
}

function AllBudgets({ year, empty }: { readonly year: number; readonly empty: ReactNode }): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const list = useList('expenses.findBudgets', { year });
  const columns: readonly Column<Budget>[] = [
    { key: 'org', title: t('unit'), render: ({ org }) => <UnitName path={org} /> },
    { key: 'no', title: t('no'), render: ({ no }) => no ?? t('notNumbered') },
    { key: 'total', title: t('total'), align: 'end', sort: ({ total }) => total, render: ({ total }) => <Money value={total} /> },
    { key: 'status', title: t('status'), render: ({ status }) => <Status kind="budget" value={status} /> },
    { key: 'activatedAt', title: t('activated'), render: ({ activatedAt }) => activatedAt && <Moment value={activatedAt} /> },
    { key: 'updatedAt', title: t('changed'), render: ({ updatedAt }) => <Moment value={updatedAt} /> },
  ];
  return (
    <DataTable
      name="budgets"
      columns={columns}
      rows={list.rows}
      onOpen={({ id }) => go(`/expenses/budgets/${id}`)}
      isLoading={list.isLoading}
      hasMore={list.hasMore}
      onMore={list.more}
      error={list.error}
      empty={empty}
    />
  );
}
