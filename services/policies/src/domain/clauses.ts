import { objection, type Objection } from '@tradewind/contracts/policies/objection';
import type { DraftRegulation, RegulationClause } from '@tradewind/contracts/policies/regulations.api';
import { controlExists } from '@tradewind/policies/controls';

const REQUIREMENT = /^[A-Z]{3}-\d\d$/;

/** What speaks against keeping a draft: everything at once, so that its author need not ask again and again. */
export function objectionsTo({ clauses, holders, effectiveFrom, reviewBy }: DraftRegulation): Objection[] {
  return [
    ...twice(clauses.map(({ no }) => no)).map((no) => objection('XCT-02', `clause ${no} is there twice`, `条款 ${no} 重复`)),
    ...twice(holders.map(({ distributionNo }) => distributionNo)).map((no) => objection('XCT-02', `two copies bear the number ${no}`, `分发号 ${no} 重复`)),
    ...reviewedTooSoon(reviewBy, effectiveFrom),
    ...clauses.flatMap(inClause),
  ];
}

/** A regulation is reviewed after it took effect, never before. */
export const reviewedTooSoon = (reviewBy: string, effectiveFrom: string): Objection[] =>
  reviewBy > effectiveFrom
    ? []
    : [
        objection(
          'XCT-01',
          `its review is due on ${reviewBy}, before it takes effect on ${effectiveFrom}`,
          `复审日期 ${reviewBy} 不晚于生效日期 ${effectiveFrom}`,
        ),
      ];

function inClause({ no, requirements, controls }: RegulationClause): Objection[] {
  const unreadable = requirements.filter((id) => !REQUIREMENT.test(id));
  const unknown = controls.filter(({ kind, key }) => !controlExists(kind, key));
  const foreign = controls.flatMap(({ key, requirements: kept }) => kept.filter((id) => !requirements.includes(id)).map((id) => ({ key, id })));
  const empty = controls.filter(({ requirements: kept }) => kept.length === 0);
  return [
    ...unreadable.map((id) => objection('XCT-01', `clause ${no} covers "${id}", which is no id of a requirement`, `条款 ${no} 的要求编号“${id}”无法识别`)),
    ...unknown.map(({ kind, key }) =>
      objection('XCT-01', `clause ${no} names the ${kind} "${key}", which the platform does not have`, `条款 ${no} 所列控制“${key}”（${kind}）在系统中不存在`),
    ),
    ...foreign.map(({ key, id }) =>
      objection(
        'XCT-01',
        `clause ${no} says that "${key}" keeps ${id}, which the clause does not cover`,
        `条款 ${no} 称“${key}”落实 ${id}，但该条款不含此要求`,
      ),
    ),
    ...empty.map(({ key }) => objection('XCT-01', `clause ${no} does not say which requirement "${key}" keeps`, `条款 ${no} 未说明“${key}”落实哪项要求`)),
  ];
}

const twice = (values: readonly string[]): string[] => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
