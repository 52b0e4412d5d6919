import type { ReactNode } from 'react';
import { useList, useSession, type ItemOf } from '../../api/call.js';
import { Button, DataTable, Empty, FilterBar, FormDrawer, Page, Quantity, Status, UnitName, useStatusOptions, type Column } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import './operator.css';
import { texts } from './texts.js';

type App = ItemOf<'identity.findPartnerApps'>;

const linesOf = (text: unknown): readonly string[] => (typeof text === 'string' ? text.split(/\s+/).filter(Boolean) : []);

/** Apps of partners: what each may call, whose rows it sees, from where, how often (ORG-13). */
export default function PartnersPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const { org } = useSession();
  const [view, change] = useView<Record<string, string | undefined>>();
  const { q } = view;
  const status = view.status as App['status'] | undefined;
  const list = useList('identity.findPartnerApps', { ...(q && { q }), ...(status && { status }) });
  const begin = (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'register' })}>
      {t('register')}
    </Button>
  );
  const columns: readonly Column<App>[] = [
    { key: 'name', title: t('name') },
    { key: 'status', title: t('state'), render: (row) => <Status kind="partner-app" value={row.status} /> },
    { key: 'org', title: t('unit'), render: (row) => <UnitName path={row.org} /> },
    { key: 'scopes', title: t('scopes'), align: 'end', render: ({ scopes }) => <Quantity value={scopes.length} /> },
    { key: 'quotaPerMinute', title: t('quota'), align: 'end', render: ({ quotaPerMinute }) => <Quantity value={quotaPerMinute} /> },
    { key: 'secrets', title: t('secrets'), align: 'end', render: ({ secrets }) => <Quantity value={secrets.length} /> },
  ];
  return (
    <Page title={t('partners')} actions={begin}>
      <FilterBar
        filters={[
          { key: 'q', label: t('search'), kind: 'text' },
          { key: 'status', label: t('state'), kind: 'select', options: useStatusOptions('partner-app') },
        ]}
        value={{ q, status }}
        onChange={(value) => change(value)}
      />
      <DataTable
        name="partner-apps"
        columns={columns}
        rows={list.rows}
        onOpen={({ id }) => go(`/operator/partners/${id}`)}
        isLoading={list.isLoading}
        hasMore={list.hasMore}
        onMore={list.more}
        error={list.error}
        empty={<Empty title={t('noPartners')} hint={t('noPartnersHint')} action={begin} />}
      />
      {view.do === 'register' && (
        <FormDrawer
          operation="identity.registerPartnerApp"
          title={t('register')}
          fields={[
            { name: 'name', label: t('name'), kind: 'text', required: true },
            { name: 'org', label: t('unit'), kind: 'org', required: true },
            { name: 'customerId', label: t('dealer'), kind: 'lookup', lookup: { operation: 'customers.findCustomers' }, hint: t('dealerHint') },
            { name: 'scopes', label: t('scopes'), kind: 'long', required: true, hint: t('scopesHint') },
            { name: 'allowedAddresses', label: t('addresses'), kind: 'long', hint: t('addressesHint') },
            { name: 'quotaPerMinute', label: t('quota'), kind: 'number', required: true },
          ]}
          initial={{ org, quotaPerMinute: 60 }}
          shape={(values) => ({ ...values, scopes: linesOf(values.scopes), allowedAddresses: linesOf(values.allowedAddresses) })}
          touches={['identity']}
          onDone={({ id }) => go(`/operator/partners/${id}`)}
          onClose={() => change({ do: undefined })}
        />
      )}
    </Page>
  );
}
