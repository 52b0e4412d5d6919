import {
  negotiationDayWrong,
  negotiationOpen,
  type NegotiationPoint,
  type NegotiationRound,
  type RecordNegotiation,
} from '@tradewind/contracts/contracts/contract-negotiation';
import { clauseUnknown } from '@tradewind/contracts/contracts/contract-deviations';
import { businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { clausesOf } from './clauses.js';

/** One more round of a contract with this wording; rounds follow each other in time, and are never changed (CON-18). */
export function afterRound(rounds: readonly NegotiationRound[], given: RecordNegotiation, wording: string, by: Actor, at: Date): NegotiationRound[] {
  const today = businessDate(at);
  const { heldOn = today, withWhom, points } = given;
  const earliest = rounds.at(-1)?.heldOn ?? heldOn;
  if (heldOn > today || heldOn < earliest) throw negotiationDayWrong({ heldOn, earliest, today });
  const clauses = clausesOf(wording).length;
  const unknown = points.find(({ clause = 1 }) => clause > clauses);
  if (unknown) throw clauseUnknown({ clause: unknown.clause ?? 0, clauses });
  return [...rounds, { round: rounds.length + 1, heldOn, withWhom, points: points.map(asSaid), heldBy: by.id, heldByName: by.name }];
}

/** The last word on every clause is a word: agreed or declined (CON-12, CON-18). */
export function assertSettled(rounds: readonly NegotiationRound[]): void {
  const lastWord = new Map(rounds.flatMap(({ points }) => points.map((point) => [point.clause ?? 0, point] as const)));
  const open = [...lastWord.values()].filter(({ outcome }) => outcome === 'open');
  if (open.length > 0) throw negotiationOpen({ open: open.map(({ clause, asked }) => (clause === undefined ? asked : `${clause}. ${asked}`)) });
}

const asSaid = ({ clause, asked, answer, outcome }: NegotiationPoint): NegotiationPoint => ({
  ...(clause !== undefined && { clause }),
  asked,
  answer,
  outcome,
});
