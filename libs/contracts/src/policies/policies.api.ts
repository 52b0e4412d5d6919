import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, DateOnly, Id, Instant, Json, ListOf, OneOf, OrgPath, Text, Texts } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { organisationApi } from '../identity/organisation.api.js';
import { inChinese, inEnglish, type Objection } from './objection.js';

export const POLICY_STATUSES = ['proposed', 'approved', 'rejected'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

export class PolicyId {
  @Id() readonly policyId!: string;
}

export class ProposePolicy {
  @Code({ doc: 'Kind of policy, e.g. `sla`' }) readonly key!: string;
  @OrgPath({ doc: 'Unit it is to hold for, with everything below' }) readonly org!: string;
  @DateOnly({ doc: 'First day it holds' }) readonly effectiveFrom!: string;
  @Json({ doc: 'The value in the shape of its kind' }) readonly value!: object;
  @Text({ max: 500, doc: 'Why, or which clause asks for it' }) readonly reason!: string;
}

export class RejectPolicy {
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindPolicies extends PageRequest {
  @Code({ optional: true }) readonly key?: string;
  @AnyOf(POLICY_STATUSES, { name: 'PolicyStatus' }) readonly status?: PolicyStatus[];
}

export class PolicyView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly key!: string;
  @OrgPath() readonly org!: string;
  @Count({ nullable: true, doc: 'Given on approval' }) readonly policyVersion!: number | null;
  @DateOnly() readonly effectiveFrom!: string;
  @Json() readonly value!: object;
  @Text({ max: 500 }) readonly reason!: string;
  @OneOf(POLICY_STATUSES, { name: 'PolicyStatus' }) readonly status!: PolicyStatus;
  @Id() readonly proposedBy!: string;
  @Id({ nullable: true }) readonly decidedBy!: string | null;
  @Instant({ nullable: true }) readonly decidedAt!: string | null;
}

export class AskPoliciesInForce {
  @OrgPath({ doc: 'Unit they are to hold for' }) readonly org!: string;
  @DateOnly({ optional: true, doc: 'Day they are to hold on; default: today' }) readonly on?: string;
  @Instant({ optional: true, doc: 'Only what had been approved by this moment; default: now' }) readonly asKnownAt?: string;
  @Code({ optional: true, doc: 'Only this kind' }) readonly key?: string;
}

export class PolicyInForceView {
  @Id() readonly policyId!: string;
  @Code() readonly key!: string;
  @Text({ doc: 'As audit rows and refusals name it, e.g. `sla@hq/3`' }) readonly name!: string;
  @OrgPath({ doc: 'The unit that decides: the nearest one that has a version' }) readonly org!: string;
  @Count({ min: 1 }) readonly policyVersion!: number;
  @DateOnly() readonly effectiveFrom!: string;
  @Instant() readonly approvedAt!: string;
  @Json() readonly value!: object;
}

export class PoliciesInForceView {
  @OrgPath() readonly org!: string;
  @DateOnly() readonly on!: string;
  @Instant() readonly asKnownAt!: string;
  @ListOf(() => PolicyInForceView, { min: 0 }) readonly policies!: readonly PolicyInForceView[];
  @Texts({ doc: 'Kinds of which none is in force' }) readonly missing!: readonly string[];
}

export const policyNotFound = defineFault('policy.not-found', 'not-found', {
  en: (d: { policyId: string }) => `There is no policy ${d.policyId}.`,
  zh: (d) => `没有制度参数 ${d.policyId}。`,
});

export const policyKindUnknown = defineFault(
  'policy.kind-unknown',
  'refused',
  {
    en: (d: { key: string; known: readonly string[] }) => `There is no kind of policy "${d.key}"; known are ${d.known.join(', ')}.`,
    zh: (d) => `没有“${d.key}”这种制度参数；可用：${d.known.join('、')}。`,
  },
  { requirement: 'XCT-01', waysForward: [{ operation: 'policies.propose', whoMay: 'policy:propose' }] },
);

export const policyValueWrong = defineFault(
  'policy.value-wrong',
  'refused',
  {
    en: (d: { problems: readonly string[] }) => `The value does not fit its kind: ${d.problems.join('; ')}.`,
    zh: (d) => `取值不符合该参数的格式：${d.problems.join('；')}。`,
  },
  { requirement: 'XCT-01', waysForward: [{ operation: 'policies.propose', whoMay: 'policy:propose' }] },
);

export const policyNotSound = defineFault(
  'policy.not-sound',
  'refused',
  {
    en: (d: { key: string; objections: readonly Objection[] }) => `The policy "${d.key}" could not be kept like this: ${inEnglish(d.objections)}.`,
    zh: (d) => `制度参数“${d.key}”不能这样保存：${inChinese(d.objections)}。`,
  },
  { requirement: 'XCT-01', waysForward: [{ operation: 'policies.propose', whoMay: 'policy:propose' }] },
);

export const ownPolicy = defineFault(
  'policy.own-proposal',
  'refused',
  { en: () => 'Nobody approves a policy they proposed; another leader must.', zh: () => '起草人不得批准自己起草的制度参数，须由其他领导批准。' },
  { requirement: 'XCT-01', clause: '003-E a6.1', waysForward: [{ operation: 'policies.approve', whoMay: 'policy:approve' }] },
);

export const policiesApi = defineApi('policies', {
  propose: operation({
    http: 'POST /policies',
    allow: 'policy:propose',
    summary: 'Propose a policy value with the day it takes effect',
    description:
      'Checked when saved: no gap and no overlap, no step that nobody could decide or that is never needed, weights that sum to one; every objection at once.',
    body: ProposePolicy,
    reply: PolicyView,
    faults: [policyKindUnknown, policyValueWrong, policyNotSound],
    asks: [organisationApi.findPosts],
  }),
  approve: operation({
    http: 'POST /policies/:policyId/approve',
    allow: 'policy:approve',
    summary: 'Approve a proposed policy; it takes effect on its day',
    params: PolicyId,
    reply: PolicyView,
    faults: [policyNotFound, ownPolicy],
  }),
  reject: operation({
    http: 'POST /policies/:policyId/reject',
    allow: 'policy:approve',
    summary: 'Reject a proposed policy',
    params: PolicyId,
    body: RejectPolicy,
    reply: PolicyView,
    faults: [policyNotFound],
  }),
  inForce: operation({
    http: 'GET /policies/in-force',
    allow: 'policy:read',
    summary: 'What is in force for a unit on a day, as far as it was known at a moment',
    description: 'Valid time and recorded time: what was approved later does not change what was known then (XCT-01, XCT-05).',
    query: AskPoliciesInForce,
    reply: PoliciesInForceView,
    faults: [policyKindUnknown],
  }),
  get: operation({
    http: 'GET /policies/:policyId',
    allow: 'policy:read',
    summary: 'One policy',
    params: PolicyId,
    reply: PolicyView,
    faults: [policyNotFound],
  }),
  find: operation({ http: 'GET /policies', allow: 'policy:read', summary: 'Policies, newest first', query: FindPolicies, reply: page(PolicyView) }),
});
