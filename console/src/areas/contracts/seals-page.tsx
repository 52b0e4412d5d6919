import type { ReactNode } from 'react';
import type { ItemOf } from '../../api/call.js';
import { Day, Link, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { ListPage } from '../list-page.js';
import { texts } from './texts.js';

type SealUse = ItemOf<'contracts.findSealUses'>;

/** Besides contracts, which are shown where nothing is chosen. */
const AGREEMENTS = ['service-contract', 'partner-agreement'] as const;
const PAGE_OF = { contract: '/contracts', 'service-contract': '/service-contracts', 'partner-agreement': '/partner-agreements' } as const;

/** The seal register 用印登记: who sealed what, when, with which seal (CON-08). */
export default function SealsPage(): ReactNode {
  const t = useTexts(texts);
  return (
    <ListPage
      operation="contracts.findSealUses"
      name="seal-register"
      title={t('sealRegister')}
      filters={[
        { key: 'q', label: t('search'), kind: 'text' },
        { key: 'paper', label: t('paperKind'), kind: 'select', options: AGREEMENTS.map((value) => ({ value, label: t(`paper.${value}`) })) },
      ]}
      columns={columnsOf(t)}
      empty={{ title: t('sealRegister'), hint: t('notSignedHint') }}
    />
  );
}

const columnsOf = (t: Say<typeof texts>): readonly Column<SealUse>[] => [
  { key: 'contractNo', title: t('no'), render: ({ paper, id, contractNo }) => <Link to={`${PAGE_OF[paper]}/${id}?tab=signing`}>{contractNo}</Link> },
  { key: 'customerName', title: t('customer') },
  { key: 'sealedOn', title: t('sealedOn'), render: ({ sealedOn }) => <Day value={sealedOn} /> },
  { key: 'sealNo', title: t('sealNo') },
  { key: 'copies', title: t('copies'), align: 'end' },
  { key: 'sealedByName', title: t('sealedBy') },
  { key: 'amendments', title: t('amendments'), render: ({ amendments }) => amendments.map(({ amendmentNo }) => amendmentNo).join(' ') },
];
