import { defineFault } from '@tradewind/kernel/fault';
import { Code, Count, DateOnly, Id, ListOf, OneOf, Text } from '../fields.js';
import type { Permission } from '../permissions.js';

/** Production/technical, quality control, purchasing: all three say whether requirements can be met (003-M §4.1.1, CON-05). */
export const REQUIREMENT_DUTIES: readonly Permission[] = ['requirement:review-production', 'requirement:review-quality', 'requirement:review-purchasing'];

export const REQUIREMENT_ABOUTS = ['product', 'specification', 'quality', 'packing', 'delivery', 'service', 'other'] as const;
export type RequirementAbout = (typeof REQUIREMENT_ABOUTS)[number];

/** What a customer wants beyond the catalogue. */
export class SpecialRequirement {
  @OneOf(REQUIREMENT_ABOUTS, { name: 'RequirementAbout' }) readonly about!: RequirementAbout;
  @Text({ max: 500, doc: 'As the customer says it' }) readonly text!: string;
}

export const VERDICTS = ['feasible', 'with-conditions', 'not-feasible'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Under what condition a department can meet a requirement. */
export class AgreedCondition {
  @Count({ min: 1, doc: 'Line of the requirement review' }) readonly line!: number;
  @Code({ doc: 'Step of the department that says so' }) readonly step!: string;
  @Text({ max: 500 }) readonly condition!: string;
  @Text({ max: 100 }) readonly saidByName!: string;
}

/** What was agreed before the contract, as the contract keeps it: its basis (CON-05). */
export class AgreedRequirements {
  @Id() readonly requirementReviewId!: string;
  @Code() readonly no!: string;
  @DateOnly() readonly agreedOn!: string;
  @DateOnly({ doc: 'Delivery by this day was found possible' }) readonly deliverBy!: string;
  @Text({ doc: 'SHA-256 of requirements and answers' }) readonly resultHash!: string;
  @ListOf(() => SpecialRequirement, { min: 0 }) readonly special!: readonly SpecialRequirement[];
  @ListOf(() => AgreedCondition, { min: 0, doc: 'Under which it can be met' }) readonly conditions!: readonly AgreedCondition[];
}

interface WhyNeeded {
  readonly special: number;
  /** `C425 120000 吨 (from 100000 吨)` */
  readonly quantities: readonly string[];
  readonly deliverBy: string | null;
  readonly leadDays: number | null;
}

const because = ({ special, quantities, deliverBy, leadDays }: WhyNeeded): { readonly en: string; readonly zh: string } => ({
  en: [
    ...(special > 0 ? [`the customer has ${special} special requirement(s)`] : []),
    ...quantities.map((each) => `much is ordered: ${each}`),
    ...(deliverBy === null ? [] : [`delivery by ${deliverBy} is sooner than the lead time of ${leadDays ?? 0} days`]),
  ].join('; '),
  zh: [
    ...(special > 0 ? [`客户有 ${special} 项特殊要求`] : []),
    ...quantities.map((each) => `订购数量大：${each}`),
    ...(deliverBy === null ? [] : [`交货期 ${deliverBy} 短于 ${leadDays ?? 0} 天的备货期`]),
  ].join('；'),
});

/** How the review that is there stands towards the contract. */
const STANDINGS = {
  none: { en: 'nobody was asked', zh: '尚未评审' },
  'in-review': { en: 'the review is under way', zh: '评审进行中' },
  returned: { en: 'the review says that it cannot be met as asked', zh: '评审结论为无法按要求满足' },
  withdrawn: { en: 'the review was taken back', zh: '评审已撤回' },
  'other-content': { en: 'what was agreed is not what this contract promises', zh: '评审通过的内容与本合同不一致' },
} as const;
export type RequirementStanding = keyof typeof STANDINGS;

export const requirementsUnreviewed = defineFault(
  'contract.requirements-unreviewed',
  'refused',
  {
    en: (d: WhyNeeded & { standing: RequirementStanding; policy: string }) =>
      `Whether we can meet this contract must be agreed with production, quality control and purchasing first (${because(d).en}; ${d.policy}), and ${STANDINGS[d.standing].en}. Have the requirements reviewed, or agree on a later delivery.`,
    zh: (d) =>
      `本合同须先由生产技术、质检、采购评审能否满足要求（${because(d).zh}；${d.policy}），而${STANDINGS[d.standing].zh}。请申请合同评审，或与客户商定更晚的交货期。`,
  },
  {
    requirement: 'CON-04',
    clause: '003-T §10.1; 003-M §4.1.1',
    waysForward: [
      { operation: 'contracts.requestRequirementReview', whoMay: 'requirement:request' },
      { operation: 'contracts.requestRequirementReviewAgain', whoMay: 'requirement:request' },
      { operation: 'contracts.changeTerms', whoMay: 'contract:write' },
    ],
  },
);
