import { defineApi, operation, type Api, type Operation } from '@tradewind/kernel/operation';
import { Code, Count, Flag, Id, Instant, Json, OrgPath, Text, Texts } from '../fields.js';
import { page, PageRequest, type Page } from '../page.js';

/** The services that keep an audit trail: all that own a database. */
export const AUDITED_SERVICES = ['identity', 'policies', 'customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;

export class FindAuditEntries extends PageRequest {
  @Id({ optional: true, doc: 'Everything that happened to this record' }) readonly aggregateId?: string;
  @Id({ optional: true, doc: 'Everything this person did, or had done for them by a deputy' }) readonly actorId?: string;
  @Instant({ optional: true, doc: 'At this moment or later' }) readonly from?: string;
  @Instant({ optional: true, doc: 'Before this moment' }) readonly to?: string;
}

/** Who did what to which record, when, why and under which policies (XCT-05). */
export class AuditEntryView {
  @Id() readonly id!: string;
  @Instant() readonly at!: string;
  @Id() readonly actorId!: string;
  @Text() readonly actorName!: string;
  @Id({ nullable: true, doc: 'For whom a deputy acted' }) readonly onBehalfOfId!: string | null;
  @Text({ nullable: true }) readonly onBehalfOfName!: string | null;
  @Text({ doc: 'The operation, reaction or clock' }) readonly action!: string;
  @Code({ doc: 'Kind of record' }) readonly aggregateType!: string;
  @Id() readonly aggregateId!: string;
  @Count({ doc: 'Of the record, after the change' }) readonly recordVersion!: number;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Text() readonly requestId!: string;
  @Text({ nullable: true, max: 2000, doc: 'Why, in the words of the person' }) readonly reason!: string | null;
  @Json({ doc: 'Each changed field with `before` and `after`; of personal data only that they changed' }) readonly changes!: object;
  @Texts({ doc: 'Policy versions the decision used' }) readonly policies!: readonly string[];
  @Flag({ doc: 'True once it is a link of the hash chain: within a second' }) readonly sealed!: boolean;
}

const AuditEntryPage = page(AuditEntryView);

/** The audit trail of one service: the same operation everywhere. */
export const auditApi = (service: string): Api & { readonly auditTrail: Operation<FindAuditEntries, Page<AuditEntryView>> } =>
  defineApi(service, {
    auditTrail: operation({
      http: `GET /audit/${service}`,
      allow: 'audit:read',
      summary: `Audit trail of ${service}: by record, by person, by time; newest first (XCT-05)`,
      query: FindAuditEntries,
      reply: AuditEntryPage,
    }),
  });

export const AUDIT_APIS = AUDITED_SERVICES.map((service) => auditApi(service));
