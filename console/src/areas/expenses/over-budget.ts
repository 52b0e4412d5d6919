import type { Problem } from '../../api/call.js';
import { difference } from './money.js';

/** The category by the name that people know, instead of its code. */
export function withName(problem: Problem, nameOf: (code: string) => string): Problem {
  const category = problem.rule?.facts.category;
  if (problem.code !== 'budget.exceeded' || !problem.rule || typeof category !== 'string') return problem;
  const name = nameOf(category);
  return { ...problem, detail: problem.detail.replace(category, name), rule: { ...problem.rule, facts: { ...problem.rule.facts, category: name } } };
}

/** What a supplement has to bring so that what was refused for want of budget goes through (EXP-15). */
export function missingFor({ code, rule }: Problem): { readonly category: string; readonly amount: string } | undefined {
  if (code !== 'budget.exceeded' || !rule) return undefined;
  const { category, needed, available } = rule.facts;
  if (typeof category !== 'string' || typeof needed !== 'string' || typeof available !== 'string') return undefined;
  return { category, amount: difference(needed, available) };
}
