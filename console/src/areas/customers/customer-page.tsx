import type { ReactNode } from 'react';
import { problemOf, useMay, useRead } from '../../api/call.js';
import { Button, Loading, Page, Refusal, Status, Tabs } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, usePathParam, useView } from '../../shell/place.js';
import { useCommands } from './commands.js';
import './sales.css';
import { CustomerContacts } from './customer-contacts.js';
import { CustomerCredit } from './customer-credit.js';
import { CustomerOverview } from './customer-overview.js';
import { CustomerPurchases } from './customer-purchases.js';
import { CustomerStory } from './customer-story.js';
import { useCustomerCommands } from './customer-commands.js';
import type { Customer } from './shapes.js';
import { texts } from './texts.js';
import { useTierName } from './tiers.js';

/** Everything that is known of one customer, from every service that knows something (CUS-01, CUS-05). */
export default function CustomerPage(): ReactNode {
  const customerId = usePathParam('customerId');
  const found = useRead('customers.getCustomer', { customerId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Known customer={found.data.data} />;
}

function Known({ customer }: { readonly customer: Customer }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const go = useGo();
  const tierName = useTierName(customer.org);
  const [view, change] = useView<{ readonly tab?: string }>();
  const commands = useCommands(useCustomerCommands(customer), ['customers']);
  const tabs = [
    { key: 'overview', title: t('overview') },
    { key: 'story', title: t('story') },
    { key: 'contacts', title: t('contacts'), count: customer.contacts.length },
    ...(may('credit:read') ? [{ key: 'credit', title: t('credit') }] : []),
    { key: 'purchases', title: t('purchases') },
  ];
  const tab = view.tab ?? 'overview';
  return (
    <Page
      title={customer.name}
      crumbs={[{ title: t('title'), to: '/customers' }, { title: customer.name }]}
      lead={
        <>
          {customer.no} <Status kind="customer" value={customer.status} />
          <span>{tierName(customer.tier)}</span>
          <span>
            {t('owner')} {customer.ownerName}
          </span>
        </>
      }
      actions={
        <>
          {commands.bar}
          {may('quote:write') && <Button onClick={() => go(`/quotes/new?customerId=${customer.id}`)}>{t('newQuote')}</Button>}
        </>
      }
    >
      {commands.panel}
      <Tabs items={tabs} value={tab} onChange={(key) => change({ tab: key === 'overview' ? undefined : key })} />
      {tab === 'overview' && <CustomerOverview customer={customer} />}
      {tab === 'story' && <CustomerStory customerId={customer.id} />}
      {tab === 'contacts' && <CustomerContacts customer={customer} />}
      {tab === 'credit' && <CustomerCredit customerId={customer.id} />}
      {tab === 'purchases' && <CustomerPurchases customerId={customer.id} />}
    </Page>
  );
}
