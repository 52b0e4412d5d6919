import type { ReactNode } from 'react';
import { Day, Money, Percent, Quantity, Status, useStatusOptions, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { ListPage } from '../list-page.js';
import { exceptionTexts } from './exception-texts.js';
import { RequestException } from './request-exception.js';
import { EXCEPTION_STATUSES, type PriceException } from './shapes.js';

/** Prices below the list: asked for, under review, in force (ORD-03, ORD-04). */
export default function ExceptionsPage(): ReactNode {
  const t = useTexts(exceptionTexts);
  const go = useGo();
  const [view, change] = useView();
  return (
    <ListPage
      operation="contracts.findPriceExceptions"
      name="price-exceptions"
      title={t('title')}
      filters={[
        { key: 'q', label: t('search'), kind: 'text' },
        { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('price-exception', EXCEPTION_STATUSES) },
      ]}
      columns={columnsOf(t)}
      onOpen={({ id }) => go(`/quotes/exceptions/${id}`)}
      begin={{ title: t('request'), allow: 'price-exception:request', onBegin: () => change({ do: 'request' }) }}
      empty={{ title: t('empty'), hint: t('emptyHint') }}
    >
      {view.do === 'request' && <RequestException onDone={(id) => go(`/quotes/exceptions/${id}`)} onClose={() => change({ do: undefined })} />}
    </ListPage>
  );
}

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
