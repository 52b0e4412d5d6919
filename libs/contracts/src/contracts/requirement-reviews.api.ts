import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { waitingForMe } from '../approvals/approvals.api.js';
import { Amount, AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, One, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { OPENING_FAULTS, REVIEW_FAULTS, reviewOver } from '../review-faults.js';
import { addingApprover, returningToStep, urging, withdrawing } from '../review-operations.js';
import { DecideReview, ReviewView } from '../review.js';
import { quoteNotAccepted } from './contracts.api.js';
import { quoteNotFound } from './quotes.api.js';
import { REQUIREMENT_ABOUTS, SpecialRequirement, VERDICTS, type RequirementAbout, type Verdict } from './requirements.js';

/** `returned`: it cannot be met as asked, or is not clear enough; asked again on other terms. */
export const REQUIREMENT_REVIEW_STATUSES = ['in-review', 'agreed', 'returned', 'withdrawn'] as const;
export type RequirementReviewStatus = (typeof REQUIREMENT_REVIEW_STATUSES)[number];

export class RequirementReviewId {
  @Id() readonly requirementReviewId!: string;
}

export class RequestRequirementReview {
  @Id({ doc: 'What the customer accepted' }) readonly quoteId!: string;
  @DateOnly({ doc: 'Delivery wanted by this day' }) readonly deliverBy!: string;
  @ListOf(() => SpecialRequirement, { min: 0, max: 50, optional: true, doc: 'Besides those of the quote' })
  readonly requirements?: readonly SpecialRequirement[];
}

/** What is left out stays as it was. */
export class RequestRequirementReviewAgain {
  @DateOnly({ optional: true }) readonly deliverBy?: string;
  @ListOf(() => SpecialRequirement, { min: 0, max: 50, optional: true, doc: 'Besides those of the quote, all anew' })
  readonly requirements?: readonly SpecialRequirement[];
}

export class RequirementAnswer {
  @Count({ min: 1, doc: 'Line of the review' }) readonly line!: number;
  @OneOf(VERDICTS, { name: 'RequirementVerdict' }) readonly verdict!: Verdict;
  @Text({ max: 500, optional: true, doc: 'Under which condition, or why not' }) readonly condition?: string;
}

/** One department on every line. */
export class AnswerRequirements {
  @Code({ doc: 'Which step you answer for, e.g. `quality`' }) readonly step!: string;
  @ListOf(() => RequirementAnswer, { max: 200, doc: 'Each line once' }) readonly answers!: readonly RequirementAnswer[];
  @Text({ max: 500, optional: true }) readonly comment?: string;
}

export class FindRequirementReviews extends SearchRequest {
  @AnyOf(REQUIREMENT_REVIEW_STATUSES, { name: 'RequirementReviewStatus' }) readonly status?: RequirementReviewStatus[];
  @Id({ optional: true }) readonly quoteId?: string;
  @Id({ optional: true }) readonly customerId?: string;
}

export class RequirementAnswerView {
  @Code() readonly step!: string;
  @OneOf(VERDICTS, { name: 'RequirementVerdict' }) readonly verdict!: Verdict;
  @Text({ max: 500, nullable: true }) readonly condition!: string | null;
  @Text({ max: 100 }) readonly byName!: string;
  @Instant() readonly at!: string;
}

export class RequirementLineView {
  @Count({ min: 1 }) readonly line!: number;
  @OneOf(REQUIREMENT_ABOUTS, { name: 'RequirementAbout' }) readonly about!: RequirementAbout;
  @Text({ max: 1000 }) readonly text!: string;
  @ListOf(() => RequirementAnswerView, { min: 0 }) readonly answers!: readonly RequirementAnswerView[];
}

export class RequirementReviewView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OneOf(REQUIREMENT_REVIEW_STATUSES, { name: 'RequirementReviewStatus' }) readonly status!: RequirementReviewStatus;
  @OneOf(VERDICTS, { name: 'RequirementVerdict', nullable: true, doc: 'Null while it is open, and where it was returned or taken back without one' })
  readonly verdict!: Verdict | null;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly ownerId!: string;
  @Id() readonly quoteId!: string;
  @Code() readonly quoteNo!: string;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Amount() readonly total!: string;
  @DateOnly() readonly deliverBy!: string;
  @ListOf(() => RequirementLineView) readonly lines!: readonly RequirementLineView[];
  @Text({ nullable: true, doc: 'SHA-256 of requirements and answers, once agreed' }) readonly resultHash!: string | null;
  @DateOnly({ nullable: true }) readonly agreedOn!: string | null;
  @Id() readonly requestedBy!: string;
  @One(() => ReviewView, { nullable: true }) readonly review!: ReviewView | null;
  @ListOf(() => ReviewView, { min: 0, doc: 'Oldest first' }) readonly earlierReviews!: readonly ReviewView[];
  @Instant() readonly updatedAt!: string;
}

export const requirementReviewNotFound = defineFault('requirement-review.not-found', 'not-found', {
  en: (d: { requirementReviewId: string }) => `There is no requirement review ${d.requirementReviewId}.`,
  zh: (d) => `没有合同评审 ${d.requirementReviewId}。`,
});

export const requirementReviewThere = defineFault('requirement-review.there-already', 'conflict', {
  en: (d: { no: string; requirementReviewId: string }) => `The requirements of this quote are reviewed under ${d.no} already; ask again there.`,
  zh: (d) => `该报价单已有合同评审 ${d.no}，请在其中重新申请。`,
});

export const answersIncomplete = defineFault('requirement-review.answers-incomplete', 'invalid', {
  en: (d: { lines: readonly number[] }) => `Every line is answered once; look at line ${d.lines.join(', ')}.`,
  zh: (d) => `每项要求须答复且只答复一次；请检查第 ${d.lines.join('、')} 项。`,
});

export const conditionMissing = defineFault('requirement-review.condition-missing', 'invalid', {
  en: (d: { line: number }) => `Say under which condition line ${d.line} can be met, or why it cannot.`,
  zh: (d) => `请写明第 ${d.line} 项在何种条件下可满足，或为何不能满足。`,
});

export const reviewedDeliveryPast = defineFault('requirement-review.delivery-in-the-past', 'invalid', {
  en: (d: { deliverBy: string; today: string }) => `Delivery by ${d.deliverBy} is past; today is ${d.today}.`,
  zh: (d) => `交货期 ${d.deliverBy} 已过；今天是 ${d.today}。`,
});

const REVIEWED = { params: RequirementReviewId, reply: RequirementReviewView, missing: requirementReviewNotFound };

export const requirementReviewsApi = defineApi('contracts', {
  requestRequirementReview: operation({
    http: 'POST /requirement-reviews',
    allow: 'requirement:request',
    summary: 'Ask production, quality control and purchasing whether what a customer accepted can be met (合同评审)',
    description: 'CON-04, CON-05: every line of the quote, its special requirements and the delivery day; who answers is the policy `requirement-review`.',
    body: RequestRequirementReview,
    reply: RequirementReviewView,
    faults: [quoteNotFound, quoteNotAccepted, requirementReviewThere, reviewedDeliveryPast, ...OPENING_FAULTS],
  }),
  requestRequirementReviewAgain: operation({
    http: 'POST /requirement-reviews/:requirementReviewId/request-again',
    allow: 'requirement:request',
    summary: 'Ask again, on other terms or the same; what was agreed before holds no more',
    params: RequirementReviewId,
    body: RequestRequirementReviewAgain,
    reply: RequirementReviewView,
    faults: [requirementReviewNotFound, reviewedDeliveryPast, ...OPENING_FAULTS],
  }),
  answerRequirements: operation({
    http: 'POST /requirement-reviews/:requirementReviewId/answer',
    allow: 'requirement:review',
    summary: 'Answer every line for one department: feasible, with conditions, or not',
    description: 'CON-05: a line that is not feasible returns the review to whoever asked.',
    params: RequirementReviewId,
    body: AnswerRequirements,
    reply: RequirementReviewView,
    faults: [requirementReviewNotFound, answersIncomplete, conditionMissing, reviewOver, ...REVIEW_FAULTS],
  }),
  decideRequirementReview: operation({
    http: 'POST /requirement-reviews/:requirementReviewId/decide',
    allow: 'requirement:review',
    summary: 'Say for one department that every line is feasible, or return the review',
    params: RequirementReviewId,
    body: DecideReview,
    reply: RequirementReviewView,
    faults: [requirementReviewNotFound, reviewOver, ...REVIEW_FAULTS],
  }),
  returnRequirementReviewToStep: returningToStep('POST /requirement-reviews/:requirementReviewId/return-to-step', 'requirement:review', REVIEWED),
  addRequirementReviewApprover: addingApprover('POST /requirement-reviews/:requirementReviewId/add-approver', 'requirement:review', REVIEWED),
  withdrawRequirementReview: withdrawing('POST /requirement-reviews/:requirementReviewId/withdraw', 'requirement:request', REVIEWED),
  urgeRequirementReview: urging('POST /requirement-reviews/:requirementReviewId/urge', 'requirement:request', REVIEWED),
  requirementReviewsWaitingForMe: waitingForMe('/requirement-reviews/waiting-for-me', 'requirement:review'),
  getRequirementReview: operation({
    http: 'GET /requirement-reviews/:requirementReviewId',
    allow: 'requirement:read',
    summary: 'One requirement review with its answers',
    params: RequirementReviewId,
    reply: RequirementReviewView,
    faults: [requirementReviewNotFound],
  }),
  findRequirementReviews: operation({
    http: 'GET /requirement-reviews',
    allow: 'requirement:read',
    summary: 'Requirement reviews, newest first',
    query: FindRequirementReviews,
    reply: page(RequirementReviewView),
  }),
});
