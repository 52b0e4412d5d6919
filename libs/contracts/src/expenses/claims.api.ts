import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, DateOnly, Id, Instant, ListOf, One, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { waitingForMe } from '../approvals/approvals.api.js';
import { DecideReview, ReviewView } from '../review.js';
import { OPENING_FAULTS, REVIEW_FAULTS, reviewOver } from '../review-faults.js';
import { addingApprover, returningToStep, urging } from '../review-operations.js';
import { budgetNotActive, budgetNotFound, expenseCategoryUnknown, overBudget } from './budgets.api.js';

export const CLAIM_STATUSES = ['draft', 'in-review', 'approved', 'paid', 'rejected', 'withdrawn'] as const;
export type ClaimStatus = (typeof CLAIM_STATUSES)[number];

/** What a voucher is 凭证种类: special VAT invoice, ordinary invoice, electronic invoice, ticket, receipt. */
export const VOUCHER_KINDS = ['vat-invoice', 'ordinary-invoice', 'e-invoice', 'ticket', 'receipt'] as const;
export type VoucherKind = (typeof VOUCHER_KINDS)[number];

export class ClaimId {
  @Id() readonly claimId!: string;
}

export class ClaimLineDraft {
  @Code({ doc: 'Expense category; a line of the budget' }) readonly category!: string;
  @Amount({ min: '0.01', doc: 'CNY, tax included' }) readonly amount!: string;
  @Text({ max: 500 }) readonly reason!: string;
  @DateOnly({ doc: 'Day it was spent, in the year of the budget' }) readonly spentOn!: string;
  @Code({ doc: 'Number of the invoice or voucher (EXP-08); can be claimed once in the whole company' }) readonly voucherNo!: string;
  @OneOf(VOUCHER_KINDS, { name: 'VoucherKind' }) readonly voucherKind!: VoucherKind;
}

export class DraftClaim {
  @Id({ doc: 'Budget to charge; see chargeableBudgets' }) readonly budgetId!: string;
  @ListOf(() => ClaimLineDraft, { max: 200 }) readonly lines!: readonly ClaimLineDraft[];
}

export class ReviseClaim {
  @ListOf(() => ClaimLineDraft, { max: 200, doc: 'Replaces all lines' }) readonly lines!: readonly ClaimLineDraft[];
}

export class RejectClaim {
  @Code({ doc: 'The step you decide' }) readonly step!: string;
  @Text({ max: 500, doc: 'Why it will not be reimbursed' }) readonly comment!: string;
}

export class PayClaim {
  @Text({ max: 100, optional: true, doc: 'Reference of the bank transfer', holds: 'reference' }) readonly paymentReference?: string;
}

export class FindClaims extends SearchRequest {
  @AnyOf(CLAIM_STATUSES, { name: 'ClaimStatus' }) readonly status?: ClaimStatus[];
  @Id({ optional: true }) readonly budgetId?: string;
  @Id({ optional: true }) readonly claimantId?: string;
}

export class ClaimLineView {
  @Code() readonly category!: string;
  @Amount() readonly amount!: string;
  @Text() readonly reason!: string;
  @DateOnly() readonly spentOn!: string;
  @Code() readonly voucherNo!: string;
  @OneOf(VOUCHER_KINDS, { name: 'VoucherKind' }) readonly voucherKind!: VoucherKind;
}

export class ClaimView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true, doc: 'Given on submit' }) readonly no!: string | null;
  @Id() readonly budgetId!: string;
  @OrgPath() readonly org!: string;
  @Id() readonly claimantId!: string;
  @Text() readonly claimantName!: string;
  @OneOf(CLAIM_STATUSES, { name: 'ClaimStatus' }) readonly status!: ClaimStatus;
  @ListOf(() => ClaimLineView) readonly lines!: readonly ClaimLineView[];
  @Amount() readonly total!: string;
  @One(() => ReviewView, { nullable: true, doc: 'The latest review; of a returned or rejected claim it says why' }) readonly review!: ReviewView | null;
  @Instant({ nullable: true }) readonly submittedAt!: string | null;
  @Id({ nullable: true }) readonly paidBy!: string | null;
  @Instant({ nullable: true }) readonly paidAt!: string | null;
  @Text({ nullable: true }) readonly paymentReference!: string | null;
  @Instant() readonly createdAt!: string;
  @Instant() readonly updatedAt!: string;
}

export const claimNotFound = defineFault('claim.not-found', 'not-found', {
  en: (d: { claimId: string }) => `There is no claim ${d.claimId} within your reach.`,
  zh: (d) => `您的权限范围内没有报销单 ${d.claimId}。`,
});

export const notYourClaim = defineFault(
  'claim.not-yours',
  'refused',
  {
    en: () => 'Only the handler who spent the money revises, submits or withdraws a claim.',
    zh: () => '报销单只能由经办人本人修改、提交或撤回。',
  },
  { requirement: 'EXP-09', clause: '000 §5.2.1', waysForward: [{ operation: 'expenses.draftClaim', whoMay: 'claim:write' }] },
);

export const voucherAlreadyClaimed = defineFault(
  'claim.voucher-already-claimed',
  'refused',
  {
    en: (d: { voucherNo: string }) =>
      `The voucher ${d.voucherNo} has been claimed already. A voucher is reimbursed once; correct the number or take the line off.`,
    zh: (d) => `凭证 ${d.voucherNo} 已报销。每张凭证只能报销一次，请更正号码或删除该行。`,
  },
  { requirement: 'EXP-08', clause: '004 §5.2.2; 000 §5.2.3', waysForward: [{ operation: 'expenses.reviseClaim', whoMay: 'claim:write' }] },
);

export const notSpentYet = defineFault(
  'claim.not-spent-yet',
  'refused',
  {
    en: (d: { voucherNo: string; spentOn: string }) =>
      `Voucher ${d.voucherNo} is dated ${d.spentOn}, which is still to come. Claim an expense after it was spent.`,
    zh: (d) => `凭证 ${d.voucherNo} 的日期 ${d.spentOn} 尚未到来，请在费用发生后再报销。`,
  },
  { requirement: 'EXP-07', clause: '000 §5.2.1', waysForward: [{ operation: 'expenses.reviseClaim', whoMay: 'claim:write' }] },
);

export const spentInAnotherYear = defineFault(
  'claim.spent-in-another-year',
  'refused',
  {
    en: (d: { voucherNo: string; spentOn: string; year: number }) =>
      `Voucher ${d.voucherNo} is dated ${d.spentOn}, the budget is for ${d.year}. Claim it against the budget of its own year.`,
    zh: (d) => `凭证 ${d.voucherNo} 的日期为 ${d.spentOn}，预算年度为 ${d.year}，请在发生年度的预算中列支。`,
  },
  { requirement: 'EXP-11', clause: '000 §5.2.3', waysForward: [{ operation: 'expenses.draftClaim', whoMay: 'claim:write' }] },
);

export const claimNotFullyApproved = defineFault(
  'claim.not-fully-approved',
  'refused',
  {
    en: (d: { waitingFor: readonly string[] }) =>
      `Nothing is paid out before everybody has agreed${d.waitingFor.length > 0 ? `; the claim is waiting for: ${d.waitingFor.join(', ')}` : '; the claim is not in review'}.`,
    zh: (d) => `未完成全部审批不得付款；${d.waitingFor.length > 0 ? `当前等待：${d.waitingFor.join('、')}` : '该报销单不在审批中'}。`,
  },
  { requirement: 'EXP-13', clause: '000 §5.2.4', waysForward: [{ operation: 'expenses.decideClaim', whoMay: 'claim:decide' }] },
);

export const payerNotSeparate = defineFault(
  'claim.payer-not-separate',
  'refused',
  {
    en: () => 'Whoever claimed or approved an expense does not pay it. Somebody else who pays claims must.',
    zh: () => '报销的经办人、审批人不得付款，须由其他有付款职责的人员办理。',
  },
  { requirement: 'ORG-14', clause: '000 §5.2; 003-T §10.2', waysForward: [{ operation: 'expenses.payClaim', whoMay: 'claim:pay' }] },
);

const REVIEWED = { params: ClaimId, reply: ClaimView, missing: claimNotFound };

/** Reimbursement 报销: handler, department, finance, leader by amount, then payment by somebody else (EXP-07..13, ORG-07, ORG-14). */
export const claimsApi = defineApi('expenses', {
  draftClaim: operation({
    http: 'POST /claims',
    allow: 'claim:write',
    summary: 'Draft a claim; every line names its voucher (EXP-07, EXP-08)',
    body: DraftClaim,
    reply: ClaimView,
    faults: [budgetNotFound, expenseCategoryUnknown, voucherAlreadyClaimed, notSpentYet, spentInAnotherYear],
  }),
  reviseClaim: operation({
    http: 'PUT /claims/:claimId',
    allow: 'claim:write',
    summary: 'Replace the lines of a draft or of a returned claim',
    params: ClaimId,
    body: ReviseClaim,
    reply: ClaimView,
    faults: [claimNotFound, notYourClaim, expenseCategoryUnknown, voucherAlreadyClaimed, notSpentYet, spentInAnotherYear],
  }),
  submitClaim: operation({
    http: 'POST /claims/:claimId/submit',
    allow: 'claim:write',
    summary: 'Submit for approval; holds the amount on the budget and the vouchers (EXP-09)',
    params: ClaimId,
    reply: ClaimView,
    faults: [...OPENING_FAULTS, claimNotFound, notYourClaim, budgetNotActive, overBudget, voucherAlreadyClaimed],
  }),
  decideClaim: operation({
    http: 'POST /claims/:claimId/decide',
    allow: 'claim:decide',
    summary: 'Agree to a step, or return the claim to the handler (EXP-10..12)',
    description: 'Nobody decides on their own claim, and nobody decides two steps (ORG-14). A returned claim holds nothing any more.',
    params: ClaimId,
    body: DecideReview,
    reply: ClaimView,
    faults: [claimNotFound, reviewOver, ...REVIEW_FAULTS],
  }),
  rejectClaim: operation({
    http: 'POST /claims/:claimId/reject',
    allow: 'claim:decide',
    summary: 'Reject for good at your step; its vouchers cannot be claimed again',
    params: ClaimId,
    body: RejectClaim,
    reply: ClaimView,
    faults: [claimNotFound, reviewOver, ...REVIEW_FAULTS],
  }),
  returnClaimToStep: returningToStep('POST /claims/:claimId/return-to-step', 'claim:decide', REVIEWED),
  addClaimApprover: addingApprover('POST /claims/:claimId/add-approver', 'claim:decide', REVIEWED),
  urgeClaim: urging('POST /claims/:claimId/urge', 'claim:write', REVIEWED),
  claimsWaitingForMe: waitingForMe('/claims/waiting-for-me', 'claim:decide'),
  payClaim: operation({
    http: 'POST /claims/:claimId/pay',
    allow: 'claim:pay',
    summary: 'Record the payment of a fully approved claim (EXP-13); the payer neither claimed nor approved it (ORG-14)',
    params: ClaimId,
    body: PayClaim,
    reply: ClaimView,
    faults: [claimNotFound, claimNotFullyApproved, payerNotSeparate],
  }),
  withdrawClaim: operation({
    http: 'POST /claims/:claimId/withdraw',
    allow: 'claim:write',
    summary: 'Withdraw an unpaid claim; frees the budget and the vouchers',
    params: ClaimId,
    reply: ClaimView,
    faults: [claimNotFound, notYourClaim],
  }),
  getClaim: operation({ http: 'GET /claims/:claimId', allow: 'claim:read', summary: 'One claim', params: ClaimId, reply: ClaimView, faults: [claimNotFound] }),
  findClaims: operation({ http: 'GET /claims', allow: 'claim:read', summary: 'Claims, newest first', query: FindClaims, reply: page(ClaimView) }),
});
