import type { InvoiceView } from '@tradewind/contracts/orders/invoices.api';
import type { Invoice } from './domain/invoice.js';

export const invoiceView = (invoice: Invoice): InvoiceView => {
  const { id, version, no, org, status, orderId, orderNo, customerId, customerName, currency, lines, gross, net, tax } = invoice;
  const { requestedOn, requestedBy, taxNumber, issuedOn, issuedBy } = invoice;
  return {
    ...{ id, version, no, org, status, orderId, orderNo, customerId, customerName, currency, lines, gross, net, tax },
    ...{ requestedOn, requestedBy, taxNumber, issuedOn, issuedBy },
  };
};
