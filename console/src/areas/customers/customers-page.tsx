import type { ReactNode } from 'react';
import { useList, useMay, useSession } from '../../api/call.js';
import {
  Button,
  DataTable,
  Day,
  Empty,
  FilterBar,
  Page,
  Percent,
  Status,
  Tabs,
  useStatusOptions,
  type Column,
  type Filter,
  type FilterValue,
} from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { askedBy } from '../asked-by.js';
import { ExportList } from '../imports/export-list.js';
import { CreateCustomer } from './create-customer.js';
import { CustomerBoard } from './customer-board.js';
import './sales.css';
import { CUSTOMER_STATUSES, type Customer } from './shapes.js';
import { texts } from './texts.js';
import { useTierName, useTiers } from './tiers.js';

/** Customers within the reader's reach, with whoever has not heard from us for too long (CUS-05, CUS-15). */
export default function CustomersPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const may = useMay();
  const [view, change] = useView();
  const isBoard = view.as === 'board';
  const { rows, isLoading, hasMore, more, error } = useList('customers.findCustomers', { ...asked(view), ...(isBoard && { limit: ON_BOARD }) });
  const tierName = useTierName(useSession().org);
  const open = (customerId: string): void => go(`/customers/${customerId}`);
  const create = (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'create' })}>
      {t('newCustomer')}
    </Button>
  );
  const filtered = Object.keys(view).some((key) => key !== 'do' && key !== 'as');
  return (
    <Page title={t('title')} actions={may('customer:write') && create}>
      <Tabs
        items={[
          { key: 'list', title: t('list') },
          { key: 'board', title: t('board') },
        ]}
        value={isBoard ? 'board' : 'list'}
        onChange={(key) => change({ as: key === 'board' ? key : undefined })}
      />
      <FilterBar filters={useFilters(t, may('pii:search'))} value={view} onChange={change} />
      {isBoard && hasMore && <p className="notice">{t('partial')}</p>}
      {isBoard && rows.length > 0 ? (
        <CustomerBoard cards={rows} onOpen={open} />
      ) : (
        <DataTable
          name="customers"
          columns={columnsOf(t, tierName)}
          rows={rows}
          isLoading={isLoading}
          hasMore={hasMore}
          onMore={more}
          error={error}
          tools={view.phone === undefined && <ExportList of="customers" filters={asked(view)} />}
          onOpen={({ id }) => open(id)}
          empty={
            filtered ? (
              <Empty title={t('nothingFound')} hint={t('nothingFoundHint')} />
            ) : (
              <Empty title={t('emptyCustomers')} hint={t('emptyCustomersHint')} action={may('customer:write') && create} />
            )
          }
        />
      )}
      {view.do === 'create' && <CreateCustomer onDone={open} onClose={() => change({ do: undefined })} />}
    </Page>
  );
}

const ON_BOARD = 200;

const asked = (view: FilterValue) => ({
  ...askedBy<'customers.findCustomers'>(view, { one: ['q', 'tier', 'phone'], several: ['status'] }),
  ...(view.contactLate !== undefined && { contactLate: true }),
});

function useFilters(t: Say<typeof texts>, byPhone: boolean): readonly Filter[] {
  const tiers = useTiers(useSession().org);
  const phone: readonly Filter[] = byPhone ? [{ key: 'phone', label: t('phoneSearch'), kind: 'text' }] : [];
  return [
    { key: 'q', label: t('search'), kind: 'text' },
    { key: 'status', label: t('status'), kind: 'many', options: useStatusOptions('customer', CUSTOMER_STATUSES) },
    { key: 'tier', label: t('tier'), kind: 'select', options: tiers },
    { key: 'contactLate', label: t('late'), kind: 'select', options: [{ value: 'late', label: t('onlyLate') }] },
    ...phone,
  ];
}

const columnsOf = (t: Say<typeof texts>, tierName: (code: string) => string): readonly Column<Customer>[] => [
  { key: 'name', title: t('name'), sort: ({ name }) => name },
  { key: 'no', title: t('no'), render: ({ no }) => <span className="figure">{no}</span>, sort: ({ no }) => no },
  { key: 'status', title: t('status'), render: ({ status }) => <Status kind="customer" value={status} /> },
  { key: 'tier', title: t('tier'), render: ({ tier }) => tierName(tier) },
  { key: 'ownerName', title: t('owner'), sort: ({ ownerName }) => ownerName },
  {
    key: 'contactedOn',
    title: t('contactedOn'),
    render: ({ contactedOn }) => (contactedOn === null ? t('never') : <Day value={contactedOn} />),
    sort: ({ contactedOn }) => contactedOn ?? '',
  },
  { key: 'contactDueOn', title: t('contactDueOn'), render: (customer) => <DueContact customer={customer} late={t('contactLate')} /> },
  {
    key: 'completeness',
    title: t('completeness'),
    align: 'end',
    render: ({ completeness }) => <Percent value={completeness.share} />,
    sort: ({ completeness }) => completeness.share,
  },
  { key: 'branch', title: t('branch'), hidden: true },
  { key: 'industry', title: t('industry'), hidden: true },
];

function DueContact({ customer: { contactDueOn, contactLate }, late }: { readonly customer: Customer; readonly late: string }): ReactNode {
  if (contactDueOn === null) return null;
  return (
    <>
      <Day value={contactDueOn} /> {contactLate && <span className="bad">{late}</span>}
    </>
  );
}
