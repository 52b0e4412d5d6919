import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, Id, Instant, ListOf, OneOf, Text, Texts } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { personNotFound } from './identity.faults.js';
import { approvalLost, dutiesNotSeparate } from './separation.faults.js';

export const DELEGATION_STATUSES = ['scheduled', 'active', 'ended', 'revoked'] as const;
export type DelegationStatus = (typeof DELEGATION_STATUSES)[number];

const ASK = [{ operation: 'identity.delegate', whoMay: 'delegation:write' }];

export const delegationNotFound = defineFault('identity.delegation-not-found', 'not-found', {
  en: (d: { delegationId: string }) => `There is no delegation ${d.delegationId}.`,
  zh: (d) => `没有代理 ${d.delegationId}。`,
});

export const delegationDates = defineFault('identity.delegation-dates', 'invalid', {
  en: () => 'A delegation ends after it begins, and in the future.',
  zh: () => '代理的结束时间须晚于开始时间，且须在将来。',
});

export const delegationToOneself = defineFault(
  'identity.delegation-to-oneself',
  'refused',
  {
    en: () => 'Nobody is their own deputy, and whoever delegates for somebody else does not take the post over themselves. Name a third person.',
    zh: () => '不能代理自己；替他人安排代理时，安排人本人不能担任代理人。请指定第三人。',
  },
  { requirement: 'ORG-14', clause: '003-T §2.4d', waysForward: ASK },
);

export const delegationNotHeld = defineFault(
  'identity.delegation-not-held',
  'refused',
  {
    en: (d: { missing: readonly string[] }) =>
      `Only what somebody's own posts allow can be delegated; not: ${d.missing.join(', ')}. Personal matters, and what was delegated to them, stay where they are.`,
    zh: (d) => `只能委托本人岗位所含的权限；不可委托：${d.missing.join('、')}。个人事项以及他人委托的权限不得转委托。`,
  },
  { requirement: 'ORG-08', clause: '003-T §2.4d', waysForward: ASK },
);

export const deputyGone = defineFault(
  'identity.deputy-gone',
  'refused',
  {
    en: (d: { name: string }) => `${d.name} is no longer active and can neither delegate nor stand in for anybody.`,
    zh: (d) => `${d.name} 已停用，不能委托或担任代理。`,
  },
  { requirement: 'ORG-08', waysForward: ASK },
);

export class Delegate {
  @Id({ doc: 'Who is away' }) readonly personId!: string;
  @Id({ doc: 'Who stands in' }) readonly deputyId!: string;
  @Instant({ optional: true, doc: 'Default: now' }) readonly from?: string;
  @Instant() readonly until!: string;
  @Code({ optional: true, doc: 'Only this post; default: every post held' }) readonly post?: string;
  @Texts({ optional: true, doc: 'Only these permissions; default: all the posts allow' }) readonly permissions?: readonly string[];
  @Text({ max: 200 }) readonly reason!: string;
}
export class DelegationId {
  @Id() readonly delegationId!: string;
}
export class FindDelegations extends PageRequest {
  @OneOf(DELEGATION_STATUSES, { name: 'DelegationStatus', optional: true }) readonly status?: DelegationStatus;
  @Id({ optional: true, doc: 'Who stands in' }) readonly deputyId?: string;
}
export class DelegationView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @OneOf(DELEGATION_STATUSES, { name: 'DelegationStatus' }) readonly status!: DelegationStatus;
  @Id() readonly personId!: string;
  @Text() readonly personName!: string;
  @Id() readonly deputyId!: string;
  @Text() readonly deputyName!: string;
  @Code({ nullable: true }) readonly post!: string | null;
  @Texts() readonly permissions!: readonly string[];
  @Instant() readonly from!: string;
  @Instant() readonly until!: string;
  @Text() readonly reason!: string;
}
export class MyDelegationsView {
  @ListOf(() => DelegationView, { min: 0, doc: 'I stand in for these' }) readonly actingFor!: readonly DelegationView[];
  @ListOf(() => DelegationView, { min: 0, doc: 'These stand in for me' }) readonly deputies!: readonly DelegationView[];
}

export const delegationsApi = defineApi('identity', {
  delegate: operation({
    http: 'POST /delegations',
    allow: 'delegation:write',
    summary: 'Have a deputy act for somebody who is away (ORG-08)',
    description:
      'By the person, or by whoever manages the unit. The deputy’s token has the powers from the next sign-in or refresh, until the end; both names go on the record. A deputy cannot pass them on.',
    body: Delegate,
    reply: DelegationView,
    faults: [personNotFound, delegationDates, delegationToOneself, delegationNotHeld, deputyGone, dutiesNotSeparate, approvalLost],
  }),
  revokeDelegation: operation({
    http: 'POST /delegations/:delegationId/revoke',
    allow: 'delegation:write',
    summary: 'End a delegation early; the deputy’s tokens hold no more',
    params: DelegationId,
    reply: DelegationView,
    faults: [delegationNotFound],
  }),
  getDelegation: operation({
    http: 'GET /delegations/:delegationId',
    allow: 'delegation:read',
    summary: 'One delegation',
    params: DelegationId,
    reply: DelegationView,
    faults: [delegationNotFound],
  }),
  findDelegations: operation({
    http: 'GET /delegations',
    allow: 'delegation:read',
    summary: 'Delegations',
    query: FindDelegations,
    reply: page(DelegationView),
  }),
  myDelegations: operation({
    http: 'GET /me/delegations',
    allow: 'signed-in',
    summary: 'For whom I act now, and who acts for me',
    reply: MyDelegationsView,
  }),
});
