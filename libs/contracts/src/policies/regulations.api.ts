import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, OneOf, OrgPath, Text, Texts } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { inChinese, inEnglish, type Objection } from './objection.js';

export const REGULATION_STATUSES = ['draft', 'submitted', 'reviewed', 'approved', 'effective', 'superseded'] as const;
export type RegulationStatus = (typeof REGULATION_STATUSES)[number];

/**
 * What a clause can be bound to: a refusal by its fault code, the steps of an approval by the key of their policy, a value by the
 * key of its policy, a clock by its name, a report by its operation.
 */
export const CONTROL_KINDS = ['guard', 'approval-step', 'value', 'clock', 'report'] as const;
export type ControlKind = (typeof CONTROL_KINDS)[number];

export class RegulationControl {
  @OneOf(CONTROL_KINDS, { name: 'ControlKind' }) readonly kind!: ControlKind;
  @Text({ max: 100, doc: 'Fault code, key of a policy, name of a clock or id of an operation, such as `order.payment-missing`' }) readonly key!: string;
  @Texts({ doc: 'Which of the requirements of the clause it keeps' }) readonly requirements!: readonly string[];
}

export class RegulationClause {
  @Code({ doc: 'Number within the regulation, e.g. `3.2`' }) readonly no!: string;
  @Text() readonly titleZh!: string;
  @Text() readonly titleEn!: string;
  @Text({ max: 4_000 }) readonly textZh!: string;
  @Text({ max: 4_000 }) readonly textEn!: string;
  @Texts({ doc: 'Ids of the requirements it covers, e.g. `ORD-06`' }) readonly requirements!: readonly string[];
  @ListOf(() => RegulationControl, { min: 0, max: 300, doc: 'What in the platform keeps it; none: people keep it' })
  readonly controls!: readonly RegulationControl[];
}

/** A controlled copy: who holds it, under which number (分发号). */
export class RegulationHolder {
  @OrgPath({ doc: 'Unit that holds the copy' }) readonly unit!: string;
  @Code({ doc: 'Distribution number' }) readonly distributionNo!: string;
}

/** What its drafter says of a regulation. */
export class DraftRegulation {
  @Code({ doc: 'Document number 文件编号; a draft of a known number becomes its next edition' }) readonly number!: string;
  @Text() readonly titleZh!: string;
  @Text() readonly titleEn!: string;
  @DateOnly({ doc: 'First day it is in force; approved later than that, it is from the day of its approval' }) readonly effectiveFrom!: string;
  @DateOnly({ doc: 'Day by which it must be reviewed and, where needed, revised' }) readonly reviewBy!: string;
  @OrgPath({ doc: 'Unit that interprets it 解释部门' }) readonly interpretedBy!: string;
  @ListOf(() => RegulationHolder, { max: 200 }) readonly holders!: readonly RegulationHolder[];
  @ListOf(() => RegulationClause, { max: 300 }) readonly clauses!: readonly RegulationClause[];
}

export class RegulationId {
  @Id() readonly regulationId!: string;
}

export class ReturnRegulation {
  @Text({ max: 500, doc: 'What has to change' }) readonly reason!: string;
}

export class AcknowledgeRegulation {
  @Code({ doc: 'Of the copy that arrived' }) readonly distributionNo!: string;
}

export class FindRegulations extends SearchRequest {
  @Code({ optional: true }) readonly number?: string;
  @AnyOf(REGULATION_STATUSES, { name: 'RegulationStatus' }) readonly status?: RegulationStatus[];
}

export class AskRegulationInForce {
  @Code() readonly number!: string;
  @DateOnly({ optional: true, doc: 'Default: today' }) readonly on?: string;
}

export class RegulationCopyView {
  @OrgPath() readonly unit!: string;
  @Code() readonly distributionNo!: string;
  @Id({ nullable: true }) readonly acknowledgedBy!: string | null;
  @Text({ nullable: true }) readonly acknowledgedByName!: string | null;
  @Instant({ nullable: true }) readonly acknowledgedAt!: string | null;
}

/** The header of the document (XCT-02). */
export class RegulationSummary {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly number!: string;
  @Count({ nullable: true, doc: 'Edition 版号, given on approval' }) readonly edition!: number | null;
  @OneOf(REGULATION_STATUSES, { name: 'RegulationStatus' }) readonly status!: RegulationStatus;
  @Text() readonly titleZh!: string;
  @Text() readonly titleEn!: string;
  @DateOnly() readonly effectiveFrom!: string;
  @DateOnly({ nullable: true, doc: 'First day on which a newer edition is in force instead' }) readonly supersededFrom!: string | null;
  @DateOnly() readonly reviewBy!: string;
  @OrgPath() readonly interpretedBy!: string;
  @Id() readonly draftedBy!: string;
  @Text() readonly draftedByName!: string;
  @Id({ nullable: true }) readonly reviewedBy!: string | null;
  @Text({ nullable: true }) readonly reviewedByName!: string | null;
  @Instant({ nullable: true }) readonly reviewedAt!: string | null;
  @Id({ nullable: true }) readonly approvedBy!: string | null;
  @Text({ nullable: true }) readonly approvedByName!: string | null;
  @Instant({ nullable: true }) readonly approvedAt!: string | null;
  @Text({ max: 500, nullable: true, doc: 'Why it was returned to its drafter' }) readonly returnReason!: string | null;
  @ListOf(() => RegulationCopyView, { max: 200 }) readonly copies!: readonly RegulationCopyView[];
}

export class RegulationView extends RegulationSummary {
  @ListOf(() => RegulationClause, { max: 300 }) readonly clauses!: readonly RegulationClause[];
}

export const regulationNotFound = defineFault('regulation.not-found', 'not-found', {
  en: (d: { regulation: string }) => `There is no regulation ${d.regulation}.`,
  zh: (d) => `没有制度文件 ${d.regulation}。`,
});

export const noRegulationInForce = defineFault('regulation.none-in-force', 'not-found', {
  en: (d: { number: string; on: string }) => `No edition of the regulation ${d.number} is in force on ${d.on}.`,
  zh: (d) => `${d.on} 没有生效的制度文件 ${d.number}。`,
});

export const regulationNotSound = defineFault(
  'regulation.not-sound',
  'refused',
  {
    en: (d: { objections: readonly Objection[] }) => `The regulation cannot be kept like this: ${inEnglish(d.objections)}.`,
    zh: (d) => `制度文件不能这样保存：${inChinese(d.objections)}。`,
  },
  { requirement: 'XCT-02', clause: '003-T', waysForward: [{ operation: 'policies.draftRegulation', whoMay: 'regulation:draft' }] },
);

export const notYourRegulation = defineFault(
  'regulation.not-your-draft',
  'refused',
  {
    en: () => 'Only its drafter changes and submits a draft, so that drafted by means one person.',
    zh: () => '草案只能由编制人本人修改和送审，“编制”栏只署一人。',
  },
  { requirement: 'XCT-02', clause: '003-T', waysForward: [{ operation: 'policies.draftRegulation', whoMay: 'regulation:draft' }] },
);

export const threePeopleNeeded = defineFault(
  'regulation.three-people-needed',
  'refused',
  {
    en: (d: { already: string }) =>
      `You have ${d.already} this regulation already, or stand in for who did; drafting, reviewing and approving need three different people.`,
    zh: (d) => `您（或您所代理的人）已${d.already === 'drafted' ? '编制' : '审核'}本制度；编制、审核、批准须由三个不同的人承担。`,
  },
  { requirement: 'ORG-14', clause: '003-E a6.1; 003-T', waysForward: [{ operation: 'policies.approveRegulation', whoMay: 'regulation:approve' }] },
);

export const noCopyForYou = defineFault(
  'regulation.no-copy-for-you',
  'refused',
  {
    en: (d: { distributionNo: string }) => `The copy ${d.distributionNo} is not held by a unit of yours; somebody of that unit acknowledges it.`,
    zh: (d) => `受控副本 ${d.distributionNo} 不由您所在的部门持有，须由持有部门的人员签收。`,
  },
  { requirement: 'XCT-02', clause: '003-T', waysForward: [{ operation: 'policies.getRegulation', whoMay: 'regulation:read' }] },
);

/** A regulation is a controlled document (XCT-01, XCT-02): number, edition, holders, drafted, reviewed and approved by three people, in force from a day. */
export const regulationsApi = defineApi('policies', {
  draftRegulation: operation({
    http: 'POST /regulations',
    allow: 'regulation:draft',
    summary: 'Draft a regulation, or the next edition of one',
    description: 'Each clause says which requirements it covers and which controls of the platform keep it; a control that does not exist is refused (XCT-01).',
    body: DraftRegulation,
    reply: RegulationView,
    faults: [regulationNotSound],
  }),
  redraftRegulation: operation({
    http: 'PUT /regulations/:regulationId',
    allow: 'regulation:draft',
    summary: 'Replace what a draft says',
    params: RegulationId,
    body: DraftRegulation,
    reply: RegulationView,
    faults: [regulationNotFound, regulationNotSound, notYourRegulation],
  }),
  submitRegulation: operation({
    http: 'POST /regulations/:regulationId/submit',
    allow: 'regulation:draft',
    summary: 'Hand a draft in for review',
    params: RegulationId,
    reply: RegulationView,
    faults: [regulationNotFound, notYourRegulation],
  }),
  reviewRegulation: operation({
    http: 'POST /regulations/:regulationId/review',
    allow: 'regulation:review',
    summary: 'Review a regulation: it may go to approval',
    params: RegulationId,
    reply: RegulationView,
    faults: [regulationNotFound, threePeopleNeeded],
  }),
  returnRegulation: operation({
    http: 'POST /regulations/:regulationId/return',
    allow: 'regulation:review',
    summary: 'Return it to its drafter, from review or from approval',
    params: RegulationId,
    body: ReturnRegulation,
    reply: RegulationView,
    faults: [regulationNotFound, threePeopleNeeded],
  }),
  approveRegulation: operation({
    http: 'POST /regulations/:regulationId/approve',
    allow: 'regulation:approve',
    summary: 'Approve a regulation; it takes effect on its day and supersedes the edition before',
    params: RegulationId,
    reply: RegulationView,
    faults: [regulationNotFound, regulationNotSound, threePeopleNeeded],
  }),
  acknowledgeRegulation: operation({
    http: 'POST /regulations/:regulationId/acknowledge',
    allow: 'regulation:read',
    summary: 'Acknowledge that the controlled copy of one’s unit arrived (XCT-02)',
    params: RegulationId,
    body: AcknowledgeRegulation,
    reply: RegulationView,
    faults: [regulationNotFound, noCopyForYou],
  }),
  regulationInForce: operation({
    http: 'GET /regulations/in-force',
    allow: 'regulation:read',
    summary: 'The edition of a regulation that is in force on a day',
    query: AskRegulationInForce,
    reply: RegulationView,
    faults: [noRegulationInForce],
  }),
  getRegulation: operation({
    http: 'GET /regulations/:regulationId',
    allow: 'regulation:read',
    summary: 'One edition of a regulation, whatever its state',
    params: RegulationId,
    reply: RegulationView,
    faults: [regulationNotFound],
  }),
  findRegulations: operation({
    http: 'GET /regulations',
    allow: 'regulation:read',
    summary: 'Regulations and their editions, newest first, without their clauses',
    query: FindRegulations,
    reply: page(RegulationSummary),
  }),
});
