import { eventually } from '@tradewind/client/eventually';
import { payoutsApi } from '@tradewind/contracts/expenses/payouts.api';
import { bonusesApi, type BonusSummaryView } from '@tradewind/contracts/performance/bonuses.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { SALES_BASES } from '@tradewind/contracts/performance/kpis';
import { monthsApi, type CycleView } from '@tradewind/contracts/performance/months.api';
import { scorecardsApi } from '@tradewind/contracts/performance/scorecards.api';
import type { Course } from './course.ts';
import type { DemoCompany } from './organisation.ts';
import type { Tally } from './tally.ts';

export interface MonthOfBranch {
  readonly branch: 'bj' | 'cd';
  readonly month: string;
}

/** PER-09, PER-25: frozen, computed and published by finance, once every fact of the month is there. */
export async function closeMonth(company: DemoCompany, { branch, month }: MonthOfBranch, tally: Tally, course: Course): Promise<CycleView> {
  await eventually(() => assertComplete(company, { branch, month }, tally), 60_000);
  const { finance } = company.head;
  // not `requestClosing`, which waits by itself: its clock rests while history is told
  const { id: cycleId } = await finance.actor.call(monthsApi.closeMonth, { branch, month }, course.now());
  await course.pass(4);
  return finance.actor.call(monthsApi.publishScorecards, { cycleId }, course.now());
}

async function assertComplete(company: DemoCompany, { branch, month }: MonthOfBranch, tally: Tally): Promise<void> {
  const { actor } = company.head.finance;
  for (const basis of SALES_BASES) {
    const { items } = await actor.call(factsApi.salesByMonth, { from: month, to: month, org: `hq.${branch}`, basis });
    assertCount(
      `${branch} ${month} ${basis}`,
      items.reduce((sum, { facts }) => sum + facts, 0),
      tally.of(branch, month, basis),
    );
  }
  const { items: care } = await actor.call(factsApi.listFacts, { month, kind: ['satisfaction', 'response', 'resolution'], limit: 200 });
  assertCount(`${branch} ${month} care`, care.filter((fact) => fact.branch === branch).length, tally.of(branch, month, 'care'));
}

function assertCount(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${what}: ${found} facts have arrived of ${expected}`);
}

/** PER-27: somebody asks; finance answers, the figures stay. */
export async function disputeAndAnswer(company: DemoCompany, { id: cycleId, month, branch }: CycleView, answered: boolean, course: Course): Promise<void> {
  const rep = company.reps(branch as 'bj' | 'cd')[1]!;
  const [card] = (await rep.actor.call(scorecardsApi.findScorecards, { month, personId: rep.id })).items.filter((one) => one.cycleId === cycleId);
  if (!card) return;
  const reason = '有一笔到款月末当日到账，请核对是否计入本月';
  await rep.actor.call(scorecardsApi.disputeScorecard, { scorecardId: card.id, reason }, course.now());
  if (!answered) return;
  await course.pass(10);
  const answer = '经核对，该笔到款财务确认日在次月，计入次月，考核结果不变';
  await company.head.finance.actor.call(scorecardsApi.answerDispute, { scorecardId: card.id, answer }, course.now());
}

/** PER-13: approved by the general manager; how many of them, from the first on. */
export async function approveBonuses(
  company: DemoCompany,
  { branch, month }: Pick<CycleView, 'branch' | 'month'>,
  most: number,
  course: Course,
): Promise<BonusSummaryView[]> {
  const { gm } = company.head;
  const { items } = await gm.actor.call(bonusesApi.findBonuses, { branch, month, status: ['computed'], limit: 200 });
  const approved: BonusSummaryView[] = [];
  for (const { id: bonusId } of items.slice(0, most)) approved.push(await gm.actor.call(bonusesApi.approveBonus, { bonusId }, course.now()));
  return approved;
}

/** EXP-13: by the cashier, once the payout has opened in expenses. */
export async function payBonuses(company: DemoCompany, approved: readonly BonusSummaryView[], course: Course): Promise<void> {
  const { cashier } = company.head;
  for (const { id: bonusId, month, no } of approved) {
    const payoutId = await eventually(() => payoutOf(company, bonusId), 60_000);
    await cashier.actor.call(payoutsApi.payPayout, { payoutId, paymentReference: `薪资批次 ${month} ${no ?? ''}` }, course.now());
  }
}

async function payoutOf({ head }: DemoCompany, bonusId: string): Promise<string> {
  const [payout] = (await head.cashier.actor.call(payoutsApi.findPayouts, { bonusId })).items;
  if (!payout) throw new Error('The payout has not been opened yet');
  return payout.id;
}

export const lockMonth = (company: DemoCompany, { id: cycleId }: CycleView, course: Course): Promise<CycleView> =>
  company.head.finance.actor.call(monthsApi.lockMonth, { cycleId }, course.now());
