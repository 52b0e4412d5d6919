import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, Flag, Id, ListOf, OneOf, OrgPath, Text } from '../fields.js';
import { personNotFound } from './identity.faults.js';
import { PersonId } from './organisation.api.js';

export const MONEY_KINDS = ['claim', 'credit', 'contract'] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

export class AskApprovalPaths {
  @OneOf(MONEY_KINDS, { name: 'MoneyKind' }) readonly kind!: MoneyKind;
}
export class ApprovalPathView {
  @Id() readonly personId!: string;
  @Text() readonly name!: string;
  @Code({ doc: 'Post that grants it' }) readonly post!: string;
  @OrgPath({ doc: 'Unit the post is held in' }) readonly org!: string;
  @Id({ nullable: true, doc: 'Delegation by which a deputy holds it' }) readonly delegationId!: string | null;
  @Text({ nullable: true, doc: 'Whose post the deputy acts in' }) readonly onBehalfOfName!: string | null;
  @Flag({ doc: 'Leads back to the person whose matter it is; such a decision is refused' }) readonly leadsBack!: boolean;
}
export class ApprovalStepView {
  @Code() readonly step!: string;
  @Count() readonly round!: number;
  @Text() readonly permission!: string;
  @Text({ nullable: true, doc: 'Needed only from this amount on' }) readonly fromAmount!: string | null;
  @Count({ doc: 'People who could decide it and do not lead back' }) readonly independent!: number;
  @ListOf(() => ApprovalPathView, { min: 0 }) readonly paths!: readonly ApprovalPathView[];
}
export class ApprovalPathsView {
  @Id() readonly personId!: string;
  @Text() readonly name!: string;
  @OneOf(MONEY_KINDS, { name: 'MoneyKind' }) readonly kind!: MoneyKind;
  @Text({ doc: 'Policy version that asks for these steps' }) readonly policy!: string;
  @ListOf(() => ApprovalStepView, { min: 0 }) readonly steps!: readonly ApprovalStepView[];
}

export const approvalPathsApi = defineApi('identity', {
  approvalPaths: operation({
    http: 'GET /people/:personId/approval-paths',
    allow: 'org:manage',
    summary: 'Who could approve this person’s own money, and by which path (ORG-14)',
    description: 'For each step of the policy in force: posts and delegations through which somebody could decide it, with those that lead back to the person.',
    params: PersonId,
    query: AskApprovalPaths,
    reply: ApprovalPathsView,
    faults: [personNotFound],
  }),
});
