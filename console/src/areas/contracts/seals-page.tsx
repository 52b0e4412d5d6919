import type { ReactNode } from 'react';
import { useList, type ItemOf } from '../../api/call.js';
import { DataTable, Day, Empty, FilterBar, Link, Page, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { texts } from './texts.js';

type SealUse = ItemOf<'contracts.findSealUses'>;

/** The seal register 用印登记: who sealed what, when, with which seal (CON-08). */
export default function SealsPage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView();
  const { rows, isLoading, hasMore, more, error } = useList('contracts.findSealUses', typeof view.q === 'string' ? { q: view.q } : {});
  return (
    <Page title={t('sealRegister')}>
      <FilterBar filters={[{ key: 'q', label: t('search'), kind: 'text' }]} value={view} onChange={change} />
      <DataTable
        name="seal-register"
        columns={columnsOf(t)}
        rows={rows}
        isLoading={isLoading}
        hasMore={hasMore}
        onMore={more}
        error={error}
        empty={<Empty title={t('sealRegister')} hint={t('notSignedHint')} />}
      />
    </Page>
  );
}

const columnsOf = (t: Say<typeof texts>): readonly Column<SealUse>[] => [
  { key: 'contractNo', title: t('no'), render: ({ id, contractNo }) => <Link to={`/contracts/${id}?tab=signing`}>{contractNo}</Link> },
  { key: 'customerName', title: t('customer') },
  { key: 'sealedOn', title: t('sealedOn'), render: ({ sealedOn }) => <Day value={sealedOn} /> },
  { key: 'sealNo', title: t('sealNo') },
  { key: 'copies', title: t('copies'), align: 'end' },
  { key: 'sealedByName', title: t('sealedBy') },
  { key: 'amendments', title: t('amendments'), render: ({ amendments }) => amendments.map(({ amendmentNo }) => amendmentNo).join(' ') },
];
