import { reviewView } from '@tradewind/approvals/review.view';
import type { ContractView } from '@tradewind/contracts/contracts/contracts.api';
import { contractCopyView } from './contract-copy.view.js';
import type { ContractCopy } from './domain/contract-copy.js';
import type { Contract } from './domain/contract.js';

/** A contract with its tracking (CON-14); of `copies` only its own are shown. */
export const contractView = (contract: Contract, copies: readonly ContractCopy[]): ContractView => ({
  id: contract.id,
  version: contract.version,
  no: contract.no,
  status: contract.status,
  org: contract.org,
  branch: contract.branch,
  quoteId: contract.quoteId,
  quoteNo: contract.quoteNo,
  customerId: contract.customerId,
  customerNo: contract.customer.no,
  customerName: contract.customerName,
  opportunityId: contract.opportunityId,
  salesRepId: contract.ownerId,
  currency: contract.currency,
  lines: contract.lines,
  total: contract.total,
  net: contract.net,
  tax: contract.tax,
  payment: contract.payment,
  deliverBy: contract.deliverBy,
  templateCode: contract.templateCode,
  templateVersion: contract.templateVersion,
  title: contract.title,
  contentHash: contract.contentHash(),
  draftedBy: contract.draftedBy,
  review: reviewView(contract.review),
  earlierReviews: contract.earlierReviews.flatMap((review) => reviewView(review) ?? []),
  signature: contract.signature,
  seal: contract.seal,
  effectiveOn: contract.effectiveOn,
  fulfilledOn: contract.fulfilledOn,
  terminationReason: contract.terminationReason,
  orderId: contract.orderId,
  orderNo: contract.orderNo,
  copies: copies.filter(({ contractId }) => contractId === contract.id).map(contractCopyView),
});
