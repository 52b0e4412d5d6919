import type { ReactNode } from 'react';
import type { List } from '../../api/call.js';
import { DataTable, Empty, Panel } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useIssuing } from './issuing.js';
import { invoiceColumns } from './invoice-columns.js';
import type { Invoice } from './shapes.js';
import { texts } from './texts.js';

/** The invoices of an order; finance issues what sales has requested (ORD-23). */
export function InvoicesPanel({ list: { rows, isLoading, error } }: { readonly list: List<Invoice> }): ReactNode {
  const t = useTexts(texts);
  const { issue, drawer } = useIssuing(rows);
  return (
    <Panel title={t('invoices')} flush>
      {drawer}
      <DataTable
        name="order-invoices"
        columns={invoiceColumns(t, issue)}
        {...{ rows, isLoading, error }}
        empty={<Empty title={t('noInvoices')} hint={t('noInvoicesHint')} />}
      />
    </Panel>
  );
}
