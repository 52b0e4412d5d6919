import { useState, type ReactNode } from 'react';
import { useCommand, useMay } from '../../api/call.js';
import { Button, Confirm, FormDrawer, Refusal } from '../../components/index.js';
import { common } from '../../i18n/common.js';
import { useTexts } from '../../i18n/index.js';
import { BudgetSum, useBudgetLineFields } from './draft-budget.js';
import { RequestSupplement } from './request-supplement.js';
import type { Budget } from './shapes.js';
import { texts } from './texts.js';

interface Props {
  readonly budget: Budget;
  readonly etag: string | undefined;
}

type Open = 'edit' | 'withdraw' | 'close' | 'supplement';

/** What the unit does with its budget. */
export function BudgetActions({ budget, etag }: Props): ReactNode {
  const t = useTexts(texts);
  const all = useTexts(common);
  const may = useMay();
  const [open, setOpen] = useState<Open>();
  const submit = useCommand('expenses.submitBudget', {
    ...{ touches: ['expenses'], done: t('submittedDone'), undone: all('undone') },
    undo: ({ id }) => ({ operation: 'expenses.withdrawBudget', args: { budgetId: id } }),
  });
  const urge = useCommand('expenses.urgeBudget', { touches: ['expenses'], done: t('urged') });
  if (!may('budget:write')) return null;
  const budgetId = budget.id;
  const problem = submit.problem ?? urge.problem;
  const shut = (): void => setOpen(undefined);
  const onWay = (operation: string): boolean => {
    if (operation === 'expenses.requestSupplement') setOpen('supplement');
    else if (operation === 'expenses.reviseBudget') setOpen('edit');
    else return false;
    return true;
  };
  return (
    <section className="office-head">
      <div className="office-actions">
        {budget.status === 'draft' && (
          <>
            <Button kind="main" busy={submit.isRunning} onClick={() => void submit.run({ budgetId }, { ifMatch: etag }).catch(() => undefined)}>
              {t('submit')}
            </Button>
            <Button hotkey="e" onClick={() => setOpen('edit')}>
              {t('editBudget')}
            </Button>
          </>
        )}
        {budget.status === 'in-review' && (
          <>
            <Button busy={urge.isRunning} onClick={() => void urge.run({ budgetId }).catch(() => undefined)}>
              {t('urge')}
            </Button>
            <Button kind="danger" onClick={() => setOpen('withdraw')}>
              {t('withdraw')}
            </Button>
          </>
        )}
        {budget.status === 'active' && (
          <>
            <Button kind="main" onClick={() => setOpen('supplement')}>
              {t('requestSupplement')}
            </Button>
            <Button kind="danger" onClick={() => setOpen('close')}>
              {t('closeBudget')}
            </Button>
          </>
        )}
      </div>
      {problem && <Refusal problem={problem} onWay={onWay} />}
      {open === 'edit' && <Edit budget={budget} etag={etag} onClose={shut} />}
      {open === 'withdraw' && <Withdraw budgetId={budgetId} onClose={shut} />}
      {open === 'close' && <CloseBudget budgetId={budgetId} onClose={shut} />}
      {open === 'supplement' && <RequestSupplement initial={{ budgetId }} onDone={shut} onClose={shut} />}
    </section>
  );
}

function Edit({ budget, etag, onClose }: Props & { readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const fields = useBudgetLineFields();
  const lines = budget.lines.map(({ category, budgeted, purpose, use }) => ({ category, amount: budgeted, purpose, use }));
  return (
    <FormDrawer
      operation="expenses.reviseBudget"
      title={t('editBudget')}
      fields={[{ name: 'lines', label: t('lines'), kind: 'lines', columns: fields, required: true }]}
      initial={{ lines }}
      args={{ budgetId: budget.id }}
      {...(etag && { ifMatch: etag })}
      watch={(values) => <BudgetSum values={values} />}
      touches={['expenses']}
      onDone={onClose}
      onClose={onClose}
    />
  );
}

interface Confirming {
  readonly budgetId: string;
  readonly onClose: () => void;
}

function Withdraw({ budgetId, onClose }: Confirming): ReactNode {
  const t = useTexts(texts);
  const { run, isRunning, problem } = useCommand('expenses.withdrawBudget', { touches: ['expenses'], done: t('withdrawn') });
  const confirm = (): void => void run({ budgetId }).then(onClose, () => undefined);
  return (
    <Confirm
      title={t('withdraw')}
      text={t('withdrawBudgetSure')}
      yes={t('withdraw')}
      danger
      busy={isRunning}
      problem={problem}
      onYes={confirm}
      onNo={onClose}
    />
  );
}

function CloseBudget({ budgetId, onClose }: Confirming): ReactNode {
  const t = useTexts(texts);
  const { run, isRunning, problem } = useCommand('expenses.closeBudget', { touches: ['expenses'], done: t('closedDone') });
  const confirm = (): void => void run({ budgetId }).then(onClose, () => undefined);
  return (
    <Confirm title={t('closeBudget')} text={t('closeSure')} yes={t('closeBudget')} danger busy={isRunning} problem={problem} onYes={confirm} onNo={onClose} />
  );
}
