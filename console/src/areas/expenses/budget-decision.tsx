import type { ReactNode } from 'react';
import { useCommand, useMay } from '../../api/call.js';
import { useTexts } from '../../i18n/index.js';
import { DecideBar, type Decision } from './decide-bar.js';
import type { Budget } from './shapes.js';
import { texts } from './texts.js';

/** The reader's decision on a budget, where it waits for them. */
export function BudgetDecision({ budget, etag }: { readonly budget: Budget; readonly etag: string | undefined }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const { run, isRunning, problem } = useCommand('expenses.decideBudget', { touches: ['expenses'], done: t('saved') });
  if (budget.status !== 'in-review' || !may('budget:decide')) return null;
  const onDecide = async (decision: Decision): Promise<void> => {
    await run({ budgetId: budget.id, ...decision }, { ifMatch: etag }).catch(() => undefined);
  };
  return <DecideBar kind="budget" id={budget.id} onDecide={onDecide} busy={isRunning} problem={problem} />;
}
