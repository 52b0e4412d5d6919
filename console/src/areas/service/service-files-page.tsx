import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { DataTable, Day, Empty, FilterBar, Page, type Column, type FilterValue } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { askedBy } from '../asked-by.js';
import './service.css';
import type { ServiceFile } from './shapes.js';
import { texts } from './texts.js';

/** One file for every delivery (AFS-19). */
export default function ServiceFilesPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const [view, change] = useView();
  const { rows, isLoading, hasMore, more, error } = useList('after-sales.findServiceFiles', asked(view));
  return (
    <Page title={t('files')}>
      <FilterBar filters={[{ key: 'q', label: t('searchHint'), kind: 'text' }]} value={view} onChange={change} />
      <DataTable
        name="service-files"
        columns={fileColumns(t)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        onOpen={({ id }) => go(`/service-files/${id}`)}
        empty={<Empty title={t('noFiles')} hint={t('noFilesHint')} />}
      />
    </Page>
  );
}

const asked = (view: FilterValue) => askedBy<'after-sales.findServiceFiles'>(view, { one: ['q', 'customerId'] });

const fileColumns = (t: Say<typeof texts>): readonly Column<ServiceFile>[] => [
  { key: 'no', title: t('fileNo'), width: '15rem' },
  { key: 'customerName', title: t('customer') },
  { key: 'products', title: t('products'), render: ({ products }) => products.map(({ name, sku }) => `${name} ${sku}`).join(', ') },
  { key: 'deliveredOn', title: t('deliveredOn'), render: ({ deliveredOn }) => <Day value={deliveredOn} /> },
  { key: 'orderNo', title: t('order') },
  { key: 'shipmentNo', title: t('shipment') },
];
