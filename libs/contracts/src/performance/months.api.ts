import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, Flag, Id, Instant, ListOf, Month, OneOf, OrgPath, Text } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { ProcessView } from '../processes/processes.api.js';

export const CYCLE_STATUSES = ['open', 'calculated', 'published', 'locked'] as const;
export type CycleStatus = (typeof CYCLE_STATUSES)[number];

export class CycleId {
  @Id() readonly cycleId!: string;
}

export class CloseMonth {
  @Code({ doc: 'Code of the branch' }) readonly branch!: string;
  @Month() readonly month!: string;
}

export class RequestClosing extends CloseMonth {
  @Flag({ optional: true, doc: 'Publish the scorecards as soon as they are frozen; yes if left out' }) readonly publish?: boolean;
}

export class MissingFacts {
  @Code({ doc: 'The service they come from' }) readonly source!: string;
  @Count() readonly events!: number;
}

export class FindCycles extends PageRequest {
  @Code({ optional: true }) readonly branch?: string;
  @Month({ optional: true }) readonly month?: string;
  @AnyOf(CYCLE_STATUSES, { name: 'CycleStatus' }) readonly status?: CycleStatus[];
}

export class CycleView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Month() readonly month!: string;
  @OneOf(CYCLE_STATUSES, { name: 'CycleStatus' }) readonly status!: CycleStatus;
  @Count({ doc: 'People who have a scorecard' }) readonly people!: number;
  @Text({ doc: 'Version of the KPI policy used' }) readonly kpiPolicy!: string;
  @Text({ doc: 'Version of the bonus policy used' }) readonly bonusPolicy!: string;
  @Id() readonly closedBy!: string;
  @Instant() readonly closedAt!: string;
  @Instant({ nullable: true }) readonly publishedAt!: string | null;
  @Instant({ nullable: true }) readonly lockedAt!: string | null;
}

export class FrozenDifference {
  @Id() readonly scorecardId!: string;
  @Text() readonly personName!: string;
  @Text({ doc: 'A KPI, score or bonus' }) readonly figure!: string;
  @Text() readonly frozen!: string;
  @Text() readonly recomputed!: string;
}

export class MonthCheckView {
  @Flag({ doc: 'Every frozen figure is what its facts give today' }) readonly same!: boolean;
  @Count({ doc: 'Scorecards reckoned again' }) readonly scorecards!: number;
  @ListOf(() => FrozenDifference, { min: 0 }) readonly differences!: readonly FrozenDifference[];
}

export const cycleNotFound = defineFault('month.not-found', 'not-found', {
  en: (d: { cycleId: string }) => `There is no closed month ${d.cycleId}.`,
  zh: (d) => `没有已月结的周期 ${d.cycleId}。`,
});

export const branchUnknown = defineFault('month.branch-unknown', 'not-found', {
  en: (d: { branch: string }) => `There is no branch ${d.branch}.`,
  zh: (d) => `没有分公司 ${d.branch}。`,
});

export const monthNotOver = defineFault(
  'month.not-over',
  'refused',
  {
    en: (d: { month: string; today: string }) =>
      `${d.month} is not over (today is ${d.today}): results are fixed at month-end. Close it from the first day of the next month on.`,
    zh: (d) => `${d.month} 尚未结束（今天是 ${d.today}）：业绩在月末固定，请于次月一日起月结。`,
  },
  { requirement: 'PER-09', clause: '000 §4.2', waysForward: [{ operation: 'performance.closeMonth', whoMay: 'month:close' }] },
);

export const monthClosedAlready = defineFault(
  'month.closed-already',
  'conflict',
  {
    en: (d: { branch: string; closedUpTo: string }) => `The months of ${d.branch} are closed up to ${d.closedUpTo}; what comes late counts in the open month.`,
    zh: (d) => `${d.branch} 已月结至 ${d.closedUpTo}；迟到的业绩计入当前未结月份。`,
  },
  { requirement: 'PER-09', clause: '000 §4.2' },
);

export const earlierMonthOpen = defineFault(
  'month.earlier-month-open',
  'refused',
  {
    en: (d: { earlier: string }) => `${d.earlier} has results and is still open; close it first, because growth is measured against it.`,
    zh: (d) => `${d.earlier} 已有业绩但尚未月结；增长率以上月为基数，请先月结该月。`,
  },
  { requirement: 'PER-03', clause: '000 §4.1.3', waysForward: [{ operation: 'performance.closeMonth', whoMay: 'month:close' }] },
);

export const factsMissing = defineFault(
  'month.facts-missing',
  'refused',
  {
    en: (d: { missing: readonly MissingFacts[] }) =>
      `Facts have been announced that are not in yet (${d.missing.map(({ source, events }) => `${events} of ${source}`).join(', ')}). Wait a moment, or request the closing: it waits for them by itself.`,
    zh: (d) =>
      `尚有已发生的业绩未到账（${d.missing.map(({ source, events }) => `${source} ${events} 条`).join('、')}）。请稍候，或申请月结，系统将在到齐后自动办理。`,
  },
  { requirement: 'PER-09', clause: '000 §4.2; 000 §2.3.2', waysForward: [{ operation: 'performance.requestClosing', whoMay: 'month:close' }] },
);

export const closingRequested = defineFault('month.closing-requested', 'conflict', {
  en: (d: { branch: string; month: string }) => `The closing of ${d.month} of ${d.branch} has been requested already.`,
  zh: (d) => `${d.branch} ${d.month} 的月结已申请。`,
});

export const disputesOpen = defineFault(
  'month.disputes-open',
  'refused',
  {
    en: (d: { people: readonly string[] }) => `Disputed scorecards have to be answered before the month is locked: ${d.people.join(', ')}.`,
    zh: (d) => `锁定前须先答复有异议的考核表：${d.people.join('、')}。`,
  },
  { requirement: 'PER-27', clause: '003-B a16', waysForward: [{ operation: 'performance.answerDispute', whoMay: 'month:close' }] },
);

export const monthsApi = defineApi('performance', {
  closeMonth: operation({
    http: 'POST /months',
    allow: 'month:close',
    summary: 'Close a month of a branch: freeze the facts, compute scorecards and bonuses',
    description: 'The KPI and bonus policies in force on the last day of the month apply (PER-09, PER-11).',
    body: CloseMonth,
    reply: CycleView,
    faults: [branchUnknown, monthNotOver, monthClosedAlready, earlierMonthOpen, factsMissing],
  }),
  requestClosing: operation({
    http: 'POST /months/closings',
    allow: 'month:close',
    summary: 'Have a month closed as soon as all its facts are in, and published (PER-09, PER-12)',
    description: 'Waits for the facts of every service, freezes, publishes. Where it is can be seen under `GET /processes/performance`.',
    body: RequestClosing,
    reply: ProcessView,
    faults: [branchUnknown, monthNotOver, monthClosedAlready, earlierMonthOpen, closingRequested],
  }),
  publishScorecards: operation({
    http: 'POST /months/:cycleId/publish',
    allow: 'month:close',
    summary: 'Publish the scorecards of a closed month (PER-25)',
    params: CycleId,
    reply: CycleView,
    faults: [cycleNotFound],
  }),
  lockMonth: operation({
    http: 'POST /months/:cycleId/lock',
    allow: 'month:close',
    summary: 'Lock a published month: no disputes any more',
    params: CycleId,
    reply: CycleView,
    faults: [cycleNotFound, disputesOpen],
  }),
  getMonth: operation({
    http: 'GET /months/:cycleId',
    allow: 'scorecard:read',
    summary: 'One closed month',
    params: CycleId,
    reply: CycleView,
    faults: [cycleNotFound],
  }),
  findMonths: operation({ http: 'GET /months', allow: 'scorecard:read', summary: 'Closed months, newest first', query: FindCycles, reply: page(CycleView) }),
  checkMonth: operation({
    http: 'GET /months/:cycleId/check',
    allow: 'month:close',
    load: 'report',
    summary: 'Reckon a closed month again from its facts and compare',
    params: CycleId,
    reply: MonthCheckView,
    faults: [cycleNotFound],
  }),
});
