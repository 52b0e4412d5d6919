import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, Id, Instant, One, OneOf, OrgPath, Text } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { waitingForMe } from '../approvals/approvals.api.js';
import { DecideReview, ReviewView } from '../review.js';
import { OPENING_FAULTS, REVIEW_FAULTS } from '../review-faults.js';
import { addingApprover, returningToStep, urging, withdrawing } from '../review-operations.js';
import { budgetNotActive, budgetNotFound, expenseCategoryUnknown } from './budgets.api.js';

export const SUPPLEMENT_STATUSES = ['in-review', 'approved', 'returned', 'withdrawn'] as const;
export type SupplementStatus = (typeof SUPPLEMENT_STATUSES)[number];

export class SupplementId {
  @Id() readonly supplementId!: string;
}

export class RequestSupplement {
  @Id() readonly budgetId!: string;
  @Code({ doc: 'Category the money is for; it need not be on the budget yet' }) readonly category!: string;
  @Amount({ min: '0.01', doc: 'What is to be added, CNY' }) readonly amount!: string;
  @Text({ max: 500 }) readonly reason!: string;
}

export class FindSupplements extends PageRequest {
  @Id({ optional: true }) readonly budgetId?: string;
  @AnyOf(SUPPLEMENT_STATUSES, { name: 'SupplementStatus' }) readonly status?: SupplementStatus[];
}

export class SupplementView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Id() readonly budgetId!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly category!: string;
  @Amount() readonly amount!: string;
  @Text({ max: 500 }) readonly reason!: string;
  @OneOf(SUPPLEMENT_STATUSES, { name: 'SupplementStatus' }) readonly status!: SupplementStatus;
  @Id() readonly requestedBy!: string;
  @One(() => ReviewView, { nullable: true }) readonly review!: ReviewView | null;
  @Instant() readonly createdAt!: string;
  @Instant() readonly updatedAt!: string;
}

export const supplementNotFound = defineFault('supplement.not-found', 'not-found', {
  en: (d: { supplementId: string }) => `There is no supplement request ${d.supplementId} within your reach.`,
  zh: (d) => `您的权限范围内没有追加预算申请 ${d.supplementId}。`,
});

const REVIEWED = { params: SupplementId, reply: SupplementView, missing: supplementNotFound };

/** Additional budget 追加预算: asked for before the money is spent, reviewed like the budget itself (EXP-15). */
export const supplementsApi = defineApi('expenses', {
  requestSupplement: operation({
    http: 'POST /supplements',
    allow: 'budget:write',
    summary: 'Request additional budget; it goes to review at once',
    body: RequestSupplement,
    reply: SupplementView,
    faults: [...OPENING_FAULTS, budgetNotFound, budgetNotActive, expenseCategoryUnknown],
  }),
  decideSupplement: operation({
    http: 'POST /supplements/:supplementId/decide',
    allow: 'budget:decide',
    summary: 'Decide a step; the last agreement adds the amount to the budget',
    params: SupplementId,
    body: DecideReview,
    reply: SupplementView,
    faults: [supplementNotFound, budgetNotActive, ...REVIEW_FAULTS],
  }),
  returnSupplementToStep: returningToStep('POST /supplements/:supplementId/return-to-step', 'budget:decide', REVIEWED),
  addSupplementApprover: addingApprover('POST /supplements/:supplementId/add-approver', 'budget:decide', REVIEWED),
  withdrawSupplement: withdrawing('POST /supplements/:supplementId/withdraw', 'budget:write', REVIEWED),
  urgeSupplement: urging('POST /supplements/:supplementId/urge', 'budget:write', REVIEWED),
  supplementsWaitingForMe: waitingForMe('/supplements/waiting-for-me', 'budget:decide'),
  getSupplement: operation({
    http: 'GET /supplements/:supplementId',
    allow: 'budget:read',
    summary: 'One supplement request',
    params: SupplementId,
    reply: SupplementView,
    faults: [supplementNotFound],
  }),
  findSupplements: operation({
    http: 'GET /supplements',
    allow: 'budget:read',
    summary: 'Supplement requests, newest first',
    query: FindSupplements,
    reply: page(SupplementView),
  }),
});
