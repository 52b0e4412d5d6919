import type { ReactNode } from 'react';
import { problemOf, useRead, type ItemOf } from '../../api/call.js';
import {
  DataTable,
  Day,
  Dialog,
  Facts,
  FormDrawer,
  Loading,
  PersonName,
  Quantity,
  Refusal,
  Status,
  UnitName,
  useStatusOptions,
  useToast,
  type Column,
} from '../../components/index.js';
import { today, useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { useCommands } from '../customers/commands.js';
import { ListPage } from '../list-page.js';
import '../customers/sales.css';
import { catalogueTexts } from './catalogue-texts.js';
import { texts } from './texts.js';

type PriceList = ItemOf<'contracts.findPriceLists'>;
const STATUSES = ['draft', 'effective', 'superseded'] as const;

/** Price lists and their versions: drafted by one, put into force by another (ORD-03). */
export default function PriceListsPage(): ReactNode {
  const t = useTexts(catalogueTexts);
  const [view, change] = useView<ViewOf<'/quotes/price-lists'>>();
  return (
    <ListPage
      operation="contracts.findPriceLists"
      name="price-lists"
      title={t('priceLists')}
      filters={[
        { key: 'q', label: t('search'), kind: 'text' },
        { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('price-list', STATUSES) },
      ]}
      columns={columnsOf(t)}
      onOpen={({ id }) => change({ open: id })}
      begin={{ title: t('newPriceList'), allow: 'product:manage', onBegin: () => change({ do: 'draft' }) }}
      empty={{ title: t('noPriceLists'), hint: t('noPriceListsHint') }}
    >
      {typeof view.open === 'string' && <OneList priceListId={view.open} onClose={() => change({ open: undefined, do: undefined })} />}
      {view.do === 'draft' && view.open === undefined && <DraftList onClose={() => change({ do: undefined })} />}
    </ListPage>
  );
}

const columnsOf = (t: Say<typeof catalogueTexts>): readonly Column<PriceList>[] => [
  { key: 'name', title: t('name') },
  { key: 'listVersion', title: t('listVersion'), align: 'end' },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="price-list" value={status} /> },
  { key: 'region', title: t('region'), render: ({ region }) => (region === null ? t('everybody') : <UnitName path={region} />) },
  { key: 'tier', title: t('tier') },
  { key: 'validFrom', title: t('validFrom'), render: ({ validFrom }) => <Day value={validFrom} />, sort: ({ validFrom }) => validFrom },
  { key: 'validTo', title: t('validTo'), render: ({ validTo }) => <Day value={validTo} /> },
];

function OneList({ priceListId, onClose }: { readonly priceListId: string; readonly onClose: () => void }): ReactNode {
  const found = useRead('contracts.getPriceList', { priceListId });
  return (
    <Dialog title={found.data?.data.name ?? ''} onClose={onClose} wide>
      {found.error && <Refusal problem={problemOf(found.error)} />}
      {found.data ? <Known list={found.data.data} /> : found.isLoading && <Loading />}
    </Dialog>
  );
}

function Known({ list }: { readonly list: PriceList }): ReactNode {
  const t = useTexts(catalogueTexts);
  const { say } = useToast();
  const { id, status, listVersion, region, tier, validFrom, validTo, supersededFrom, draftedBy, items } = list;
  const commands = useCommands(
    [
      {
        ...{ key: 'approve', title: t('approve'), operation: 'contracts.approvePriceList', allow: 'price:approve', kind: 'main' },
        ...{ args: { priceListId: id }, intro: t('approveIntro'), when: status === 'draft', done: () => say(t('saved')) },
      },
    ],
    ['contracts'],
  );
  return (
    <>
      {commands.panel}
      <Facts
        items={[
          { label: t('status'), value: <Status kind="price-list" value={status} /> },
          { label: t('listVersion'), value: listVersion },
          { label: t('region'), value: region === null ? t('everybody') : <UnitName path={region} /> },
          { label: t('tier'), value: tier },
          { label: t('validFrom'), value: <Day value={validFrom} /> },
          { label: t('validTo'), value: <Day value={validTo} /> },
          { label: t('supersededFrom'), value: <Day value={supersededFrom} /> },
          { label: t('draftedBy'), value: <PersonName id={draftedBy} /> },
        ]}
      />
      <Items items={items} />
      <div className="actions">{commands.bar}</div>
    </>
  );
}

function Items({ items }: Pick<PriceList, 'items'>): ReactNode {
  const t = useTexts(catalogueTexts);
  const q = useTexts(texts);
  const columns: readonly Column<PriceList['items'][number]>[] = [
    { key: 'productId', title: t('product'), render: ({ productId }) => <ProductName productId={productId} /> },
    { key: 'price', title: t('price'), align: 'end', render: ({ price, unit }) => <Quantity value={price} unit={`/ ${unit}`} /> },
    { key: 'bands', title: '', render: ({ bands = [] }) => bands.map(({ from, price }) => <div key={from}>{q('fromQuantity', { from, price })}</div>) },
  ];
  return <DataTable name="price-list-items" columns={columns} rows={items} rowKey={({ productId }) => productId} />;
}

function ProductName({ productId }: { readonly productId: string }): ReactNode {
  const found = useRead('contracts.getProduct', { productId });
  if (!found.data) return null;
  const { name, sku } = found.data.data;
  return (
    <>
      {name} <span className="quiet">{sku}</span>
    </>
  );
}

function DraftList({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(catalogueTexts);
  const { say } = useToast();
  const sku = ({ sku: code }: Readonly<Record<string, unknown>>): string => String(code);
  return (
    <FormDrawer
      operation="contracts.draftPriceList"
      title={t('newPriceList')}
      intro={<p className="quiet">{t('newPriceListIntro')}</p>}
      fields={[
        { name: 'name', label: t('name'), kind: 'text', required: true },
        { name: 'validFrom', label: t('validFrom'), kind: 'date', required: true },
        { name: 'validTo', label: t('validTo'), kind: 'date' },
        { name: 'region', label: t('region'), kind: 'org' },
        { name: 'tier', label: t('tier'), kind: 'text' },
        {
          ...{ name: 'items', label: t('items'), kind: 'lines', min: 1, required: true },
          columns: [
            {
              name: 'productId',
              label: t('product'),
              kind: 'lookup',
              lookup: { operation: 'contracts.findProducts', args: { status: ['active'] }, detail: sku },
              required: true,
            },
            { name: 'price', label: t('price'), kind: 'quantity', required: true },
            { name: 'unit', label: t('unit'), kind: 'text', required: true },
          ],
        },
      ]}
      initial={{ validFrom: today(), items: [{}] }}
      touches={['contracts']}
      onDone={() => {
        say(t('saved'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
