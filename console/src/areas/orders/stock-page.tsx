import type { ReactNode } from 'react';
import { useList, useMay } from '../../api/call.js';
import {
  Button,
  DataTable,
  Empty,
  FilterBar,
  FormDrawer,
  Moment,
  Page,
  Quantity,
  useToast,
  type Column,
  type FieldSpec,
  type FilterValue,
} from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { askedBy } from '../asked-by.js';
import './orders.css';
import type { StockItem } from './shapes.js';
import { texts } from './texts.js';

/** What is on hand, reserved and free; who keeps a warehouse records it here. */
export default function StockPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const [view, change] = useView();
  const { rows, isLoading, hasMore, more, error } = useList('orders.findStock', asked(view));
  const record = may('stock:manage') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'record' })}>
      {t('recordStock')}
    </Button>
  );
  return (
    <Page title={t('stock')} actions={record}>
      <FilterBar
        filters={[
          { key: 'q', label: t('goodsHint'), kind: 'text' },
          { key: 'warehouse', label: t('warehouse'), kind: 'text' },
        ]}
        value={view}
        onChange={change}
      />
      {may('stock:manage') && <Recording rows={rows} />}
      <DataTable
        name="stock"
        columns={columnsOf(t)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        {...(may('stock:manage') && { onOpen: ({ id }: StockItem) => change({ do: id }) })}
        empty={<Empty title={t('noStock')} hint={t('noStockHint')} action={record} />}
      />
    </Page>
  );
}

const asked = (view: FilterValue) => askedBy<'orders.findStock'>(view, { one: ['q', 'warehouse'] });

const columnsOf = (t: Say<typeof texts>): readonly Column<StockItem>[] => [
  { key: 'sku', title: t('sku'), width: '11rem' },
  { key: 'name', title: t('product') },
  { key: 'warehouse', title: t('warehouse') },
  { key: 'onHand', title: t('onHand'), align: 'end', render: ({ onHand }) => <Quantity value={onHand} /> },
  { key: 'reserved', title: t('reserved'), align: 'end', render: ({ reserved }) => <Quantity value={reserved} /> },
  { key: 'free', title: t('free'), align: 'end', render: ({ free }) => <Quantity value={free} /> },
  { key: 'asOf', title: t('countedAt'), render: ({ asOf }) => <Moment value={asOf} /> },
];

/** `?do=record` for goods that are new in a warehouse, `?do=<row>` for a new figure of what is there. */
function Recording({ rows }: { readonly rows: readonly StockItem[] }): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  const [view, change] = useView<{ readonly do?: string }>();
  const item = rows.find(({ id }) => id === view.do);
  if (view.do !== 'record' && !item) return null;
  const close = (): void => change({ do: undefined });
  const onHand: FieldSpec = { name: 'onHand', label: t('onHand'), kind: 'quantity', required: true, hint: t('onHandHint') };
  const again = item && { productId: item.productId, sku: item.sku, name: item.name, warehouse: item.warehouse };
  return (
    <FormDrawer
      operation="orders.recordStock"
      title={item ? `${t('recordAgain')} ${item.sku} ${item.warehouse}` : t('recordStock')}
      fields={item ? [onHand] : [productField(t), { name: 'warehouse', label: t('warehouse'), kind: 'text', required: true }, onHand]}
      {...(again && { args: again })}
      {...(!item && { shape: withProduct })}
      onClose={close}
      onDone={() => {
        close();
        say(t('stockRecorded'));
      }}
    />
  );
}

type Row = Readonly<Record<string, unknown>>;

/** A stock item carries number and name of its product: they are taken over with the choice. */
const productField = (t: Say<typeof texts>): FieldSpec => ({
  ...{ name: 'product', label: t('product'), kind: 'lookup', required: true },
  lookup: {
    operation: 'contracts.findProducts',
    detail: ({ sku }) => String(sku),
    value: ({ id, sku, name }: Row) => JSON.stringify({ productId: id, sku, name }),
  },
});

const withProduct = ({ product, ...rest }: Row): Row => ({ ...rest, ...(typeof product === 'string' && (JSON.parse(product) as Row)) });
