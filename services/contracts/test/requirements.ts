import type { ReviewRules } from '@tradewind/approvals/opening';
import type { SpecialRequirement } from '@tradewind/contracts/contracts/requirements';
import type { RequirementNeedPolicy } from '@tradewind/policies/kinds';
import type { RequirementGrounds } from '../src/domain/agreed-requirements.js';
import { Contract } from '../src/domain/contract.js';
import { RequirementReview } from '../src/domain/requirement-review.js';
import { Quote } from '../src/domain/quote.js';
import { aCustomer, anApprovedList, aProduct, at, aTemplate, inForce, GROUNDS, someone } from './examples.js';

export const DEPARTMENTS = {
  production: someone('song', 'requirement:review-production'),
  quality: someone('qian', 'requirement:review-quality'),
  purchasing: someone('cai', 'requirement:review-purchasing'),
};
export type Department = keyof typeof DEPARTMENTS;

export const ASKED: ReviewRules = {
  policy: 'requirement-review@hq/1',
  steps: (Object.keys(DEPARTMENTS) as Department[]).map((step) => ({ step, round: 1, permission: `requirement:review-${step}` })),
};

export const LOW_ALKALI: SpecialRequirement = { about: 'quality', text: '低碱，R2O ≤ 0.60%' };

/** 渝北建材 accepted `quantity` tons of cement on 2026-03-11. */
export function anAccepted(requirements: readonly SpecialRequirement[] = [], quantity = '100'): Quote {
  const cement = aProduct('C425');
  const prices = inForce(anApprovedList([[cement, '350.5']]), [cement]);
  const quote = Quote.draft({ lines: [{ productId: cement.id, quantity }], requirements }, aCustomer(), prices, someone('wang'));
  quote.issue('BJ-BJ-2026-000001', 30, prices, at('2026-03-10'));
  quote.accept({ saidBy: '张经理' }, at('2026-03-11'));
  return quote;
}

export const asked = (quote: Quote, deliverBy = '2026-05-31', requirements: readonly SpecialRequirement[] = []): RequirementReview =>
  RequirementReview.request({ deliverBy, requirements }, { no: 'BJ-PS-2026-000001', quote, rules: ASKED }, someone('wang'), at('2026-03-12'));

export const yes = (review: RequirementReview, department: Department): void =>
  review.decide({ step: department, approve: true }, DEPARTMENTS[department], at('2026-03-13'));

export function agreedByDepartments(quote: Quote, deliverBy?: string): RequirementReview {
  const review = asked(quote, deliverBy);
  for (const department of ['production', 'quality', 'purchasing'] as const) yes(review, department);
  return review;
}

export const NEED = { specialRequirements: true, quantities: [{ unit: '吨', from: '1000' }], leadDays: 10 } satisfies RequirementNeedPolicy;

export const grounds = (quote: Quote, review: RequirementReview | null, need: Partial<typeof NEED> = {}): RequirementGrounds => ({
  need: { value: { ...NEED, ...need }, version: 'requirement-need@hq/1' },
  special: quote.requirements,
  review,
});

const template = aTemplate();

export const contractOf = (quote: Quote, deliverBy = '2026-05-31'): Contract =>
  Contract.draft(quote, aCustomer(), template, { quoteId: quote.id, templateCode: 'sales', payment: 'prepay', deliverBy }, someone('wang'), at('2026-03-14'));

export const submit = (contract: Contract, requirements?: RequirementGrounds): void =>
  contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS, requirements }, someone('wang'), at('2026-03-14'));
