import type { ReactNode } from 'react';
import { problemOf, useMay, useRead, type ItemOf } from '../../api/call.js';
import {
  Dialog,
  Facts,
  FormDrawer,
  Loading,
  Percent,
  Quantity,
  Refusal,
  Status,
  useStatusOptions,
  useToast,
  type Column,
  type FieldSpec,
} from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { useCommands, type Command } from '../customers/commands.js';
import { ListPage } from '../list-page.js';
import '../customers/sales.css';
import { catalogueTexts } from './catalogue-texts.js';

type Product = ItemOf<'contracts.findProducts'>;
const STATUSES = ['active', 'discontinued'] as const;

/** What the company sells (ORD-03). */
export default function ProductsPage(): ReactNode {
  const t = useTexts(catalogueTexts);
  const [view, change] = useView();
  return (
    <ListPage
      operation="contracts.findProducts"
      name="products"
      title={t('products')}
      filters={[
        { key: 'q', label: t('search'), kind: 'text' },
        { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('product', STATUSES) },
      ]}
      columns={columnsOf(t)}
      onOpen={({ id }) => change({ open: id })}
      begin={{ title: t('newProduct'), allow: 'product:manage', onBegin: () => change({ do: 'add' }) }}
      empty={{ title: t('noProducts'), hint: t('noProductsHint') }}
    >
      {typeof view.open === 'string' && <OneProduct productId={view.open} onClose={() => change({ open: undefined, do: undefined })} />}
      {view.do === 'add' && view.open === undefined && <AddProduct onClose={() => change({ do: undefined })} />}
    </ListPage>
  );
}

const columnsOf = (t: Say<typeof catalogueTexts>): readonly Column<Product>[] => [
  { key: 'name', title: t('name') },
  { key: 'sku', title: t('sku') },
  { key: 'spec', title: t('spec') },
  { key: 'unit', title: t('unit') },
  { key: 'taxRate', title: t('taxRate'), align: 'end', render: ({ taxRate }) => <Percent value={taxRate} /> },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="product" value={status} /> },
];

const changeable = (t: Say<typeof catalogueTexts>): readonly FieldSpec[] => [
  { name: 'name', label: t('name'), kind: 'text', required: true },
  { name: 'spec', label: t('spec'), kind: 'text' },
  { name: 'taxRate', label: t('taxRate'), kind: 'quantity', hint: t('taxRateHint'), required: true },
  { name: 'standardCost', label: t('standardCost'), kind: 'quantity', required: true },
];

function OneProduct({ productId, onClose }: { readonly productId: string; readonly onClose: () => void }): ReactNode {
  const found = useRead('contracts.getProduct', { productId });
  return (
    <Dialog title={found.data?.data.name ?? ''} onClose={onClose}>
      {found.error && <Refusal problem={problemOf(found.error)} />}
      {found.data ? <Known product={found.data.data} /> : found.isLoading && <Loading />}
    </Dialog>
  );
}

function Known({ product }: { readonly product: Product }): ReactNode {
  const t = useTexts(catalogueTexts);
  const may = useMay();
  const commands = useCommands(useProductCommands(product), ['contracts']);
  const { sku, spec, unit, taxRate, standardCost, status } = product;
  return (
    <>
      {commands.panel}
      <Facts
        items={[
          { label: t('sku'), value: sku },
          { label: t('spec'), value: spec },
          { label: t('unit'), value: unit },
          { label: t('taxRate'), value: <Percent value={taxRate} /> },
          ...(may('product:manage') ? [{ label: t('standardCost'), value: <Quantity value={standardCost} /> }] : []),
          { label: t('status'), value: <Status kind="product" value={status} /> },
        ]}
      />
      <div className="actions">{commands.bar}</div>
    </>
  );
}

function useProductCommands({ id, status, name, spec, taxRate, standardCost }: Product): readonly Command[] {
  const t = useTexts(catalogueTexts);
  const { say } = useToast();
  const shared = { allow: 'product:manage', args: { productId: id }, done: () => say(t('saved')) };
  return [
    { ...shared, key: 'edit', title: t('edit'), operation: 'contracts.updateProduct', fields: changeable(t), initial: { name, spec, taxRate, standardCost } },
    {
      ...shared,
      key: 'discontinue',
      title: t('discontinue'),
      operation: 'contracts.discontinueProduct',
      intro: t('discontinueIntro'),
      kind: 'danger',
      when: status === 'active',
      undo: () => ({ operation: 'contracts.reinstateProduct', args: { productId: id } }),
      done: (_, undo) => say(t('saved'), undo),
    },
    { ...shared, key: 'reinstate', title: t('reinstate'), operation: 'contracts.reinstateProduct', when: status === 'discontinued' },
  ];
}

function AddProduct({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(catalogueTexts);
  const { say } = useToast();
  return (
    <FormDrawer
      operation="contracts.createProduct"
      title={t('newProduct')}
      fields={[
        { name: 'sku', label: t('sku'), kind: 'text', required: true },
        { name: 'unit', label: t('unit'), kind: 'text', hint: t('unitHint'), required: true },
        ...changeable(t),
      ]}
      initial={{ taxRate: '0.13' }}
      touches={['contracts']}
      onDone={() => {
        say(t('saved'));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
