import { eventually } from '@tradewind/client/eventually';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { budgetsApi, type BudgetView, type ChargeableBudget } from '@tradewind/contracts/expenses/budgets.api';
import { claimsApi } from '@tradewind/contracts/expenses/claims.api';
import type { ShipmentView } from '@tradewind/contracts/orders/shipments.api';
import { bonusesApi } from '@tradewind/contracts/performance/bonuses.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { scorecardsApi } from '@tradewind/contracts/performance/scorecards.api';
import { monthBefore } from '@tradewind/domain/business-date';
import { Money } from '@tradewind/domain/money';
import * as care from './care.ts';
import { RealTime } from './course.ts';
import { budgetInForce } from './money.ts';
import { NotAsRegulated } from './narration.ts';
import type { Walk } from './walk.ts';

const course = new RealTime();

/** AFS: two clocks, consent before the solution, follow-up before the end. */
export async function careForCustomer({ cast, narration: tell }: Walk, delivered: ShipmentView): Promise<void> {
  const { service } = cast;
  tell.chapter('售后', 'After-sales');
  const file = await care.serviceFileOf(cast, delivered);
  tell.did(service, '签收后自动建立售后档案', 'finds the service file that opened by itself', file.no);
  const ticket = await care.openTicket(cast, file, { kind: 'quality', whatHappened: '三块砖边角破损', reportedBy: '王建军 电话' }, course);
  const { id: ticketId } = ticket;
  tell.did(service, '登记投诉，24/48 小时计时开始', 'opens a ticket, both clocks run', `${ticket.no} 答复至 answer by ${ticket.acknowledge.deadline ?? ''}`);
  const tooSoon = { ticketId, carriedOut: '已补货', toldHow: 'phone', toldCustomer: '已补货' } as const;
  await tell.refused(service, ticketsApi.resolveTicket, tooSoon, {
    status: 422,
    requirement: 'AFS-04',
    zh: '未经客户同意即办结',
    en: 'resolves without the customer’s consent',
  });
  await care.answerTicket(cast, ticket, course);
  await care.agreeOnSolution(cast, ticket, '当日补发三块', course);
  const resolved = await care.resolveTicket(cast, ticket, '补发三块并上门更换', course);
  tell.did(
    service,
    '答复、提出方案、客户同意、办结',
    'answers, proposes, records consent, resolves',
    `${resolved.status}, ${resolved.breached ? '超时 late' : '按时 in time'}`,
  );
  await tell.refused(
    service,
    ticketsApi.closeTicket,
    { ticketId },
    { status: 422, requirement: 'AFS-13', zh: '未回访即关闭', en: 'closes without a return visit' },
  );
  const visit = await care.visitAgain(cast, ticket, course);
  const closed = await care.closeTicket(cast, ticket, course);
  tell.did(service, '回访后关闭', 'visits again and closes', `${visit.no} ${closed.status}`);
  const survey = await care.answerSurvey(cast, await care.sendSurvey(cast, file, course), [5, 5, 4], course);
  tell.did(service, '满意度调查', 'surveys the customer', `${survey.no} ${survey.score ?? ''} 分`);
}

/** EXP: within the budget, and nobody decides on their own. */
export async function claimExpenses({ cast, narration: tell, run }: Walk): Promise<void> {
  const { rep, manager, branchManager, finance, head } = cast;
  tell.chapter('费用', 'Expenses');
  const budget = await budgetOf(cast);
  const [line] = budget.lines;
  if (!line) throw new NotAsRegulated('The budget has no lines');
  const spent = { category: line.category, reason: '拜访客户', spentOn: course.today(), voucherKind: 'e-invoice' } as const;
  const tooMuch = { ...spent, amount: Money.of(line.available).plus(Money.of('1.00')).toString(), voucherNo: `FPX${run}` };
  const { id: claimId } = await rep.actor.call(claimsApi.draftClaim, { budgetId: budget.id, lines: [tooMuch] });
  await tell.refused(rep, claimsApi.submitClaim, { claimId }, { status: 422, requirement: 'EXP-15', zh: '超预算报销', en: 'claims more than the budget has' });
  await rep.actor.call(claimsApi.withdrawClaim, { claimId });
  const own = await manager.actor.call(claimsApi.draftClaim, { budgetId: budget.id, lines: [{ ...spent, amount: '120.00', voucherNo: `FP${run}` }] });
  const submitted = await manager.actor.call(claimsApi.submitClaim, { claimId: own.id });
  tell.did(manager, '提交报销', 'submits a claim', `${submitted.no} ${submitted.total}`);
  const step = { claimId: own.id, step: 'department', approve: true };
  await tell.refused(manager, claimsApi.decideClaim, step, { status: 422, requirement: 'ORG-14', zh: '审批自己的报销', en: 'decides on their own claim' });
  await tell.refused(head.cashier, claimsApi.payClaim, { claimId: own.id }, { status: 422, requirement: 'EXP-13', zh: '未批先付', en: 'pays before approval' });
  await branchManager.actor.call(claimsApi.decideClaim, step);
  const approved = await finance.actor.call(claimsApi.decideClaim, { ...step, step: 'finance' });
  const paid = await head.cashier.actor.call(claimsApi.payClaim, { claimId: own.id, paymentReference: `FK${run}` });
  tell.did(head.cashier, `分公司总经理初审、财务复审（${approved.status}）后付款`, 'pays after both have agreed', paid.status);
}

/** The budget of this year the branch may charge; compiled and approved here where there is none. */
async function budgetOf(cast: Walk['cast']): Promise<ChargeableBudget | BudgetView> {
  const year = parseInt(course.today(), 10);
  const chargeable = async () => (await cast.rep.actor.call(budgetsApi.chargeableBudgets, {})).items.find((budget) => budget.year === year);
  return (await chargeable()) ?? (await budgetInForce(cast, cast.head, year, course));
}

/** PER: the facts of this walk count; and how last month's bonus came about. */
export async function appraise({ cast, narration: tell }: Walk): Promise<void> {
  const { rep, manager } = cast;
  const month = course.today().slice(0, 7);
  tell.chapter('绩效', 'Performance');
  const mine = await eventually(async () => {
    const { items } = await rep.actor.call(factsApi.listFacts, { month, personId: rep.id, limit: 200 });
    const kinds = new Set(items.map(({ kind }) => kind));
    const missing = (['signed', 'delivered', 'received', 'satisfaction'] as const).filter((kind) => !kinds.has(kind));
    if (missing.length > 0) throw new NotAsRegulated(`No fact counts yet for: ${missing.join(', ')}`);
    return items;
  });
  tell.did(rep, `本月 ${month} 的业绩事实`, 'sees the facts of this open month', `${mine.length}`);
  const { items: ranking } = await manager.actor.call(factsApi.salesRanking, { month, basis: 'received' });
  for (const { rank, personName, amount, facts } of ranking.slice(0, 5)) tell.note(`${rank}. ${personName ?? ''}  ${amount}（${facts} 笔到款 receipts）`);
  await lastMonth({ cast, narration: tell }, monthBefore(month));
}

async function lastMonth({ cast, narration: tell }: Pick<Walk, 'cast' | 'narration'>, month: string): Promise<void> {
  const { rep } = cast;
  const [summary] = (await rep.actor.call(scorecardsApi.findScorecards, { month, personId: rep.id })).items;
  if (!summary) {
    tell.note(`${month} 尚未月结 is not closed yet`);
    return;
  }
  const card = await rep.actor.call(scorecardsApi.getScorecard, { scorecardId: summary.id });
  tell.did(rep, `查看 ${month} 考核表`, 'reads the scorecard', `${card.status}, 得分 score ${card.score}`);
  for (const { code, actual, target, weight, achievement, points, factIds } of card.kpis)
    tell.note(`${code}: ${actual} / ${target ?? '—'} → ${achievement} × ${weight} = ${points}（${factIds.length} 条事实 facts）`);
  const [found] = (await rep.actor.call(bonusesApi.findBonuses, { month, personId: rep.id })).items;
  if (!found) {
    tell.note('本月无奖金 no bonus');
    return;
  }
  const bonus = await rep.actor.call(bonusesApi.getBonus, { bonusId: found.id });
  tell.did(rep, '奖金逐项说明', 'reads how the bonus comes about', `${bonus.amount} ${bonus.status}`);
  for (const { what, from, basis, rate, amount, factIds } of bonus.explanation)
    tell.note(
      `${what === 'commission' ? '提成 commission' : '绩效 score'}${from === null ? '' : ` ≥ ${from}`}: ${basis} × ${rate} = ${amount}（${factIds.length} 条事实 facts）`,
    );
  const sum = Money.sum(bonus.explanation.map(({ amount }) => Money.of(amount)));
  if (sum.toString() !== bonus.amount) throw new NotAsRegulated(`The bonus is ${bonus.amount}, its lines come to ${sum.toString()}`);
}
