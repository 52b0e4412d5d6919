import { explanationOfNothing, type ClauseExplanation } from '@tradewind/contracts/contracts/contract-templates.api';
import type { ClauseDeviationView } from '@tradewind/contracts/contracts/contract-deviations';
import { clausesOf } from './clauses.js';

/** Each of a clause that there is, and one at most; in the order of clauses (CON-22). */
export function explanationsFor(body: string, given: readonly ClauseExplanation[] = []): readonly ClauseExplanation[] {
  const of = clausesOf(body).length;
  const misplaced = given.filter(({ clause }, i) => clause > of || given.findIndex((other) => other.clause === clause) < i);
  if (misplaced.length > 0) throw explanationOfNothing({ clauses: misplaced.map(({ clause }) => clause), of });
  return given.map(({ clause, meaning }) => ({ clause, meaning })).toSorted((a, b) => a.clause - b.clause);
}

/** What holds for a contract: a clause that says something else there is not explained by the template's words for it. */
export const explanationsOf = (
  { deviations }: { readonly deviations: readonly ClauseDeviationView[] },
  { explanations }: { readonly explanations: readonly ClauseExplanation[] },
): readonly ClauseExplanation[] => explanations.filter(({ clause }) => !deviations.some((deviation) => deviation.clause === clause));
