import type { ReactNode } from 'react';
import { problemOf, useMay, useRead } from '../../api/call.js';
import { DataTable, Empty, FilterBar, Lookup, Page, Percent, Quantity, type Column } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { exceptionTexts } from './exception-texts.js';
import './quotes.css';
import type { EffectivePrice } from './shapes.js';
import { texts } from './texts.js';

/** The only prices that may be quoted (ORD-03): of a customer, or those for everybody. */
export default function PricesPage(): ReactNode {
  const t = useTexts(exceptionTexts);
  const q = useTexts(texts);
  const may = useMay();
  const [view, change] = useView<{ readonly customerId?: string; readonly q?: string }>();
  const found = useRead('contracts.getEffectivePrices', view.customerId === undefined ? {} : { customerId: view.customerId });
  const wanted = (view.q ?? '').toLowerCase();
  const items = (found.data?.data.items ?? []).filter(({ name, sku }) => `${name} ${sku}`.toLowerCase().includes(wanted));
  return (
    <Page title={t('prices')} lead={found.data && t('pricesOn', { on: found.data.data.on })}>
      {may('customer:read') && (
        <div className="price-customer">
          <Lookup operation="customers.findCustomers" value={view.customerId} placeholder={t('forCustomer')} onPick={(customerId) => change({ customerId })} />
        </div>
      )}
      <FilterBar filters={[{ key: 'q', label: t('narrow'), kind: 'text' }]} value={{ q: view.q }} onChange={change} />
      <DataTable
        name="effective-prices"
        columns={columnsOf(t, q)}
        rows={items}
        rowKey={({ productId }) => productId}
        isLoading={found.isLoading}
        error={found.error ? problemOf(found.error) : null}
        empty={<Empty title={t('noPrices')} hint={t('noPricesHint')} />}
      />
    </Page>
  );
}

const columnsOf = (t: Say<typeof exceptionTexts>, q: Say<typeof texts>): readonly Column<EffectivePrice>[] => [
  { key: 'name', title: t('product'), sort: ({ name }) => name },
  { key: 'sku', title: t('sku'), sort: ({ sku }) => sku },
  { key: 'spec', title: t('spec') },
  { key: 'price', title: t('price'), align: 'end', render: ({ price, unit }) => <Quantity value={price} unit={`/ ${unit}`} /> },
  { key: 'bands', title: t('bands'), render: ({ bands }) => bands.map(({ from, price }) => <div key={from}>{q('fromQuantity', { from, price })}</div>) },
  { key: 'taxRate', title: q('taxRate'), align: 'end', render: ({ taxRate }) => <Percent value={taxRate} /> },
  { key: 'priceListName', title: t('priceList') },
];
