import type { ContractCopyView } from '@tradewind/contracts/contracts/contract-copies.api';
import type { ContractCopy } from './domain/contract-copy.js';

export const contractCopyView = (copy: ContractCopy): ContractCopyView => ({
  id: copy.id,
  version: copy.version,
  contractId: copy.contractId,
  contractNo: copy.contractNo,
  customerName: copy.customerName,
  recipient: copy.recipient,
  status: copy.status,
  issuedAt: copy.issuedAt.toISOString(),
  acknowledgedBy: copy.acknowledgedBy,
  acknowledgedByName: copy.acknowledgedByName,
  acknowledgedAt: copy.acknowledgedAt?.toISOString() ?? null,
  dueAt: copy.dueAt?.toISOString() ?? null,
  remindedAt: copy.remindedAt?.toISOString() ?? null,
  escalatedAt: copy.escalatedAt?.toISOString() ?? null,
});
