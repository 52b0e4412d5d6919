import { Button, Day, Money, Quantity, Status, type Column } from '../../components/index.js';
import type { Say } from '../../i18n/index.js';
import type { Invoice } from './shapes.js';
import type { texts } from './texts.js';

/** `issue` is there only for who may issue. */
export const invoiceColumns = (t: Say<typeof texts>, issue: ((invoice: Invoice) => void) | undefined): readonly Column<Invoice>[] => [
  { key: 'no', title: t('invoice'), render: ({ no }) => no ?? t('notIssued') },
  { key: 'status', title: t('state'), render: ({ status }) => <Status kind="invoice" value={status} /> },
  { key: 'orderNo', title: t('no') },
  { key: 'customerName', title: t('customer') },
  {
    ...{ key: 'lines', title: t('lines') },
    render: ({ lines }) =>
      lines.map(({ line, sku, quantity, unit }) => (
        <span key={line} className="shipment-line">
          {sku} <Quantity value={quantity} unit={unit} />
        </span>
      )),
  },
  { key: 'gross', title: t('gross'), align: 'end', render: ({ gross, currency }) => <Money value={gross} currency={currency} /> },
  { key: 'requestedOn', title: t('requestedOn'), render: ({ requestedOn }) => <Day value={requestedOn} /> },
  { key: 'issuedOn', title: t('issuedOn'), hidden: true, render: ({ issuedOn }) => <Day value={issuedOn} /> },
  { key: 'taxNumber', title: t('taxNumber'), render: ({ taxNumber }) => taxNumber },
  ...(issue
    ? [
        {
          key: 'issue',
          title: t('issue'),
          render: (invoice: Invoice) => invoice.status === 'requested' && <Button onClick={() => issue(invoice)}>{t('issue')}</Button>,
        },
      ]
    : []),
];
