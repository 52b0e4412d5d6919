/** How often a kind of fault strikes, and what that takes; measured. */
export interface Length {
  readonly cycles: number;
  /** A cycle until the next one, and what comes once: processes started anew, the checks at rest. */
  readonly seconds: { readonly cycle: number; readonly once: number };
}

/** Servers, platform and company. */
const START_SECONDS = 40;

const sum = <T>(all: readonly T[], of: (each: T) => number): number => all.reduce((total, each) => total + of(each), 0);

/** About how long all of them take one after the other. */
export const secondsOf = (kinds: readonly Length[]): number => START_SECONDS + sum(kinds, ({ cycles, seconds: { cycle, once } }) => once + cycles * cycle);

/** As many cycles of each as fit into this time, in the same proportion; each at least once. */
export function fitted<Kind extends Length>(kinds: readonly Kind[], seconds: number): Kind[] {
  const free = seconds - START_SECONDS - sum(kinds, (kind) => kind.seconds.once);
  const share = free / sum(kinds, (kind) => kind.cycles * kind.seconds.cycle);
  return kinds.map((kind) => ({ ...kind, cycles: Math.max(1, Math.floor(kind.cycles * share)) }));
}
