import { clauseUnknown, deviationIncomplete, type ClauseDeviationView, type DeviateContract } from '@tradewind/contracts/contracts/contract-deviations';
import type { Actor } from '@tradewind/kernel/actor';
import { clausesOf, reworded, saysTheSame } from './clauses.js';
import { assertSlotsKnown, slotsMissing } from './slots.js';

/** A contract's wording as the template has it, and where it says something else. */
interface Wording {
  readonly wording: string;
  readonly deviations: readonly ClauseDeviationView[];
}

/** As it was agreed, slots open. */
export const agreedWording = ({ wording, deviations }: Wording): string => (deviations.length > 0 ? reworded(wording, deviations) : wording);

/** What deviates after one more proposal; nothing where all clauses say what the template says after all (CON-07, CON-11). */
export function afterProposal(given: Wording, change: DeviateContract, author: Actor, at: Date): readonly ClauseDeviationView[] {
  const { clause, wording, reason } = change;
  const clauses = clausesOf(given.wording);
  const template = clauses[clause - 1];
  if (template === undefined) throw clauseUnknown({ clause, clauses: clauses.length });
  const proposed = { clause, template, wording, reason, proposedBy: author.id, proposedByName: author.name, proposedAt: at.toISOString() };
  const others = given.deviations.filter((each) => each.clause !== clause);
  const deviations = saysTheSame(wording ?? '', template) ? others : [...others, proposed].toSorted((a, b) => a.clause - b.clause);
  const agreed = reworded(given.wording, deviations);
  assertSlotsKnown(agreed);
  const missing = slotsMissing(agreed);
  if (missing.length > 0) throw deviationIncomplete({ clause, missing });
  return saysTheSame(agreed, given.wording) ? [] : deviations;
}
