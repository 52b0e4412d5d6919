import type { ReactNode } from 'react';
import { Day, Link, Money, Status, useStatusOptions, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { ListPage } from '../list-page.js';
import { disputeTexts } from './dispute-texts.js';
import { OpenDispute } from './open-dispute.js';
import { DISPUTE_KINDS, DISPUTE_STATUSES, type Dispute } from './shapes.js';

/** The register of legal disputes and advice (CON-19). */
export default function DisputesPage(): ReactNode {
  const t = useTexts(disputeTexts);
  const go = useGo();
  const [view, change] = useView();
  return (
    <ListPage
      operation="contracts.findDisputes"
      name="disputes"
      title={t('title')}
      filters={[
        { key: 'q', label: t('search'), kind: 'text' },
        { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('dispute', DISPUTE_STATUSES) },
        { key: 'kind', label: t('kind'), kind: 'many', options: DISPUTE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })) },
      ]}
      also={['contractId']}
      columns={columnsOf(t)}
      onOpen={({ id }) => go(`/disputes/${id}`)}
      begin={{ title: t('open'), allow: 'dispute:manage', onBegin: () => change({ do: 'open' }) }}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    >
      {view.do === 'open' && <OpenDispute onDone={(id) => go(`/disputes/${id}`)} onClose={() => change({ do: undefined })} />}
    </ListPage>
  );
}

const columnsOf = (t: Say<typeof disputeTexts>): readonly Column<Dispute>[] => [
  { key: 'no', title: t('no') },
  { key: 'title', title: t('about') },
  { key: 'kind', title: t('kind'), render: ({ kind }) => t(`kind.${kind}`) },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="dispute" value={status} /> },
  { key: 'customerName', title: t('customer') },
  { key: 'contractNo', title: t('contract'), render: ({ contractId, contractNo }) => <Link to={`/contracts/${contractId}`}>{contractNo ?? '—'}</Link> },
  { key: 'amount', title: t('amount'), align: 'end', render: ({ amount, currency }) => <Money value={amount} currency={currency} /> },
  { key: 'raisedOn', title: t('raisedOn'), render: ({ raisedOn }) => <Day value={raisedOn} />, sort: ({ raisedOn }) => raisedOn },
  { key: 'outcome', title: t('outcome'), render: ({ end }) => end && t(`outcome.${end.outcome}`) },
];
