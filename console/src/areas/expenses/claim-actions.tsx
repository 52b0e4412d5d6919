import { useState, type ReactNode } from 'react';
import { useCommand, useMay } from '../../api/call.js';
import { Button, Confirm, FormDrawer, Money, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useCategories } from './claim-fields.js';
import type { Claim } from './shapes.js';
import { RequestSupplement } from './request-supplement.js';
import { missingFor, withName } from './over-budget.js';
import { texts } from './texts.js';

interface Props {
  readonly claim: Claim;
  readonly etag: string | undefined;
  readonly mine: boolean;
  readonly onEdit: () => void;
}

type Open = 'withdraw' | 'pay';

/** What the claimant and the cashier do with a claim; each refusal stands here with its ways forward. */
export function ClaimActions({ claim, etag, mine, onEdit }: Props): ReactNode {
  const may = useMay();
  const [open, setOpen] = useState<Open>();
  return (
    <section className="office-head">
      <strong className="office-total">
        <Money value={claim.total} />
      </strong>
      {mine && claim.status === 'draft' && <Submit claim={claim} etag={etag} onEdit={onEdit} />}
      <div className="office-actions">
        {mine && claim.status === 'in-review' && <Urge claimId={claim.id} />}
        {mine && mayWithdraw(claim) && <Offer what="withdraw" kind="danger" onOpen={setOpen} />}
        {claim.status === 'approved' && may('claim:pay') && <Offer what="pay" kind="main" onOpen={setOpen} />}
      </div>
      {open === 'withdraw' && <Withdraw claimId={claim.id} onClose={() => setOpen(undefined)} />}
      {open === 'pay' && <Pay claimId={claim.id} onClose={() => setOpen(undefined)} />}
    </section>
  );
}

const mayWithdraw = ({ status, submittedAt }: Claim): boolean => ['draft', 'in-review', 'approved'].includes(status) && submittedAt !== null;

interface OfferProps {
  readonly what: Open;
  readonly kind: 'main' | 'danger';
  readonly onOpen: (what: Open) => void;
}

function Offer({ what, kind, onOpen }: OfferProps): ReactNode {
  const t = useTexts(texts);
  return (
    <Button kind={kind} onClick={() => onOpen(what)}>
      {t(what)}
    </Button>
  );
}

function Urge({ claimId }: { readonly claimId: string }): ReactNode {
  const t = useTexts(texts);
  const { run, isRunning, problem } = useCommand('expenses.urgeClaim', { touches: ['expenses'], done: t('urged') });
  return (
    <>
      <Button busy={isRunning} onClick={() => void run({ claimId }).catch(() => undefined)}>
        {t('urge')}
      </Button>
      {problem && <Refusal problem={problem} />}
    </>
  );
}

/** A refusal for want of budget leads to the supplement that is missing, to the cent (EXP-15). */
function Submit({ claim, etag, onEdit }: Omit<Props, 'mine'>): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const { nameOf } = useCategories();
  const { run, isRunning, problem, clear } = useCommand('expenses.submitClaim', { touches: ['expenses'], done: t('submittedDone') });
  const submit = (): void => void run({ claimId: claim.id }, { ifMatch: etag }).catch(() => undefined);
  const onWay = (operation: string): boolean => {
    if (operation === 'expenses.reviseClaim') onEdit();
    else if (operation === 'expenses.requestSupplement' && may('budget:write')) setAsking(true);
    else return false;
    return true;
  };
  const onAsked = (): void => {
    clear();
    setAsking(false);
  };
  return (
    <>
      <div className="office-actions">
        <Button kind="main" busy={isRunning} onClick={submit}>
          {t('submit')}
        </Button>
        <Button hotkey="e" onClick={onEdit}>
          {t('editClaim')}
        </Button>
      </div>
      {problem && <Refusal problem={withName(problem, nameOf)} onWay={onWay} />}
      {asking && (
        <RequestSupplement initial={{ budgetId: claim.budgetId, ...(problem && missingFor(problem)) }} onDone={onAsked} onClose={() => setAsking(false)} />
      )}
    </>
  );
}

function Withdraw({ claimId, onClose }: { readonly claimId: string; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const { run, isRunning, problem } = useCommand('expenses.withdrawClaim', { touches: ['expenses'], done: t('withdrawn') });
  const confirm = (): void => void run({ claimId }).then(onClose, () => undefined);
  return (
    <Confirm title={t('withdraw')} text={t('withdrawSure')} yes={t('withdraw')} danger busy={isRunning} problem={problem} onYes={confirm} onNo={onClose} />
  );
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
