import * as care from './care.ts';
import type { ToldDeal } from './told-deal.ts';

export type Punctuality = 'in-time' | 'answered-late' | 'solved-late';

const MATTERS: readonly (care.Matter & { readonly solution: string })[] = [
  { kind: 'quality', whatHappened: '部分砖面有色差，约 20 平方米', reportedBy: '现场负责人 电话反映', solution: '同批号补货更换 20 平方米' },
  { kind: 'service', whatHappened: '送货时间比约定晚半天，影响卸货', reportedBy: '采购经理 电话反映', solution: '调整送货排班并承担待工费用' },
  { kind: 'quality', whatHappened: '两包瓷砖胶受潮结块', reportedBy: '库管员 微信反映', solution: '免费更换受潮产品' },
  { kind: 'consultation', whatHappened: '咨询大规格砖的铺贴与养护', reportedBy: '项目经理 来电', solution: '提供施工手册并安排技术员现场指导' },
];

/** A complaint after the delivery, from the report to the closed ticket (AFS-01..04, AFS-11..13). */
export async function complaint(deal: ToldDeal, which: number, punctuality: Punctuality): Promise<void> {
  const { staff, course, file } = deal;
  const { solution, ...matter } = MATTERS[which % MATTERS.length]!;
  await course.pass(50);
  const ticket = await care.openTicket(staff, file, matter, course);
  await course.pass(punctuality === 'answered-late' ? 30 : 2);
  await care.answerTicket(staff, ticket, course);
  deal.count('care');
  await care.agreeOnSolution(staff, ticket, solution, course);
  await course.pass(punctuality === 'solved-late' ? 50 : 4);
  await care.resolveTicket(staff, ticket, solution, course);
  deal.count('care');
  await course.pass(72);
  await care.visitAgain(staff, ticket, course);
  await course.pass(2);
  await care.closeTicket(staff, ticket, course);
}

/** AFS-18: asked and answered; three marks. */
export async function satisfaction(deal: ToldDeal, marks: readonly number[]): Promise<void> {
  const { staff, course, file } = deal;
  await course.pass(26);
  const survey = await care.sendSurvey(staff, file, course);
  await course.pass(20);
  await care.answerSurvey(staff, survey, marks, course);
  deal.count('care');
}
