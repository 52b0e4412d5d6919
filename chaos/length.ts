/** How often a kind of fault strikes, and what that takes; measured. */
export interface Length {
  readonly cycles: number;
  /** A cycle until the next one, and what must be prepared once. */
  readonly seconds: { readonly cycle: number; readonly once: number };
}

/** Servers, platform and company. */
const START_SECONDS = 40;
/** The look at rest after each kind: more for each second in which the load has worked until then. */
const LOOK_SECONDS = 12;
const LOOK_SECONDS_EACH = 0.015;

/** About how long all of them take one after the other. */
export function secondsOf(kinds: readonly Length[]): number {
  let [total, atWork] = [START_SECONDS, 0];
  for (const { cycles, seconds } of kinds) {
    atWork += cycles * seconds.cycle;
    total += seconds.once + cycles * seconds.cycle + LOOK_SECONDS + atWork * LOOK_SECONDS_EACH;
  }
  return total;
}

/** As many cycles of each as fit into this time, in the same proportion; each at least once. */
export function fitted<Kind extends Length>(kinds: readonly Kind[], seconds: number): Kind[] {
  const most = Math.max(...kinds.map(({ cycles, seconds: { cycle } }) => seconds / (cycles * cycle)));
  let [fits, tooMuch] = [0, most];
  for (let halved = 0; halved < 30; halved += 1) {
    const share = (fits + tooMuch) / 2;
    if (secondsOf(shareOf(kinds, share)) <= seconds) fits = share;
    else tooMuch = share;
  }
  return shareOf(kinds, fits);
}

const shareOf = <Kind extends Length>(kinds: readonly Kind[], share: number): Kind[] =>
  kinds.map((kind) => ({ ...kind, cycles: Math.max(1, Math.floor(kind.cycles * share)) }));
