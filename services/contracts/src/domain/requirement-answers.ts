import { answersIncomplete, conditionMissing, type RequirementAnswer } from '@tradewind/contracts/contracts/requirement-reviews.api';
import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import type { AgreedCondition, SpecialRequirement, Verdict } from '@tradewind/contracts/contracts/requirements';
import type { Review } from '@tradewind/approvals/review';
import type { Actor } from '@tradewind/kernel/actor';

/** One thing that is to be met, known by its place in the list, from 1. */
export type RequirementLine = SpecialRequirement;

/** What one department said of one line. */
export interface Answer {
  readonly line: number;
  readonly step: string;
  readonly verdict: Verdict;
  readonly condition: string | null;
  readonly byName: string;
  readonly at: string;
}

/** What is asked: every product with its quantity, what is special, and the day. */
export const requirementLines = (lines: readonly AgreedLine[], special: readonly SpecialRequirement[], deliverBy: string): RequirementLine[] => [
  ...lines.map(({ sku, name, spec, quantity, unit }) => ({
    about: 'product' as const,
    text: [sku, name, spec, `${quantity} ${unit}`].filter(Boolean).join(' '),
  })),
  ...special.map(({ about, text }) => ({ about, text })),
  { about: 'delivery' as const, text: deliverBy },
];

/** The answers of one department: every line once, each with its condition or reason where it has one (CON-05). */
export function answersOf(given: readonly RequirementAnswer[], lines: readonly RequirementLine[], step: string, by: Actor, at: Date): Answer[] {
  const wanted = lines.map((_, i) => i + 1);
  const wrong = [
    ...wanted.filter((line) => given.filter((each) => each.line === line).length !== 1),
    ...given.map(({ line }) => line).filter((line) => !wanted.includes(line)),
  ];
  if (wrong.length > 0) throw answersIncomplete({ lines: [...new Set(wrong)] });
  return given.map(({ line, verdict, condition = '' }) => {
    if (verdict !== 'feasible' && condition.trim() === '') throw conditionMissing({ line });
    return { line, step, verdict, condition: verdict === 'feasible' ? null : condition, byName: by.name, at: at.toISOString() };
  });
}

/** Those of departments that still stand by them: a step that must decide again has said nothing. */
export const inForce = (answers: readonly Answer[], review: Review): Answer[] =>
  answers.filter(({ step }) => review.steps.some((each) => each.step === step && (each.decision === 'approved' || each.decision === 'returned')));

/** The worst of them: one department that cannot is enough. */
export function verdictOf(answers: readonly Answer[]): Verdict {
  const said = (verdict: Verdict): boolean => answers.some((answer) => answer.verdict === verdict);
  return said('not-feasible') ? 'not-feasible' : said('with-conditions') ? 'with-conditions' : 'feasible';
}

export const conditionsIn = (answers: readonly Answer[]): AgreedCondition[] =>
  answers.flatMap(({ line, step, verdict, condition, byName: saidByName }) =>
    verdict === 'with-conditions' && condition !== null ? [{ line, step, condition, saidByName }] : [],
  );

const MOST = 500;

/** Why it cannot be met, in one comment for whoever asked. */
export const reasonsIn = (answers: readonly Answer[]): string =>
  answers
    .flatMap(({ line, verdict, condition }) => (verdict === 'not-feasible' ? [`${line}. ${condition ?? ''}`] : []))
    .join('；')
    .slice(0, MOST);
