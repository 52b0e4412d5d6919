import type { ReactNode } from 'react';
import { useList } from '../../api/call.js';
import { DataTable, Empty, FilterBar, Page, useStatusOptions, type FilterValue } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { askedBy } from '../asked-by.js';
import { invoiceColumns } from './invoice-columns.js';
import { useIssuing } from './issuing.js';
import './orders.css';
import { texts } from './texts.js';

/** Requests for invoices and what was issued, across orders. */
export default function InvoicesPage(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const [view, change] = useView<ViewOf<'/invoices'>>();
  const { rows, isLoading, hasMore, more, error } = useList('orders.findInvoices', asked(view));
  const { issue, drawer } = useIssuing(rows);
  const statuses = useStatusOptions('invoice');
  return (
    <Page title={t('invoices')}>
      <FilterBar
        filters={[
          { key: 'q', label: t('searchHint'), kind: 'text' },
          { key: 'status', label: t('state'), kind: 'many', options: statuses },
        ]}
        value={view}
        onChange={change}
      />
      {drawer}
      <DataTable
        name="invoices"
        columns={invoiceColumns(t, issue)}
        {...{ rows, isLoading, hasMore, error }}
        onMore={more}
        onOpen={({ orderId }) => go(`/orders/${orderId}`)}
        empty={<Empty title={t('noInvoices')} hint={t('noInvoicesHint')} />}
      />
    </Page>
  );
}

const asked = (view: FilterValue) => askedBy<'orders.findInvoices'>(view, { one: ['q'], several: ['status'] });
