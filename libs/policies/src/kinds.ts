import { Amount, Code, Count, Flag, Id, ListOf, OneOf, Quantity, Rate, Text, Texts } from '@tradewind/contracts/fields';
import { PAYMENT_KINDS } from '@tradewind/contracts/contracts/contracts.events';
import { TERMINATION_GROUNDS } from '@tradewind/contracts/contracts/terminations.api';
import { PRICE_EXCEPTION_KINDS, type PriceExceptionKind } from '@tradewind/contracts/contracts/price-exceptions.api';
import { RISK_LEVELS, RISK_RESPONSES, type RiskLevel, type RiskResponse } from '@tradewind/contracts/orders/customer-risk';
import { RESOLVERS, type Resolver } from '@tradewind/contracts/identity/standing.api';
import { factOf, type Facts, type FactsOf, type Others } from './facts.js';
import { definePolicy, type PolicyKind } from './policy.js';

/** Somebody a step is given to. */
export class ReviewPerson {
  @Id() readonly personId!: string;
  @Text({ max: 100 }) readonly name!: string;
}

/** How many agreements close a round of a review. */
export class ReviewRoundRule {
  @Count({ min: 1 }) readonly round!: number;
  @OneOf(['all', 'any', 'some'], { name: 'RoundClose' }) readonly close!: 'all' | 'any' | 'some';
  @Count({ min: 1, optional: true, doc: 'With `some`: so many' }) readonly needed?: number;
}

/** One step of a review: who, and in which round. Steps of the same round run in parallel. */
export class ReviewStepRule {
  @Code() readonly step!: string;
  @Count({ min: 1, doc: 'Rounds follow each other; steps of one round run in parallel' }) readonly round!: number;
  @Text({ doc: 'Permission needed to decide this step' }) readonly permission!: string;
  @Amount({ optional: true, doc: 'The step is needed only from this amount on' }) readonly fromAmount?: string;
  @Amount({ optional: true, doc: 'The step is needed only below this amount' }) readonly belowAmount?: string;
  @Text({
    optional: true,
    max: 500,
    doc: 'The step is needed only where this condition holds, e.g. `discount > 0.1`; what it may ask about depends on what is reviewed',
  })
  readonly when?: string;
  @ListOf(() => ReviewPerson, { optional: true, max: 20, doc: 'Of those with the permission only these' }) readonly people?: readonly ReviewPerson[];
  @OneOf(RESOLVERS, { name: 'ReviewResolver', optional: true, doc: 'Of those with the permission only whom this finds when the case is opened' })
  readonly resolver?: Resolver;
  @Count({ min: 1, max: 2400, optional: true, doc: 'Hours after which a step that waits is escalated' }) readonly escalateAfterHours?: number;
  @Text({ optional: true, doc: 'Permission of those who may decide it as well from then on' }) readonly escalateTo?: string;
}

export class ReviewPolicy {
  @ListOf(() => ReviewStepRule) readonly steps!: readonly ReviewStepRule[];
  @ListOf(() => ReviewRoundRule, { optional: true, max: 20, doc: 'Rounds that not all of their steps close' }) readonly rounds?: readonly ReviewRoundRule[];
}
/** A kind of review: its rules, and what the conditions of its steps may ask about. Whoever opens a case gives exactly these facts; `amount` is what bands go by. */
export interface ReviewKind<F extends Facts = Facts> extends PolicyKind<ReviewPolicy> {
  readonly facts: F;
}
/** The facts that whoever opens a case of this kind gives. */
export type FactsFor<K extends ReviewKind> = FactsOf<K['facts']>;

const defineReview = <const F extends Facts>(key: string, requirements: readonly string[], facts: F): ReviewKind<F> => ({
  ...definePolicy(key, ReviewPolicy, requirements),
  facts,
});

const TIER = {
  type: 'string',
  en: 'tier of the customer',
  zh: '客户级别',
  words: (others: Others) => (others['customer-tiers'] as TiersPolicy | undefined)?.tiers.map(({ code }) => code),
} as const;
const CATEGORIES = {
  type: 'list<string>',
  en: 'codes of the expense categories in it',
  zh: '涉及的费用科目',
  words: (others: Others) => (others['expense-categories'] as ExpensePolicy | undefined)?.categories.map(({ code }) => code),
} as const;

/** Amendments are reviewed like contracts, by what they make of them. */
const CONTRACT_FACTS = {
  amount: factOf.amount('total, tax included; of an amendment the larger of before and after', '含税总额；补充协议取变更前后较大者'),
  increase: factOf.amount('what an amendment adds to the total', '补充协议增加的金额'),
  decrease: factOf.amount('what an amendment takes off the total', '补充协议减少的金额'),
  amendment: { type: 'bool', en: 'it amends a contract in effect', zh: '是否为补充协议' },
  discount: factOf.share('share of the list value that is given away', '低于价目表的让利比例'),
  deviations: factOf.count('clauses that differ from the template', '与范本不同的条款数'),
  payment: { type: 'string', en: 'kind of payment', zh: '付款方式', words: PAYMENT_KINDS },
  tier: TIER,
  branch: factOf.branch,
  days: factOf.count('days until delivery', '距交货日天数'),
} as const;
/** Who must agree to a contract, in which order (default: sales manager, then legal ∥ finance, then audit). */
export const contractReviewPolicy = defineReview('contract-review', ['CON-01', 'CON-02', 'CON-03'], CONTRACT_FACTS);
/** Who approves, besides them, what a contract says otherwise than its template: sales VP and head office. One case with the review above: the same facts. */
export const deviationReviewPolicy = defineReview('deviation-review', ['CON-06', 'CON-07'], CONTRACT_FACTS);
/** Who must agree before a contract in effect is ended. */
export const terminationReviewPolicy = defineReview('termination-review', ['CON-01', 'CON-02', 'CON-12', 'CON-15'], {
  amount: factOf.amount('total of the contract', '合同总额'),
  advance: factOf.amount('received for what was not delivered', '预收未交货金额'),
  owed: factOf.amount('delivered and not paid', '已交货未收款金额'),
  ground: { type: 'string', en: 'ground', zh: '解除事由', words: TERMINATION_GROUNDS },
  branch: factOf.branch,
});
/** Department, finance, company leader by amount (ORG-07). */
export const claimReviewPolicy = defineReview('claim-review', ['EXP-10', 'EXP-11', 'EXP-12', 'ORG-07'], {
  amount: factOf.amount('total', '报销总额'),
  largest: factOf.amount('largest line', '最大单项金额'),
  categories: CATEGORIES,
  branch: factOf.branch,
});
/** Budgets, and what is added to one. */
export const budgetReviewPolicy = defineReview('budget-review', ['EXP-05', 'EXP-06'], {
  amount: factOf.amount('total of a budget, or what a supplement adds', '预算总额，或追加金额'),
  supplement: { type: 'bool', en: 'it adds to a budget in force', zh: '是否为追加预算' },
  planned: factOf.amount('total of the budget before a supplement', '追加前的预算总额'),
  categories: CATEGORIES,
  branch: factOf.branch,
});
export const creditReviewPolicy = defineReview('credit-review', ['CUS-30', 'CUS-31', 'ORG-07'], {
  amount: factOf.amount('limit applied for', '申请额度'),
  current: factOf.amount('limit granted so far', '现有额度'),
  days: factOf.count('days of credit', '账期天数'),
  guaranteed: { type: 'bool', en: 'a guarantee is given', zh: '是否有担保' },
  branch: factOf.branch,
});
const PRICE_FACTS = {
  amount: factOf.amount('what is given away at most', '最多让利金额'),
  discount: factOf.share('share off the list at the floor', '底价低于价目表的比例'),
  quantity: factOf.amount('quantity in all', '总数量'),
  branch: factOf.branch,
} as const;
/** Who must agree to a price below the list (ORD-04). */
export const priceExceptionReviewPolicy = defineReview('price-exception-review', ['ORD-03', 'ORD-04', 'ORG-07'], PRICE_FACTS);
/** Damaged lots, and lots sold as a whole (处理产品包销): branch general manager and sales vice president. */
export const lotPriceReviewPolicy = defineReview('lot-price-review', ['CON-10', 'ORG-07'], PRICE_FACTS);
/** Production/technical, quality control, purchasing: whether we can meet what a customer requires. */
export const requirementReviewPolicy = defineReview('requirement-review', ['CON-04', 'CON-05'], {
  amount: factOf.amount('total of the quote', '报价总额'),
  requirements: factOf.count('special requirements', '特殊要求项数'),
  days: factOf.count('days until delivery', '距交货日天数'),
  branch: factOf.branch,
});

export class QuantityBand {
  @Text({ max: 20, doc: 'As products are counted, e.g. 吨' }) readonly unit!: string;
  @Quantity({ min: '0.000001', doc: 'From so many of one product on' }) readonly from!: string;
}
/** Which contracts are submitted only once requirements were reviewed; all others go on without. */
export class RequirementNeedPolicy {
  @Flag({ doc: 'Where the customer wants anything beyond the catalogue' }) readonly specialRequirements!: boolean;
  @ListOf(() => QuantityBand, { min: 0, max: 50 }) readonly quantities!: readonly QuantityBand[];
  @Count({ min: 1, max: 365, optional: true, doc: 'Where delivery is promised sooner than in so many days' }) readonly leadDays?: number;
}
export const requirementNeedPolicy = definePolicy('requirement-need', RequirementNeedPolicy, ['CON-04']);

/** What the company grants channel partners at most, whoever agrees. */
export class PartnerTermsPolicy {
  @Rate({ doc: 'Share off the list' }) readonly highestDiscount!: string;
  @Rate({ doc: 'Share of what customers have paid' }) readonly highestCommission!: string;
  @Count({ min: 1, max: 365, doc: 'Days after the end of a month within which it is settled' }) readonly longestSettlementDays!: number;
  @Count({ min: 1, max: 3660, doc: 'Days that an agreement may be good for' }) readonly longestDays!: number;
}
export const partnerTermsPolicy = definePolicy('partner-terms', PartnerTermsPolicy, ['CON-21']);

/** Who drafts or signs contracts is trained in contract law: for how long a training counts, and what happens without. */
export class ContractLawTrainingPolicy {
  @Count({ min: 1, max: 3660, doc: 'Days for which a training that was passed counts' }) readonly validDays!: number;
  @OneOf(['report', 'refuse'], { name: 'WithoutTraining', doc: '`report`: who lacks it is on a list; `refuse`: they draft and sign nothing besides' })
  readonly without!: 'report' | 'refuse';
}
export const contractLawTrainingPolicy = definePolicy('contract-law-training', ContractLawTrainingPolicy, ['CON-20']);
/** Where nobody ever said how long a training counts. */
export const TRAINING_COUNTS_DAYS = 730;

/** How long a department has to acknowledge its copy of a contract, and when it is said again to who answers for it (CON-13). */
export class ContractCopyPolicy {
  @Count({ min: 1, max: 720, doc: 'Hours after which a copy that was not acknowledged is reminded of' }) readonly acknowledgeHours!: number;
  @Count({ min: 1, max: 720, doc: 'So many hours later, when that did not help, it is escalated' }) readonly escalateHours!: number;
}
export const contractCopyPolicy = definePolicy('contract-copy', ContractCopyPolicy, ['CON-13']);
/** How far below the list a kind of exception may go at all, whoever agrees. */
export class PriceLimit {
  @OneOf(PRICE_EXCEPTION_KINDS, { name: 'PriceExceptionKind' }) readonly kind!: PriceExceptionKind;
  @Rate({ doc: 'Share of the list price that no floor is below' }) readonly lowestShare!: string;
  @Count({ min: 1, max: 730, doc: 'Days that one may be good for' }) readonly longestDays!: number;
}
export class PriceLimitsPolicy {
  @ListOf(() => PriceLimit, { min: 0, max: 20, doc: 'A kind that is not named has no limit of its own' }) readonly limits!: readonly PriceLimit[];
}
/** Price floors; which discount needs whose consent besides is said by the conditions of the reviews. */
export const priceLimitsPolicy = definePolicy('price-limits', PriceLimitsPolicy, ['ORD-03', 'ORD-04']);

export class TierRule {
  @Code() readonly code!: string;
  @Text() readonly name!: string;
}
export class TiersPolicy {
  @ListOf(() => TierRule) readonly tiers!: readonly TierRule[];
  @Code({ doc: 'Tier of a new customer' }) readonly initial!: string;
}
export const tiersPolicy = definePolicy('customer-tiers', TiersPolicy, ['CUS-07', 'CUS-08']);

/** How a tier is looked after: how often its customers hear from us, and how they are kept (拜访频次、维护策略). */
export class TierCareRule {
  @Code({ doc: 'Code of a tier of the scheme in force' }) readonly tier!: string;
  @Count({ min: 1, max: 730, doc: 'Days after which a customer who has not heard from us is late' }) readonly contactEveryDays!: number;
  @Text({ max: 200, doc: 'How customers of the tier are kept' }) readonly strategy!: string;
}
export class TierCarePolicy {
  @ListOf(() => TierCareRule, { min: 0, max: 50, doc: 'A tier that is not named has no clock' }) readonly tiers!: readonly TierCareRule[];
}
export const tierCarePolicy = definePolicy('tier-care', TierCarePolicy, ['CUS-10', 'CUS-15']);

/** How leads are screened: potential, fit and credit, 1–5 each, added up (CUS-12). */
export class LeadScreeningPolicy {
  @Count({ min: 3, max: 15, doc: 'A lead with fewer points is not qualified' }) readonly mark!: number;
  @Count({ min: 3, max: 15, doc: 'From this many points on it goes on the key follow-up list' }) readonly keyFrom!: number;
}
export const leadScreeningPolicy = definePolicy('lead-screening', LeadScreeningPolicy, ['CUS-12']);

/** From so many days overdue on a customer is in this band (风险等级). */
export class RiskBand {
  @Count({ min: 0, max: 3650, doc: 'Days that the oldest payment is overdue; the first band begins at 0' }) readonly fromDays!: number;
  @OneOf(RISK_LEVELS, { name: 'RiskLevel' }) readonly level!: RiskLevel;
  @OneOf(RISK_RESPONSES, { name: 'RiskResponse', doc: 'What a new order may do' }) readonly response!: RiskResponse;
}
export class RiskBandsPolicy {
  @ListOf(() => RiskBand, { min: 1, max: 20 }) readonly bands!: readonly RiskBand[];
}
/** Overdue payment feeds the risk of a customer, and the risk says what a new order may do. */
export const riskBandsPolicy = definePolicy('risk-bands', RiskBandsPolicy, ['CUS-33', 'CUS-36']);

export class CreditPolicy {
  @Amount({ doc: 'No limit above this' }) readonly highestLimit!: string;
  @Count({ min: 1 }) readonly longestTermDays!: number;
  @Amount({ doc: 'From this limit on a guarantee is needed' }) readonly guaranteeFrom!: string;
}
export const creditPolicy = definePolicy('credit', CreditPolicy, ['CUS-30', 'CUS-31']);

export class QuotePolicy {
  @Count({ min: 1, max: 365, doc: 'Days a quote stays valid' }) readonly validDays!: number;
}
export const quotePolicy = definePolicy('quote', QuotePolicy, ['ORD-02']);

export class ContractRenewalPolicy {
  @Count({ min: 1, max: 365, doc: 'Days before the last day of a contract on which that is announced' }) readonly remindDays!: number;
}
/** When to think of renewing a contract; 30 days where nobody said otherwise. */
export const contractRenewalPolicy = definePolicy('contract-renewal', ContractRenewalPolicy, ['CON-14', 'CON-15']);

export class PaymentPolicy {
  @Rate({ doc: 'Share of the total to be received before goods are released' }) readonly prepaidShare!: string;
  @Count({ min: 0, doc: 'Days until a receivable is due, counted from delivery' }) readonly dueDays!: number;
}
/** Payment before goods for every order unless credit was granted (ORD-06). */
export const paymentPolicy = definePolicy('payment', PaymentPolicy, ['ORD-06', 'ORD-26']);

export class SlaPolicy {
  @Rate({ max: '1000', doc: 'Hours until a ticket must be answered' }) readonly acknowledgeHours!: string;
  @Rate({ max: '1000', doc: 'Hours until it must be resolved' }) readonly resolveHours!: string;
  @Rate({ doc: 'Share of the time after which a warning is given' }) readonly warnAt!: string;
  @OneOf(['calendar'], { name: 'SlaClock', doc: 'The clocks run day and night' }) readonly clock!: 'calendar';
}
export const slaPolicy = definePolicy('sla', SlaPolicy, ['AFS-01', 'AFS-02', 'AFS-03']);

export class ReturnVisitPolicy {
  @Count({ min: 0, doc: 'Days after resolution' }) readonly dueDays!: number;
}
export const returnVisitPolicy = definePolicy('return-visit', ReturnVisitPolicy, ['AFS-13', 'AFS-17']);

export class ExpenseCategory {
  @Code() readonly code!: string;
  @Text() readonly name!: string;
}
export class ExpensePolicy {
  @ListOf(() => ExpenseCategory) readonly categories!: readonly ExpenseCategory[];
}
export const expensePolicy = definePolicy('expense-categories', ExpensePolicy, ['EXP-03', 'EXP-17']);

export const KPI_CODES = ['sales-amount', 'sales-profit', 'growth-rate', 'new-customers', 'satisfaction'] as const;
export type KpiCode = (typeof KPI_CODES)[number];

export class KpiRule {
  @OneOf(KPI_CODES, { name: 'KpiCode' }) readonly code!: KpiCode;
  @Rate({ doc: 'Share in the score; all weights sum to 1' }) readonly weight!: string;
  @Rate({ max: '1000000000', optional: true, doc: 'What counts as 100 % where no target is set for it' }) readonly full?: string;
}
export class KpiPolicy {
  @OneOf(['signed', 'delivered', 'received'], { name: 'SalesBasis', doc: 'Which fact counts as a sale' })
  readonly salesBasis!: 'signed' | 'delivered' | 'received';
  @ListOf(() => KpiRule) readonly kpis!: readonly KpiRule[];
  @Rate({ max: '10', doc: 'No KPI counts for more than this multiple of its target' }) readonly cap!: string;
}
export const kpiPolicy = definePolicy('kpi', KpiPolicy, ['PER-01', 'PER-02', 'PER-03', 'PER-04', 'PER-05', 'PER-11']);

export class BonusTier {
  @Rate({ max: '100', doc: 'From this achievement of the sales target on' }) readonly from!: string;
  @Rate({ doc: 'Share of the sales amount inside this tier' }) readonly rate!: string;
}
export class BonusPolicy {
  @ListOf(() => BonusTier) readonly tiers!: readonly BonusTier[];
  @Amount({ doc: 'Paid in full at a score of 1 or more, in proportion below' }) readonly scoreBonus!: string;
  @Rate({ doc: 'Below this score no bonus is paid' }) readonly lowestScore!: string;
}
export const bonusPolicy = definePolicy('bonus', BonusPolicy, ['PER-13', 'PER-14']);

export class SignInPolicy {
  @Texts({ doc: 'Keys of the posts that cannot be used without a second factor; recommended: administrator, finance, leaders at head office' })
  readonly mfaPosts!: readonly string[];
  @Count({ min: 10, max: 720, optional: true, doc: 'Minutes without a refreshed token after which one signs in again; 60 where it is not said' })
  readonly idleMinutes?: number;
}
export const signInPolicy = definePolicy('sign-in', SignInPolicy, ['ORG-11']);

/** Every kind of policy there is: the policies service checks values against it. */
export const POLICY_KINDS = [
  contractReviewPolicy,
  deviationReviewPolicy,
  terminationReviewPolicy,
  claimReviewPolicy,
  budgetReviewPolicy,
  creditReviewPolicy,
  priceExceptionReviewPolicy,
  lotPriceReviewPolicy,
  contractCopyPolicy,
  priceLimitsPolicy,
  requirementReviewPolicy,
  requirementNeedPolicy,
  partnerTermsPolicy,
  contractLawTrainingPolicy,
  tiersPolicy,
  tierCarePolicy,
  leadScreeningPolicy,
  riskBandsPolicy,
  creditPolicy,
  quotePolicy,
  contractRenewalPolicy,
  paymentPolicy,
  slaPolicy,
  returnVisitPolicy,
  expensePolicy,
  kpiPolicy,
  bonusPolicy,
  signInPolicy,
] as const;
