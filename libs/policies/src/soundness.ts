import { objection, type Objection } from '@tradewind/contracts/policies/objection';
import { DEVIATION_DUTIES } from '@tradewind/contracts/contracts/contract-deviations';
import { PERMISSIONS } from '@tradewind/contracts/permissions';
import { Decimal } from 'decimal.js';
import type { Others } from './facts.js';
import type {
  BonusPolicy,
  CreditPolicy,
  ExpensePolicy,
  KpiPolicy,
  LeadScreeningPolicy,
  PriceLimitsPolicy,
  ReviewPolicy,
  ReviewStepRule,
  SignInPolicy,
  SlaPolicy,
  TierCarePolicy,
  TiersPolicy,
} from './kinds.js';
import { partnerTerms } from './partner-soundness.js';
import { requirementNeed, requirementReview } from './requirement-soundness.js';
import { objectionsToConditions } from './review-conditions.js';
import { riskBands } from './risk-soundness.js';

/** What can be known of the company when a policy is saved. */
export interface Surroundings {
  /** Posts as they are, with what they may. */
  readonly posts: readonly { readonly key: string; readonly permissions: readonly string[] }[];
  /** Values of other policies that will hold for the same unit on the first day. */
  readonly others: Others;
}

type Check = (value: never, around: Surroundings) => readonly Objection[];

const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  'contract-review': [review, conditions('contract-review'), apartFromDeviations],
  'deviation-review': [review, conditions('deviation-review'), deviationReview, apartFromUsual],
  'termination-review': [review, conditions('termination-review')],
  'claim-review': [review, conditions('claim-review')],
  'budget-review': [review, conditions('budget-review')],
  'credit-review': [review, conditions('credit-review'), creditReview],
  'price-exception-review': [review, conditions('price-exception-review')],
  'lot-price-review': [review, conditions('lot-price-review')],
  'price-limits': [priceLimits],
  'requirement-review': [review, conditions('requirement-review'), requirementReview],
  'requirement-need': [requirementNeed],
  'partner-terms': [partnerTerms],
  'risk-bands': [riskBands],
  credit: [credit],
  'customer-tiers': [customerTiers],
  'tier-care': [tierCare],
  'lead-screening': [leadScreening],
  sla: [sla],
  'expense-categories': [expenseCategories],
  kpi: [kpi],
  bonus: [bonus],
  'sign-in': [signIn],
};

/** What speaks against a value that has the right shape (XCT-01): gaps, overlaps, and rules that could never apply. */
export const objectionsTo = (key: string, value: object, around: Surroundings): Objection[] =>
  (CHECKS[key] ?? []).flatMap((check) => check(value as never, around));

/** What a review policy may say of a step beyond who decides it. */
type Step = ReviewStepRule & { readonly belowAmount?: string; readonly escalateTo?: string };
interface Round {
  readonly round: number;
  readonly close: 'all' | 'any' | 'some';
  readonly needed?: number;
}
type Matrix = Omit<ReviewPolicy, 'steps'> & { readonly steps: readonly Step[]; readonly rounds?: readonly Round[] };

function review({ steps, rounds = [] }: Matrix, { posts }: Surroundings): Objection[] {
  const held = new Set(posts.flatMap(({ permissions }) => permissions));
  return [
    ...twice(steps.map(({ step }) => step)).map((step) => objection('ORG-07', `the step "${step}" is there twice`, `审批环节“${step}”重复`)),
    ...roundsInOrder(steps),
    ...rounds.flatMap((round) => canClose(round, steps)),
    ...twice(rounds.map(({ round }) => String(round))).map((round) => objection('ORG-07', `two rules close round ${round}`, `第 ${round} 轮的通过规则重复`)),
    ...steps.flatMap(neverInBand),
    ...uncovered(steps),
    ...steps.flatMap(({ step, permission, escalateTo }) =>
      [permission, ...(escalateTo === undefined ? [] : [escalateTo])].flatMap((needed) => heldBySomebody(step, needed, held)),
    ),
  ];
}

function conditions(key: string): (value: ReviewPolicy, around: Surroundings) => Objection[] {
  return ({ steps }, { others }) => objectionsToConditions(key, steps, others);
}

/** Rounds count from 1 without leaving one out. */
function roundsInOrder(steps: readonly Step[]): Objection[] {
  const rounds = new Set(steps.map(({ round }) => round));
  const last = Math.max(...rounds);
  const missing = Array.from({ length: Math.min(last, MOST_ROUNDS) }, (_, i) => i + 1).filter((round) => !rounds.has(round));
  if (missing.length === 0) return [];
  return [objection('ORG-07', `no step is in round ${missing.join(', ')} of ${last}`, `第 ${missing.join('、')} 轮没有审批环节（共 ${last} 轮）`)];
}

/** A list of what is missing is read by people. */
const MOST_ROUNDS = 50;

/** A round is closed by no more agreements than it has steps. */
function canClose({ round, close, needed }: Round, steps: readonly Step[]): Objection[] {
  const there = steps.filter((step) => step.round === round).length;
  if (there === 0) return [objection('ORG-07', `a rule closes round ${round}, in which there is no step`, `第 ${round} 轮没有审批环节，其通过规则无用`)];
  if ((close === 'some') !== (needed !== undefined))
    return [
      objection('ORG-07', `round ${round} says how many agreements close it exactly where some of them do`, `第 ${round} 轮仅在“部分同意”时须写明同意人数`),
    ];
  if (needed === undefined || needed <= there) return [];
  return [
    objection(
      'ORG-07',
      `round ${round} needs ${needed} agreements and has ${there} steps: it could never be closed`,
      `第 ${round} 轮需 ${needed} 人同意，但只有 ${there} 个环节，永远无法通过`,
    ),
  ];
}

function neverInBand({ step, fromAmount = '0', belowAmount }: Step): Objection[] {
  if (belowAmount === undefined || new Decimal(fromAmount).lt(belowAmount)) return [];
  return [
    objection(
      'ORG-07',
      `the step "${step}" is needed from ${fromAmount} and below ${belowAmount}, which is never`,
      `环节“${step}”的金额区间 ${fromAmount} 起、${belowAmount} 以下为空，永远不会用到`,
    ),
  ];
}

/** Of every amount there is somebody to ask, whatever a condition says. A gap can begin only at nothing, or where a band ends. */
function uncovered(steps: readonly Step[]): Objection[] {
  const asks = (amount: Decimal): boolean =>
    steps.some(
      ({ fromAmount = '0', belowAmount, when }) => when === undefined && amount.gte(fromAmount) && (belowAmount === undefined || amount.lt(belowAmount)),
    );
  const begins = steps
    .flatMap(({ belowAmount }) => belowAmount ?? [])
    .concat('0')
    .map((amount) => new Decimal(amount));
  const gaps = [...new Set(begins.filter((amount) => !asks(amount)).map((amount) => amount.toFixed(2)))];
  return gaps.map((from) => objection('ORG-07', `from ${from} on no step is needed, so nobody could agree`, `金额 ${from} 起没有审批环节，无人可批`));
}

function heldBySomebody(step: string, permission: string, held: ReadonlySet<string>): Objection[] {
  if (!(permission in PERMISSIONS))
    return [objection('ORG-07', `the step "${step}" needs the permission "${permission}", which does not exist`, `环节“${step}”所需权限“${permission}”不存在`)];
  if (held.has(permission)) return [];
  return [objection('ORG-07', `nobody could decide the step "${step}": no post holds ${permission}`, `环节“${step}”无人可批：没有岗位具有 ${permission}`)];
}

/** Sales vice president and head office approve any deviation, whatever its amount and however long it waits (003-T §10.5). */
function deviationReview({ steps, rounds = [] }: Matrix): Objection[] {
  const isUnconditional = ({ fromAmount, belowAmount, when, escalateTo }: Step): boolean =>
    [fromAmount, belowAmount, when, escalateTo].every((limit) => limit === undefined);
  const always = steps.filter(isUnconditional);
  const missing = DEVIATION_DUTIES.filter((duty) => !always.some(({ permission }) => permission === duty));
  return [
    ...missing.map((duty) => objection('CON-07', `not every deviation would be approved by ${duty} itself`, `并非每一项范本变更都由 ${duty} 亲自批准`)),
    ...rounds
      .filter(({ close }) => close !== 'all')
      .map(({ round }) => objection('CON-07', `round ${round} could close without one of them`, `第 ${round} 轮可能缺少其中一方的批准`)),
  ];
}

/** The two reviews become one case: a step is known by its name. */
function apartFromDeviations({ steps }: ReviewPolicy, { others }: Surroundings): Objection[] {
  return inBoth(steps, others['deviation-review']);
}

function apartFromUsual({ steps }: ReviewPolicy, { others }: Surroundings): Objection[] {
  return inBoth(steps, others['contract-review']);
}

function inBoth(steps: readonly ReviewStepRule[], other: object | undefined): Objection[] {
  const names = ((other as ReviewPolicy | undefined)?.steps ?? []).map(({ step }) => step);
  return steps
    .filter(({ step }) => names.includes(step))
    .map(({ step }) =>
      objection(
        'CON-07',
        `the step "${step}" is in the review of the contract and in that of its deviations`,
        `环节“${step}”同时出现在合同会审与范本变更审批中`,
      ),
    );
}

/** No limit is ever above the highest one, so a step from there on is never needed. */
function creditReview({ steps }: ReviewPolicy, { others }: Surroundings): Objection[] {
  return neverNeeded(steps, others.credit as CreditPolicy | undefined);
}

function credit(value: CreditPolicy, { others }: Surroundings): Objection[] {
  const guarantee = new Decimal(value.guaranteeFrom).gt(value.highestLimit)
    ? [
        objection(
          'CUS-31',
          `a guarantee is needed from ${value.guaranteeFrom} on, but no limit is above ${value.highestLimit}: it would never be`,
          `担保起点 ${value.guaranteeFrom} 高于最高额度 ${value.highestLimit}，永远不会要求担保`,
        ),
      ]
    : [];
  return [...guarantee, ...neverNeeded((others['credit-review'] as ReviewPolicy | undefined)?.steps ?? [], value)];
}

const neverNeeded = (steps: readonly ReviewStepRule[], highest: CreditPolicy | undefined): Objection[] =>
  steps
    .filter(({ fromAmount = '0' }) => highest !== undefined && new Decimal(fromAmount).gt(highest.highestLimit))
    .map(({ step, fromAmount = '0' }) =>
      objection(
        'ORG-07',
        `the step "${step}" of the credit review, from ${fromAmount} on, could never be needed: no limit is above ${highest?.highestLimit ?? ''}`,
        `信用审批环节“${step}”（${fromAmount} 起）永远不会用到：额度不得超过 ${highest?.highestLimit ?? ''}`,
      ),
    );

function priceLimits({ limits }: PriceLimitsPolicy): Objection[] {
  return [
    ...twice(limits.map(({ kind }) => kind)).map((kind) => objection('ORD-03', `two limits are for ${kind}`, `“${kind}”的价格界限重复`)),
    ...limits
      .filter(({ lowestShare }) => new Decimal(lowestShare).lte(0) || new Decimal(lowestShare).gte(1))
      .map(({ kind, lowestShare }) =>
        objection(
          'ORD-03',
          `a floor for ${kind} at ${lowestShare} of the list forbids nothing or everything: it lies between 0 and 1`,
          `“${kind}”的最低比例 ${lowestShare} 应在 0 与 1 之间，否则等于不设限或一概禁止`,
        ),
      ),
  ];
}

function customerTiers({ tiers, initial }: TiersPolicy): Objection[] {
  const codes = tiers.map(({ code }) => code);
  return [
    ...twice(codes).map((code) => objection('CUS-08', `the tier "${code}" is there twice`, `客户级别“${code}”重复`)),
    ...(codes.includes(initial)
      ? []
      : [objection('CUS-07', `new customers begin in "${initial}", which is no tier`, `新客户的初始级别“${initial}”不在各级之中`)]),
  ];
}

/** A rule for a tier that the scheme does not have would never apply. */
function tierCare({ tiers }: TierCarePolicy, { others }: Surroundings): Objection[] {
  const known = (others['customer-tiers'] as TiersPolicy | undefined)?.tiers.map(({ code }) => code);
  const named = tiers.map(({ tier }) => tier);
  return [
    ...twice(named).map((tier) => objection('CUS-10', `two rules are for the tier "${tier}"`, `级别“${tier}”的维护规则重复`)),
    ...named
      .filter((tier) => known !== undefined && !known.includes(tier))
      .map((tier) =>
        objection('CUS-10', `no customer is ever in the tier "${tier}": the scheme does not have it`, `客户分级中没有“${tier}”，该规则永远不起作用`),
      ),
  ];
}

function leadScreening({ mark, keyFrom }: LeadScreeningPolicy): Objection[] {
  if (mark <= keyFrom) return [];
  return [
    objection(
      'CUS-12',
      `with ${keyFrom} points a lead is on the key list, but below the mark of ${mark} it is not qualified`,
      `重点名单从 ${keyFrom} 分起，低于合格线 ${mark} 分`,
    ),
  ];
}

function sla({ acknowledgeHours, resolveHours, warnAt }: SlaPolicy): Objection[] {
  const [answer, solve, warn] = [new Decimal(acknowledgeHours), new Decimal(resolveHours), new Decimal(warnAt)];
  return [
    ...(answer.isZero() ? [objection('AFS-01', 'nobody can answer within 0 hours', '回复时限不能为 0 小时')] : []),
    ...(solve.gte(answer)
      ? []
      : [
          objection(
            'AFS-02',
            `a ticket is to be resolved within ${resolveHours} hours, before it must be answered`,
            `解决时限 ${resolveHours} 小时短于回复时限`,
          ),
        ]),
    ...(warn.gt(0) && warn.lt(1)
      ? []
      : [
          objection(
            'AFS-03',
            `a warning after ${warnAt} of the time would never come before the deadline and after the start`,
            `预警比例 ${warnAt} 应在 0 与 1 之间，否则起不到预警作用`,
          ),
        ]),
  ];
}

function expenseCategories({ categories }: ExpensePolicy): Objection[] {
  return twice(categories.map(({ code }) => code)).map((code) => objection('EXP-03', `the category "${code}" is there twice`, `费用科目“${code}”重复`));
}

function kpi({ kpis, cap }: KpiPolicy): Objection[] {
  const sum = Decimal.sum(0, ...kpis.map(({ weight }) => weight));
  return [
    ...twice(kpis.map(({ code }) => code)).map((code) => objection('PER-11', `${code} is weighed twice`, `指标 ${code} 重复`)),
    ...(sum.eq(1) ? [] : [objection('PER-11', `the weights sum to ${sum.toString()}, not to 1`, `权重之和为 ${sum.toString()}，应为 1`)]),
    ...kpis
      .filter(({ weight }) => new Decimal(weight).isZero())
      .map(({ code }) => objection('PER-11', `${code} has no weight and would never count`, `指标 ${code} 权重为零，永远不起作用`)),
    ...kpis
      .filter(({ full }) => full !== undefined && new Decimal(full).isZero())
      .map(({ code }) => objection('PER-11', `${code} is full at 0: nothing can be measured against it`, `指标 ${code} 的满分值为 0，无法衡量`)),
    ...(new Decimal(cap).gte(1)
      ? []
      : [objection('PER-13', `with a cap of ${cap} nobody could reach a target in full`, `上限 ${cap} 小于 1，无人能够完成目标`)]),
  ];
}

function bonus({ tiers }: BonusPolicy): Objection[] {
  const begins = tiers.map(({ from }) => new Decimal(from));
  const lowest = Decimal.min(...begins);
  return [
    ...(lowest.isZero()
      ? []
      : [objection('PER-14', `no tier holds below ${lowest.toString()}: the tiers begin at 0`, `达成率低于 ${lowest.toString()} 没有档位：档位应从 0 起`)]),
    ...twice(begins.map(String)).map((from) => objection('PER-14', `two tiers begin at ${from}`, `两个档位都从 ${from} 起`)),
  ];
}

function signIn({ mfaPosts }: SignInPolicy, { posts }: Surroundings): Objection[] {
  const known = new Set(posts.map(({ key }) => key));
  return mfaPosts
    .filter((post) => !known.has(post))
    .map((post) => objection('ORG-11', `a second factor is demanded of the post "${post}", which does not exist`, `要求第二重验证的岗位“${post}”不存在`));
}

const twice = (values: readonly string[]): string[] => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
