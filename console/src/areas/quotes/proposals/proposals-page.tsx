import type { ReactNode } from 'react';
import { Ago, Money, PersonName, Status, useStatusOptions, type Column } from '../../../components/index.js';
import { useTexts, type Say } from '../../../i18n/index.js';
import { useGo, useView } from '../../../shell/place.js';
import { ListPage } from '../../list-page.js';
import { DraftProposal } from './draft-proposal.js';
import { proposalTexts } from './proposal-texts.js';
import { PROPOSAL_STATUSES, type Proposal } from './shapes.js';

interface View {
  readonly do?: string;
  readonly customerId?: string;
  readonly opportunityId?: string;
}

/** Proposals 销售方案 within the reader's reach (ORD-01). */
export default function ProposalsPage(): ReactNode {
  const t = useTexts(proposalTexts);
  const go = useGo();
  const [view, change] = useView<View>();
  return (
    <ListPage
      operation="contracts.findProposals"
      name="proposals"
      title={t('title')}
      filters={[
        { key: 'q', label: t('search'), kind: 'text' },
        { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('proposal', PROPOSAL_STATUSES) },
      ]}
      also={['customerId', 'opportunityId']}
      columns={columnsOf(t)}
      onOpen={({ id }) => go(`/proposals/${id}`)}
      begin={{ title: t('draft'), allow: 'quote:write', onBegin: () => change({ do: 'draft' }) }}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    >
      {view.do === 'draft' && <DraftProposal customerId={view.customerId} opportunityId={view.opportunityId} onClose={() => change({ do: undefined })} />}
    </ListPage>
  );
}

const columnsOf = (t: Say<typeof proposalTexts>): readonly Column<Proposal>[] => [
  { key: 'no', title: t('no') },
  { key: 'customerName', title: t('customer') },
  { key: 'title', title: t('name'), render: ({ current }) => current.title },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="proposal" value={status} /> },
  { key: 'total', title: t('total'), align: 'end', render: ({ current }) => <Money value={current.total} />, sort: ({ current }) => current.total },
  { key: 'edition', title: t('edition'), align: 'end', render: ({ current }) => current.edition },
  { key: 'ownerId', title: t('owner'), render: ({ ownerId }) => <PersonName id={ownerId} /> },
  { key: 'updatedAt', title: t('updatedAt'), render: ({ updatedAt }) => <Ago value={updatedAt} />, sort: ({ updatedAt }) => updatedAt },
];
