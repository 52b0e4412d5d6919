import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, DateOnly, Flag, Id, Instant, One, OneOf, OrgPath, Text, Texts } from '../fields.js';
import { waitingForMe } from '../approvals/approvals.api.js';
import { page, PageRequest } from '../page.js';
import { OPENING_FAULTS, REVIEW_FAULTS, reviewOver } from '../review-faults.js';
import { addingApprover, returningToStep, urging, withdrawing } from '../review-operations.js';
import { DecideReview, ReviewView } from '../review.js';
import { CustomerId, customerNotFound } from './customers.api.js';

/** `limited`: granted against a guarantee only (CUS-31); `hold`: a payment is overdue (CUS-36). */
export const CREDIT_STATUSES = ['unrated', 'in-review', 'rated', 'limited', 'hold'] as const;
export type CreditStatus = (typeof CREDIT_STATUSES)[number];

/** What the application is judged by, 1 (poor) to 5 (very good) each (CUS-30). */
export class CreditAssessment {
  @Count({ min: 1, max: 5, doc: 'How the customer has paid so far' }) readonly paymentRecord!: number;
  @Count({ min: 1, max: 5, doc: 'How sound its finances are' }) readonly finances!: number;
  @Count({ min: 1, max: 5, doc: 'How long and how well we know it' }) readonly relationship!: number;
}

export class ApplyForCredit {
  @Amount({ min: '0.01', doc: 'In CNY' }) readonly limit!: string;
  @Count({ min: 1, max: 365, doc: 'Days from delivery until payment is due' }) readonly termDays!: number;
  @DateOnly({ doc: 'Last day on which it is to hold' }) readonly validUntil!: string;
  @Text({ max: 2000, doc: 'Why the customer is good for it' }) readonly grounds!: string;
  @One(() => CreditAssessment) readonly assessment!: CreditAssessment;
  @Text({ max: 500, optional: true, doc: 'Who or what stands in for the payment' }) readonly guarantee?: string;
}

export class FindCreditProfiles extends PageRequest {
  @AnyOf(CREDIT_STATUSES, { name: 'CreditStatus' }) readonly status?: CreditStatus[];
}

export class CreditApplicationView {
  @Amount() readonly limit!: string;
  @Count() readonly termDays!: number;
  @DateOnly() readonly validUntil!: string;
  @Text({ max: 2000 }) readonly grounds!: string;
  @One(() => CreditAssessment) readonly assessment!: CreditAssessment;
  @Text({ max: 500, nullable: true }) readonly guarantee!: string | null;
}

export class CreditGrantView {
  @Amount() readonly limit!: string;
  @Code() readonly currency!: string;
  @Count() readonly termDays!: number;
  @DateOnly() readonly validUntil!: string;
  @Text({ max: 500, nullable: true }) readonly guarantee!: string | null;
}

export class CreditProfileView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Id() readonly customerId!: string;
  @Code() readonly customerNo!: string;
  @Text() readonly customerName!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id() readonly ownerId!: string;
  @OneOf(CREDIT_STATUSES, { name: 'CreditStatus' }) readonly status!: CreditStatus;
  @Flag() readonly held!: boolean;
  @Texts({ doc: 'Receivables that are overdue' }) readonly overdueReceivables!: readonly string[];
  @One(() => CreditApplicationView, { nullable: true, doc: 'What was last applied for' }) readonly application!: CreditApplicationView | null;
  @One(() => CreditGrantView, { nullable: true, doc: 'What was last granted' }) readonly granted!: CreditGrantView | null;
  @One(() => ReviewView, { nullable: true }) readonly review!: ReviewView | null;
  @Instant() readonly updatedAt!: string;
}

export const creditLimitTooHigh = defineFault(
  'credit.limit-too-high',
  'refused',
  {
    en: (d: { limit: string; highest: string }) =>
      `No customer is given more credit than ${d.highest}; you ask for ${d.limit}. Apply for less, or have the policy changed.`,
    zh: (d) => `信用额度最高为 ${d.highest}，您申请了 ${d.limit}。请降低额度，或先修订制度参数。`,
  },
  {
    requirement: 'CUS-30',
    clause: '000 §7.3.2',
    waysForward: [
      { operation: 'customers.applyForCredit', whoMay: 'credit:request' },
      { operation: 'policies.propose', whoMay: 'policy:propose' },
    ],
  },
);

export const creditTermTooLong = defineFault(
  'credit.term-too-long',
  'refused',
  {
    en: (d: { termDays: number; longest: number }) =>
      `Payment is due within ${d.longest} days at the latest; you ask for ${d.termDays}. Apply for a shorter term.`,
    zh: (d) => `付款期限最长 ${d.longest} 天，您申请了 ${d.termDays} 天。请缩短付款期限。`,
  },
  { requirement: 'CUS-31', clause: '000 §7.3.2', waysForward: [{ operation: 'customers.applyForCredit', whoMay: 'credit:request' }] },
);

export const guaranteeNeeded = defineFault(
  'credit.guarantee-needed',
  'refused',
  {
    en: (d: { limit: string; guaranteeFrom: string }) =>
      `From ${d.guaranteeFrom} on a guarantee is needed; you ask for ${d.limit} without one. Name a guarantee, or apply for less with a shorter payment term.`,
    zh: (d) => `额度达到 ${d.guaranteeFrom} 须提供担保，您申请了 ${d.limit} 且无担保。请提供担保，或降低额度并缩短付款期限。`,
  },
  { requirement: 'CUS-31', clause: '000 §7.3.2', waysForward: [{ operation: 'customers.applyForCredit', whoMay: 'credit:request' }] },
);

export const creditAlreadyPast = defineFault(
  'credit.already-past',
  'refused',
  {
    en: (d: { validUntil: string; today: string }) => `Credit until ${d.validUntil} would be over today (${d.today}). Apply again with a later day.`,
    zh: (d) => `有效期 ${d.validUntil} 早于今天（${d.today}）。请以更晚的日期重新申请。`,
  },
  { requirement: 'CUS-30', clause: '000 §7.3.2', waysForward: [{ operation: 'customers.applyForCredit', whoMay: 'credit:request' }] },
);

export const creditOnHold = defineFault(
  'credit.on-hold',
  'refused',
  {
    en: (d: { overdue: number }) =>
      `Credit is on hold: ${d.overdue} receivable(s) are overdue. It is free again as soon as they are paid; until then payment comes before goods.`,
    zh: (d) => `信用已冻结：有 ${d.overdue} 笔应收逾期。收回逾期款后自动解冻；在此之前须先款后货。`,
  },
  {
    requirement: 'CUS-36',
    clause: '000 §7.1.3',
    waysForward: [
      { operation: 'orders.reportReceipt', whoMay: 'receipt:report' },
      { operation: 'orders.confirmReceipt', whoMay: 'receipt:confirm' },
    ],
  },
);

const REVIEWED = { params: CustomerId, reply: CreditProfileView, missing: customerNotFound };

export const creditApi = defineApi('customers', {
  getCreditProfile: operation({
    http: 'GET /customers/:customerId/credit',
    allow: 'credit:read',
    summary: 'The credit profile of a customer (CUS-30)',
    params: CustomerId,
    reply: CreditProfileView,
    faults: [customerNotFound],
  }),
  findCreditProfiles: operation({
    http: 'GET /credit-profiles',
    allow: 'credit:read',
    summary: 'Credit profiles, newest first',
    query: FindCreditProfiles,
    reply: page(CreditProfileView),
  }),
  applyForCredit: operation({
    http: 'POST /customers/:customerId/credit/apply',
    allow: 'credit:request',
    summary: 'Apply for credit for a customer (CUS-30, CUS-31)',
    params: CustomerId,
    body: ApplyForCredit,
    reply: CreditProfileView,
    faults: [...OPENING_FAULTS, customerNotFound, creditLimitTooHigh, creditTermTooLong, guaranteeNeeded, creditAlreadyPast, creditOnHold],
  }),
  decideCredit: operation({
    http: 'POST /customers/:customerId/credit/decide',
    allow: 'credit:decide',
    summary: 'Decide a step of a credit application',
    params: CustomerId,
    body: DecideReview,
    reply: CreditProfileView,
    faults: [customerNotFound, creditAlreadyPast, reviewOver, ...REVIEW_FAULTS],
  }),
  returnCreditToStep: returningToStep('POST /customers/:customerId/credit/return-to-step', 'credit:decide', REVIEWED),
  addCreditApprover: addingApprover('POST /customers/:customerId/credit/add-approver', 'credit:decide', REVIEWED),
  withdrawCredit: withdrawing('POST /customers/:customerId/credit/withdraw', 'credit:request', REVIEWED),
  urgeCredit: urging('POST /customers/:customerId/credit/urge', 'credit:request', REVIEWED),
  creditWaitingForMe: waitingForMe('/credit-profiles/waiting-for-me', 'credit:decide'),
});
