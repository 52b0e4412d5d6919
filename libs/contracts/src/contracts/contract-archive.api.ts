import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, DateOnly, Flag, Id, ListOf, One, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { CONTRACT_STATUSES, ContractId, contractNotFound, ContractView, type ContractStatus } from './contracts.api.js';
import { DisputeView } from './disputes.api.js';

/** What the archive is searched by, all of it together (CON-14). */
export class SearchArchive extends SearchRequest {
  @Text({ max: 100, optional: true, holds: 'reference', doc: 'A piece of the wording, as it was agreed' }) readonly text?: string;
  @AnyOf(CONTRACT_STATUSES, { name: 'ContractStatus' }) readonly status?: ContractStatus[];
  @Id({ optional: true }) readonly customerId?: string;
  @Code({ optional: true, doc: 'Made from any version of this template' }) readonly templateCode?: string;
  @Amount({ optional: true, doc: 'Total, tax included, at least' }) readonly minTotal?: string;
  @Amount({ optional: true, doc: 'Total, tax included, at most' }) readonly maxTotal?: string;
  @DateOnly({ optional: true, doc: 'In effect on this day or later' }) readonly effectiveFrom?: string;
  @DateOnly({ optional: true, doc: 'In effect on this day or earlier' }) readonly effectiveTo?: string;
  @DateOnly({ optional: true, doc: 'To be delivered on this day or later' }) readonly deliverFrom?: string;
  @DateOnly({ optional: true, doc: 'To be delivered on this day or earlier' }) readonly deliverTo?: string;
  @Flag({ optional: true, doc: 'true: only those with a milestone that is late' }) readonly late?: boolean;
}

/** A contract as the archive lists it. */
export class ArchivedContractView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true }) readonly no!: string | null;
  @OneOf(CONTRACT_STATUSES, { name: 'ContractStatus' }) readonly status!: ContractStatus;
  @Text() readonly title!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly customerId!: string;
  @Code() readonly customerNo!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @Code() readonly templateCode!: string;
  @Count() readonly templateVersion!: number;
  @Code() readonly currency!: string;
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @DateOnly() readonly deliverBy!: string;
  @DateOnly({ nullable: true }) readonly effectiveOn!: string | null;
  @DateOnly({ nullable: true }) readonly fulfilledOn!: string | null;
  @Flag() readonly late!: boolean;
}

/** The tracking form (销售档案): everything that is kept of one contract. */
export class ContractRecordView {
  @One(() => ContractView, { doc: 'With its reviews, signatures, seal, copies and milestones' }) readonly contract!: ContractView;
  @Text({ max: 200_000 }) readonly text!: string;
  @ListOf(() => DisputeView, { min: 0, doc: 'Disputes and legal advice about it' }) readonly disputes!: readonly DisputeView[];
}

export const contractArchiveApi = defineApi('contracts', {
  searchArchive: operation({
    http: 'GET /contract-archive',
    allow: 'contract:read',
    summary: 'Search the archive of contracts: by number, customer, pinyin, wording, days, amounts, status, template',
    description: 'CON-14: newest first; every filter narrows.',
    query: SearchArchive,
    reply: page(ArchivedContractView),
  }),
  contractRecord: operation({
    http: 'GET /contract-archive/:contractId',
    allow: 'contract:read',
    summary: 'The tracking form of a contract: all forms, reviews, signatures, seal, copies, milestones and disputes (CON-14)',
    params: ContractId,
    reply: ContractRecordView,
    faults: [contractNotFound],
  }),
});
