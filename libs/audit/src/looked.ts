/** So many places are remembered at most. */
export const MOST_OPEN = 2_000;

/** How far the trail has been looked through, and which places above the floor had nothing to seal: of transactions at work, or that came to nothing. */
export interface Looked {
  readonly upTo: number;
  readonly open: readonly number[];
}

/** Which of the places that were looked at last, up to which, have been sealed. */
interface Swept {
  readonly upTo: number;
  readonly sealed: ReadonlySet<number>;
}

/** After one more sweep, above the floor; null where there are too many open places to remember. */
export function lookedFurther({ upTo, open }: Looked, swept: Swept, floor: number): Looked | null {
  if (swept.upTo - upTo > MOST_OPEN + swept.sealed.size) return null;
  const still = open.filter((place) => place > floor && !swept.sealed.has(place));
  for (let place = Math.max(upTo, floor) + 1; place <= swept.upTo; place += 1) if (!swept.sealed.has(place)) still.push(place);
  return still.length > MOST_OPEN ? null : { upTo: Math.max(upTo, swept.upTo), open: still };
}
