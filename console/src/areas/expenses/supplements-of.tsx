import { useState, type ReactNode } from 'react';
import { useCommand, useList, useMay, useSession } from '../../api/call.js';
import { ApprovalPanel, Button, DataTable, Dialog, Moment, Money, UnitName, Panel, PersonName, Refusal, Status, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useCategories } from './claim-fields.js';
import { DecideBar, type Decision } from './decide-bar.js';
import { ReviewLine } from './review-line.js';
import type { Supplement } from './shapes.js';
import { texts } from './texts.js';

interface Props {
  readonly budgetId?: string;
  readonly status?: Supplement['status'] | undefined;
  readonly empty?: ReactNode;
}

/** Requests for additional budget; each opens with its review and the reader's decision. */
export function SupplementList({ budgetId, status, empty }: Props): ReactNode {
  const t = useTexts(texts);
  const { nameOf } = useCategories();
  const [openId, setOpenId] = useState<string>();
  const list = useList('expenses.findSupplements', { ...(budgetId && { budgetId }), ...(status && { status: [status] }) });
  const opened = list.rows.find(({ id }) => id === openId);
  const columns: readonly Column<Supplement>[] = [
    { key: 'reason', title: t('reason') },
    { key: 'org', title: t('unit'), render: ({ org }) => <UnitName path={org} />, hidden: budgetId !== undefined },
    { key: 'category', title: t('category'), render: ({ category }) => nameOf(category) },
    { key: 'amount', title: t('amount'), align: 'end', render: ({ amount }) => <Money value={amount} /> },
    { key: 'status', title: t('status'), render: (row) => <Status kind="supplement" value={row.status} /> },
    { key: 'requestedBy', title: t('claimant'), render: ({ requestedBy }) => <PersonName id={requestedBy} /> },
    { key: 'createdAt', title: t('submitted'), render: ({ createdAt }) => <Moment value={createdAt} /> },
  ];
  return (
    <>
      <DataTable
        name="supplements"
        columns={columns}
        rows={list.rows}
        onOpen={({ id }) => setOpenId(id)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={empty}
      />
      {opened && <SupplementDialog supplement={opened} onClose={() => setOpenId(undefined)} />}
    </>
  );
}

/** On the page of a budget; not there while nothing was asked for. */
export function SupplementsOf({ budgetId }: { readonly budgetId: string }): ReactNode {
  const t = useTexts(texts);
  const { rows } = useList('expenses.findSupplements', { budgetId });
  if (rows.length === 0) return null;
  return (
    <Panel title={t('supplements')} flush>
      <SupplementList budgetId={budgetId} />
    </Panel>
  );
}

function SupplementDialog({ supplement, onClose }: { readonly supplement: Supplement; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const me = useSession().person.id;
  const { nameOf } = useCategories();
  const decide = useCommand('expenses.decideSupplement', { touches: ['expenses'], done: t('saved') });
  const withdraw = useCommand('expenses.withdrawSupplement', { touches: ['expenses'], done: t('withdrawn') });
  const supplementId = supplement.id;
  const onDecide = async (decision: Decision): Promise<void> => {
    await decide.run({ supplementId, ...decision }).then(onClose, () => undefined);
  };
  const deciding = supplement.status === 'in-review' && may('budget:decide') && (
    <DecideBar kind="supplement" id={supplementId} onDecide={onDecide} busy={decide.isRunning} problem={decide.problem} />
  );
  const withdrawing = supplement.status === 'in-review' && supplement.requestedBy === me && (
    <Button kind="danger" busy={withdraw.isRunning} onClick={() => void withdraw.run({ supplementId }).then(onClose, () => undefined)}>
      {t('withdraw')}
    </Button>
  );
  return (
    <Dialog title={`${nameOf(supplement.category)} · ${t('supplements')}`} wide onClose={onClose}>
      <p className="office-sum">
        <Money value={supplement.amount} /> · {supplement.reason}
      </p>
      {supplement.review && <ReviewLine review={supplement.review} />}
      {deciding}
      {withdrawing}
      {withdraw.problem && <Refusal problem={withdraw.problem} />}
      {supplement.review && <ApprovalPanel review={supplement.review} />}
    </Dialog>
  );
}
