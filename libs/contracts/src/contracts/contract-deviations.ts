import { defineFault } from '@tradewind/kernel/fault';
import { Count, Flag, Id, Instant, ListOf, Text } from '../fields.js';
import type { Permission } from '../permissions.js';

/** Sales vice president and head office: both approve whatever differs from the template (003-T §10.5, CON-07). */
export const DEVIATION_DUTIES: readonly Permission[] = ['contract:review-deviation-vp', 'contract:review-deviation-head-office'];

/** One clause of one contract; what the template says is never changed by it. */
export class DeviateContract {
  @Count({ min: 1, max: 10_000, doc: 'Number of the clause, as `contractClauses` counts them' }) readonly clause!: number;
  @Text({ max: 2000, nullable: true, holds: 'reference', doc: 'What it is to say, slots open; null leaves it out; the words of the template take it back' })
  readonly wording!: string | null;
  @Text({ max: 500, doc: 'Why; those who approve read it' }) readonly reason!: string;
}

export class ClauseDeviationView {
  @Count({ min: 1 }) readonly clause!: number;
  @Text({ max: 50_000, doc: 'What the template says' }) readonly template!: string;
  @Text({ max: 2000, nullable: true, doc: 'What this contract says instead; null: nothing' }) readonly wording!: string | null;
  @Text({ max: 500 }) readonly reason!: string;
  @Id() readonly proposedBy!: string;
  @Text() readonly proposedByName!: string;
  @Instant() readonly proposedAt!: string;
}

export class ContractClauseView {
  @Count({ min: 1 }) readonly clause!: number;
  @Text({ max: 50_000, doc: 'What the template says, slots open' }) readonly template!: string;
  @Text({ max: 50_000, nullable: true, doc: 'What this contract says; null: nothing' }) readonly wording!: string | null;
  @Flag() readonly deviates!: boolean;
  @Text({ max: 2000, nullable: true, doc: 'What it means, to tell the customer; null where nobody explained it, or it says something else here (CON-22)' })
  readonly meaning!: string | null;
}

/** The contract against its template, clause by clause. */
export class ContractClausesView {
  @ListOf(() => ContractClauseView) readonly clauses!: readonly ContractClauseView[];
}

export const clauseUnknown = defineFault('contract.clause-unknown', 'invalid', {
  en: (d: { clause: number; clauses: number }) => `The template has ${d.clauses} clauses; there is no clause ${d.clause}.`,
  zh: (d) => `范本共 ${d.clauses} 条，没有第 ${d.clause} 条。`,
});

export const deviationIncomplete = defineFault(
  'contract.deviation-incomplete',
  'refused',
  {
    en: (d: { clause: number; missing: readonly string[] }) =>
      `With this clause ${d.clause} the contract would no longer say ${d.missing.join(', ')}, which every contract must. Word the clause so that these slots stay.`,
    zh: (d) => `第 ${d.clause} 条这样改后，合同将不再写明 ${d.missing.join('、')}，而合同必须写明。请保留这些栏位后重新提出。`,
  },
  { requirement: 'CON-11', clause: '000 §3.3.4, §3.4', waysForward: [{ operation: 'contracts.deviateContract', whoMay: 'contract:write' }] },
);

export const deviationUnapproved = defineFault(
  'contract.deviation-unapproved',
  'refused',
  {
    en: (d: { clauses: readonly number[]; missing: readonly string[] }) =>
      `Clause ${d.clauses.join(', ')} differs from the template, and sales vice president and head office must both approve it; missing: ${d.missing.join(', ')}. Submit it again so that they are asked, or take the template's words back.`,
    zh: (d) => `第 ${d.clauses.join('、')} 条与范本不同，须经销售副总和总公司审核批准；尚缺：${d.missing.join('、')}。请重新提交使其参与审批，或恢复范本原文。`,
  },
  {
    requirement: 'CON-07',
    clause: '003-T §10.5',
    waysForward: [
      { operation: 'contracts.submitContract', whoMay: 'contract:write' },
      { operation: 'contracts.deviateContract', whoMay: 'contract:write' },
    ],
  },
);
