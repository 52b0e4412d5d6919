import type { ReactNode } from 'react';
import { useCommand, useMay } from '../../api/call.js';
import { useTexts } from '../../i18n/index.js';
import { DecideBar, type Decision } from './decide-bar.js';
import type { Claim } from './shapes.js';
import { texts } from './texts.js';

/** The reader's decision on a claim, where it waits for them. */
export function ClaimDecision({ claim, etag }: { readonly claim: Claim; readonly etag: string | undefined }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const decide = useCommand('expenses.decideClaim', { touches: ['expenses', 'approvals'], done: t('saved') });
  const reject = useCommand('expenses.rejectClaim', { touches: ['expenses', 'approvals'], done: t('rejected') });
  if (claim.status !== 'in-review' || !may('claim:decide')) return null;
  const claimId = claim.id;
  const extra = etag ? { ifMatch: etag } : {};
  const onDecide = async (decision: Decision): Promise<void> => {
    await decide.run({ claimId, ...decision }, extra).catch(() => undefined);
  };
  const onReject = async (step: string, comment: string): Promise<void> => {
    await reject.run({ claimId, step, comment }, extra).catch(() => undefined);
  };
  return (
    <DecideBar
      kind="claim"
      id={claimId}
      onDecide={onDecide}
      onReject={onReject}
      busy={decide.isRunning || reject.isRunning}
      problem={decide.problem ?? reject.problem}
    />
  );
}
