import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  Button,
  DataTable,
  Day,
  Empty,
  FilterBar,
  Money,
  Page,
  Percent,
  Quantity,
  Status,
  useStatusOptions,
  type Column,
  type FilterValue,
} from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { exceptionTexts } from './exception-texts.js';
import { RequestException } from './request-exception.js';
import { EXCEPTION_STATUSES, type PriceException } from './shapes.js';

/** Prices below the list: asked for, under review, in force (ORD-03, ORD-04). */
export default function ExceptionsPage(): ReactNode {
  const t = useTexts(exceptionTexts);
  const go = useGo();
  const may = useMay();
  const [view, change] = useView();
  const { rows, isLoading, hasMore, more, error } = useList('contracts.findPriceExceptions', asked(view));
  const request = may('price-exception:request') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'request' })}>
      {t('request')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={request}>
      <FilterBar
        filters={[
          { key: 'q', label: t('search'), kind: 'text' },
          { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('price-exception', EXCEPTION_STATUSES) },
        ]}
        value={view}
        onChange={change}
      />
      <DataTable
        name="price-exceptions"
        columns={columnsOf(t)}
        rows={rows}
        isLoading={isLoading}
        hasMore={hasMore}
        onMore={more}
        error={error}
        onOpen={({ id }) => go(`/quotes/exceptions/${id}`)}
        empty={<Empty title={t('empty')} hint={t('emptyHint')} action={request} />}
      />
      {view.do === 'request' && <RequestException onDone={(id) => go(`/quotes/exceptions/${id}`)} onClose={() => change({ do: undefined })} />}
    </Page>
  );
}

const asked = ({ q, status }: FilterValue) => ({
  ...(typeof q === 'string' && { q }),
  ...(status !== undefined && { status: [status].flat() as PriceException['status'][] }),
});

const columnsOf = (t: Say<typeof exceptionTexts>): readonly Column<PriceException>[] => [
  { key: 'no', title: t('no') },
  { key: 'customerName', title: t('customer') },
  {
    key: 'productName',
    title: t('product'),
    render: ({ productName, sku }) => (
      <>
        {productName} <span className="quiet">{sku}</span>
      </>
    ),
  },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="price-exception" value={status} /> },
  { key: 'floorPrice', title: t('floorPrice'), align: 'end', render: ({ floorPrice, unit }) => <Quantity value={floorPrice} unit={`/ ${unit}`} /> },
  { key: 'discount', title: t('discount'), align: 'end', render: ({ discount }) => <Percent value={discount} /> },
  { key: 'mostLost', title: t('mostLost'), align: 'end', render: ({ mostLost }) => <Money value={mostLost} /> },
  {
    key: 'used',
    title: t('used'),
    align: 'end',
    render: ({ usedQuantity, maxQuantity }) => (
      <>
        <Quantity value={usedQuantity} /> / <Quantity value={maxQuantity} />
      </>
    ),
  },
  { key: 'validUntil', title: t('validUntil'), render: ({ validUntil }) => <Day value={validUntil} />, sort: ({ validUntil }) => validUntil },
];
