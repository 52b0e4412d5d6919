import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, Flag, Id, Instant, OneOf, Text } from '../fields.js';
import { page, PageRequest } from '../page.js';

export const COPY_STATUSES = ['issued', 'acknowledged'] as const;
export type CopyStatus = (typeof COPY_STATUSES)[number];

/** Who gets a copy of every contract at once (CON-13). */
export const COPY_RECIPIENTS = ['finance', 'customer-service', 'branch'] as const;
export type CopyRecipient = (typeof COPY_RECIPIENTS)[number];

export class ContractCopyId {
  @Id() readonly copyId!: string;
}

export class FindCopies extends PageRequest {
  @AnyOf(COPY_STATUSES, { name: 'CopyStatus' }) readonly status?: CopyStatus[];
  @AnyOf(COPY_RECIPIENTS, { name: 'CopyRecipient' }) readonly recipient?: CopyRecipient[];
  @Id({ optional: true }) readonly contractId?: string;
}

/** Copies that nobody acknowledged in time. */
export class FindOverdueCopies extends PageRequest {
  @AnyOf(COPY_RECIPIENTS, { name: 'CopyRecipient' }) readonly recipient?: CopyRecipient[];
  @Flag({ optional: true, doc: 'true: only those that were escalated' }) readonly escalated?: boolean;
}

export class ContractCopyView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Id() readonly contractId!: string;
  @Code() readonly contractNo!: string;
  @Text() readonly customerName!: string;
  @OneOf(COPY_RECIPIENTS, { name: 'CopyRecipient' }) readonly recipient!: CopyRecipient;
  @OneOf(COPY_STATUSES, { name: 'CopyStatus' }) readonly status!: CopyStatus;
  @Instant() readonly issuedAt!: string;
  @Id({ nullable: true }) readonly acknowledgedBy!: string | null;
  @Text({ nullable: true }) readonly acknowledgedByName!: string | null;
  @Instant({ nullable: true }) readonly acknowledgedAt!: string | null;
  @Instant({ nullable: true, doc: 'To be acknowledged by then' }) readonly dueAt!: string | null;
  @Instant({ nullable: true, doc: 'The department was reminded' }) readonly remindedAt!: string | null;
  @Instant({ nullable: true, doc: 'It still had not been acknowledged' }) readonly escalatedAt!: string | null;
}

export const copyNotFound = defineFault('contract-copy.not-found', 'not-found', {
  en: (d: { copyId: string }) => `There is no contract copy ${d.copyId}.`,
  zh: (d) => `没有合同副本 ${d.copyId}。`,
});

export const copyForAnotherDepartment = defineFault(
  'contract-copy.for-another-department',
  'refused',
  {
    en: (d: { recipient: string }) => `This copy is for ${d.recipient}; only they can acknowledge that it arrived.`,
    zh: (d) => `此副本发给“${d.recipient}”，只能由该部门签收。`,
  },
  { requirement: 'CON-13', clause: '000 §3.4.3; 003-O §4.3.2', waysForward: [{ operation: 'contracts.acknowledgeCopy', whoMay: 'contract:acknowledge-copy' }] },
);

export const contractCopiesApi = defineApi('contracts', {
  acknowledgeCopy: operation({
    http: 'POST /contract-copies/:copyId/acknowledge',
    allow: 'contract:acknowledge-copy',
    summary: 'Acknowledge a copy of a contract for the department it is for',
    params: ContractCopyId,
    reply: ContractCopyView,
    faults: [copyNotFound, copyForAnotherDepartment],
  }),
  findCopies: operation({
    http: 'GET /contract-copies',
    allow: 'contract:acknowledge-copy',
    summary: 'Copies of contracts, newest first',
    query: FindCopies,
    reply: page(ContractCopyView),
  }),
  findOverdueCopies: operation({
    http: 'GET /contract-copies/overdue',
    allow: 'contract:read',
    summary: 'Who has not acknowledged a copy in time, and where that was escalated',
    description: 'CON-13: for who tracks contracts; the clock is the policy `contract-copy`.',
    query: FindOverdueCopies,
    reply: page(ContractCopyView),
  }),
});
