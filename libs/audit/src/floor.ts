/** What the database said about the trail at one moment. */
export interface Sight {
  /** The highest position seen. */
  readonly position: string;
  /** The oldest transaction still at work, and the one that will begin next. */
  readonly oldest: string;
  readonly next: string;
}

const SETTLES_MS = 10_000;

/**
 * Below the floor nothing can appear any more, so it need not be searched. A transaction may take a low position and
 * commit late; the floor rises only over positions of transactions that have ended, and one complete search later.
 */
export class Floor {
  value = '0';
  private next = '0';
  private seen: (Sight & { readonly at: number })[] = [];

  /** To be called after each complete search, with what was there when it began. */
  searched(sight: Sight, now: number): void {
    this.value = this.next;
    const settled = this.seen.filter(({ at, next }) => now - at >= SETTLES_MS && BigInt(sight.oldest) >= BigInt(next));
    this.next = settled.at(-1)?.position ?? this.next;
    this.seen = this.seen.filter((each) => !settled.includes(each));
    const last = this.seen.at(-1);
    if (!last || now - last.at >= SETTLES_MS) this.seen.push({ ...sight, at: now });
  }
}
