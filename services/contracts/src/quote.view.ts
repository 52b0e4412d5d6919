import type { QuoteView } from '@tradewind/contracts/contracts/quotes.api';
import type { Quote } from './domain/quote.js';

/** A quote as it stands at a moment: past its last day it is expired. */
export const quoteView = (quote: Quote, at: Date): QuoteView => ({
  id: quote.id,
  version: quote.version,
  no: quote.no,
  status: quote.statusAt(at),
  org: quote.org,
  branch: quote.branch,
  customerId: quote.customerId,
  customerNo: quote.customerNo,
  customerName: quote.customerName,
  opportunityId: quote.opportunityId,
  salesRepId: quote.ownerId,
  pricedOn: quote.pricedOn,
  currency: quote.currency,
  lines: quote.lines,
  total: quote.total,
  net: quote.net,
  tax: quote.tax,
  payment: quote.payment,
  deliverBy: quote.deliverBy,
  requirements: quote.requirements,
  issuedOn: quote.issuedOn,
  validUntil: quote.validUntil,
  saidBy: quote.saidBy,
  saidOn: quote.saidOn,
  note: quote.note,
  renewsId: quote.renewsId,
  replacesId: quote.replacesId,
  contractId: quote.contractId,
});
