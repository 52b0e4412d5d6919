import type { ReplayedPieceView, ReplayFacts } from '@tradewind/contracts/policies/replays.api';
import type { Database } from '@tradewind/persistence/database';
import { DraftsInForce } from './drafts-in-force.js';
import { Tally } from './tally.js';

/** A piece of the replay of one kind of fact. */
export interface Piece {
  readonly from: string;
  readonly to: string;
  readonly drafts: DraftsInForce;
  readonly tally: Tally;
  /** Key of the last row of the piece before; null at the beginning. */
  readonly after: string | null;
}

/** One kind of fact of a service: where it lies, and how it is decided again. */
export interface FactSource {
  /** Kinds of policies that decide it. */
  readonly keys: readonly string[];
  /** Looks at the next rows, adds what it finds to the tally, and gives the key of the last one; null when nothing is left. */
  readonly replay: (piece: Piece) => Promise<string | null>;
}

/** One piece of all a service has: where it stopped is in the answer, so that nobody remembers it here. */
export async function replayed(
  db: Database,
  sources: readonly FactSource[],
  { from, to, drafts: values, after = '' }: ReplayFacts,
): Promise<ReplayedPieceView> {
  const drafts = new DraftsInForce(db, values);
  const wanted = sources.filter(({ keys }) => keys.some((key) => drafts.isDrafted(key)));
  const [nth = '0', ...key] = after.split(':');
  const at = parseInt(nth || '0', 10);
  const tally = new Tally();
  const source = wanted[at];
  const last = source ? await source.replay({ from, to, drafts, tally, after: key.join(':') || null }) : null;
  const next = last !== null ? `${at}:${last}` : at + 1 < wanted.length ? `${at + 1}:` : null;
  return { ...tally.view(), next, complete: next === null };
}
