import { defineFault } from '@tradewind/kernel/fault';
import { Code, DateOnly, Flag, ListOf, Text } from '../fields.js';

/** A point in time both sides are bound to (合同约定的时间节点). */
export class AgreedMilestone {
  @Code({ max: 20 }) readonly code!: string;
  @Text({ max: 100 }) readonly name!: string;
  @DateOnly() readonly dueOn!: string;
  @Text({ max: 300, doc: 'What is to be done by then' }) readonly binds!: string;
}

export class AgreeMilestones {
  @ListOf(() => AgreedMilestone, { min: 0, max: 50, doc: 'All of them; what was agreed before is replaced' }) readonly milestones!: readonly AgreedMilestone[];
}

export class MilestoneDone {
  @Code({ max: 20 }) readonly code!: string;
  @DateOnly() readonly doneOn!: string;
  @Text({ max: 500, optional: true, doc: 'How it was done, or why late' }) readonly note?: string;
}

export class MilestoneView {
  @Code() readonly code!: string;
  @Text() readonly name!: string;
  @DateOnly() readonly dueOn!: string;
  @Text({ max: 300 }) readonly binds!: string;
  @DateOnly({ nullable: true }) readonly doneOn!: string | null;
  @Text({ nullable: true }) readonly doneByName!: string | null;
  @Text({ max: 500, nullable: true }) readonly note!: string | null;
  @Flag({ doc: 'Its day passed before it was done, and that was warned of' }) readonly late!: boolean;
}

export const milestoneTwice = defineFault('contract.milestone-twice', 'invalid', {
  en: (d: { codes: readonly string[] }) => `A milestone has a code of its own; given twice: ${d.codes.join(', ')}.`,
  zh: (d) => `节点编号不得重复：${d.codes.join('、')}。`,
});

export const milestoneUnknown = defineFault('contract.milestone-unknown', 'invalid', {
  en: (d: { code: string; known: readonly string[] }) => `The contract has no milestone ${d.code}; agreed are: ${d.known.join(', ')}.`,
  zh: (d) => `合同没有节点 ${d.code}；已约定：${d.known.join('、')}。`,
});

export const milestoneDone = defineFault('contract.milestone-done', 'conflict', {
  en: (d: { code: string; doneOn: string }) => `Milestone ${d.code} was done on ${d.doneOn}.`,
  zh: (d) => `节点 ${d.code} 已于 ${d.doneOn} 完成。`,
});

export const milestoneInThePast = defineFault(
  'contract.milestone-in-the-past',
  'refused',
  {
    en: (d: { code: string; dueOn: string; today: string }) =>
      `Milestone ${d.code} is due on ${d.dueOn}, but today is ${d.today}: nothing can be promised for the past. Agree another day with the customer.`,
    zh: (d) => `节点 ${d.code} 约定在 ${d.dueOn}，今天是 ${d.today}，不能承诺过去的日期。请与客户另行商定。`,
  },
  { requirement: 'CON-16', clause: '003-D §2.2; 003-E a7.4', waysForward: [{ operation: 'contracts.agreeMilestones', whoMay: 'contract:write' }] },
);

export const milestonesUnwritten = defineFault(
  'contract.milestones-unwritten',
  'refused',
  {
    en: (d: { milestones: readonly string[] }) =>
      `Milestones bind both sides only if the contract says them, and its wording has no {{milestones}}: ${d.milestones.join(', ')}. Use a template that has it, or propose a clause with it.`,
    zh: (d) =>
      `节点须写入合同才对双方有约束力，而合同文本没有 {{milestones}} 栏位：${d.milestones.join('、')}。请改用含该栏位的范本，或提出含该栏位的条款变更。`,
  },
  {
    requirement: 'CON-16',
    clause: '003-D §2.2; 003-E a7.4',
    waysForward: [
      { operation: 'contracts.deviateContract', whoMay: 'contract:write' },
      { operation: 'contracts.agreeMilestones', whoMay: 'contract:write' },
    ],
  },
);

export const milestoneDayWrong = defineFault(
  'contract.milestone-day-wrong',
  'refused',
  {
    en: (d: { code: string; doneOn: string; effectiveOn: string; today: string }) =>
      `Milestone ${d.code} cannot have been done on ${d.doneOn}: the contract took effect on ${d.effectiveOn}, and today is ${d.today}. Give the true day.`,
    zh: (d) => `节点 ${d.code} 不可能在 ${d.doneOn} 完成：合同于 ${d.effectiveOn} 生效，今天是 ${d.today}。请填写真实日期。`,
  },
  { requirement: 'CON-15', clause: '003-T §2.4e; 003-Q a7.5', waysForward: [{ operation: 'contracts.milestoneDone', whoMay: 'contract:track' }] },
);
