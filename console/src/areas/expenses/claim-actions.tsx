import { useState, type ReactNode } from 'react';
import { useCommand, useMay } from '../../api/call.js';
import { Button, Confirm, FormDrawer, Money, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Claim } from './shapes.js';
import { RequestSupplement } from './request-supplement.js';
import { missingFor } from './over-budget.js';
import { texts } from './texts.js';

interface Props {
  readonly claim: Claim;
  readonly etag: string | undefined;
  readonly mine: boolean;
  readonly onEdit: () => void;
}

type Open = 'withdraw' | 'pay' | 'supplement';

/** What the claimant and the cashier do with a claim; each refusal stands here with its ways forward. */
export function ClaimActions({ claim, etag, mine, onEdit }: Props): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [open, setOpen] = useState<Open>();
  const submit = useCommand('expenses.submitClaim', { touches: ['expenses'], done: t('submittedDone') });
  const urge = useCommand('expenses.urgeClaim', { touches: ['expenses'], done: t('urged') });
  const problem = submit.problem ?? urge.problem;
  const claimId = claim.id;
  const draft = claim.status === 'draft';
  const close = (): void => setOpen(undefined);
  const missing = submit.problem && missingFor(submit.problem);

  const onWay = (operation: string): boolean => {
    if (operation === 'expenses.reviseClaim') onEdit();
    else if (operation === 'expenses.requestSupplement' && may('budget:write')) setOpen('supplement');
    else return false;
    return true;
  };

  return (
    <section className="office-head">
      <div className="office-actions">
        <strong className="office-total">
          <Money value={claim.total} />
        </strong>
        {mine && draft && (
          <>
            <Button kind="main" hotkey="ctrl+enter" busy={submit.isRunning} onClick={() => void submit.run({ claimId }, etag ? { ifMatch: etag } : {}).catch(() => undefined)}>
              {t('submit')}
            </Button>
            <Button hotkey="e" onClick={onEdit}>
              {t('editClaim')}
            </Button>
          </>
        )}
        {mine && claim.status === 'in-review' && (
          <Button busy={urge.isRunning} onClick={() => void urge.run({ claimId }).catch(() => undefined)}>
            {t('urge')}
          </Button>
        )}
        {mine && ['draft', 'in-review', 'approved'].includes(claim.status) && claim.submittedAt && (
          <Button kind="danger" onClick={() => setOpen('withdraw')}>
            {t('withdraw')}
          </Button>
        )}
        {claim.status === 'approved' && may('claim:pay') && (
          <Button kind="main" hotkey="p" onClick={() => setOpen('pay')}>
            {t('pay')}
          </Button>
        )}
      </div>
      {problem && <Refusal problem={problem} onWay={onWay} />}
      {open === 'withdraw' && <Withdraw claimId={claimId} onClose={close} />}
      {open === 'pay' && <Pay claimId={claimId} onClose={close} />}
      {open === 'supplement' && (
        <RequestSupplement
          initial={{ budgetId: claim.budgetId, ...missing }}
          onDone={() => {
            submit.clear();
            close();
          }}
          onClose={close}
        />
      )}
    </section>
  );
}

function Withdraw({ claimId, onClose }: { readonly claimId: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const { run, isRunning, problem } = useCommand('expenses.withdrawClaim', { touches: ['expenses'], done: t('withdrawn') });
  const confirm = (): void => void run({ claimId }).then(onClose, () => undefined);
  return <Confirm title={t('withdraw')} text={t('withdrawSure')} yes={t('withdraw')} danger busy={isRunning} problem={problem} onYes={confirm} onNo={onClose} />;
}

function Pay({ claimId, onClose }: { readonly claimId: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  return (
    <FormDrawer
      operation="expenses.payClaim"
      title={t('pay')}
      fields={[{ name: 'paymentReference', label: t('paymentReference'), kind: 'text' }]}
      args={{ claimId }}
      touches={['expenses']}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
