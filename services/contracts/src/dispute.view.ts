import type { DisputeView } from '@tradewind/contracts/contracts/disputes.api';
import type { Dispute } from './domain/dispute.js';

export const disputeView = (dispute: Dispute): DisputeView => ({
  id: dispute.id,
  version: dispute.version,
  no: dispute.no,
  status: dispute.status,
  kind: dispute.kind,
  contractId: dispute.contractId,
  contractNo: dispute.contractNo,
  customerId: dispute.customerId,
  customerName: dispute.customerName,
  raisedOn: dispute.raisedOn,
  title: dispute.title,
  facts: dispute.facts,
  amount: dispute.amount,
  currency: dispute.currency,
  openedByName: dispute.openedByName,
  notes: dispute.notes,
  end: dispute.end,
});
