import type { Desk } from './desk.ts';

interface Result {
  readonly done: string;
  readonly told: string;
}

/** From the consent of the customer by the result, which is told, to the return visit (AFS-04, AFS-11, AFS-13). */
export async function solves(desk: Desk, { done, told }: Result): Promise<void> {
  await next(desk, '登记客户意见', { 客户怎么说: '同意' });
  await next(desk, '办结', { 做了什么: done, 告知客户的内容: told });
  await desk.sees('已办结，待回访');
  await next(desk, '登记回访', { 客户怎么说: '满意', 产品质量: '5', 发运质量: '4' });
  await desk.seesNext('关闭');
}

export async function closes(desk: Desk): Promise<void> {
  await desk.seesNext('关闭');
  await desk.press('e');
  await desk.sees('工单已关闭');
}

async function next(desk: Desk, step: string, answers: Readonly<Record<string, string>>): Promise<void> {
  await desk.seesNext(step);
  await desk.press('e');
  await desk.answers(answers);
}
