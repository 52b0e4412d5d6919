/** How many facts each month of a branch must come to: month ends wait until all of them have arrived. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(branch: string, day: string, kind: FactKind): void {
    const key = `${branch} ${day.slice(0, 7)} ${kind}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  of(branch: string, month: string, kind: FactKind): number {
    return this.counts.get(`${branch} ${month} ${kind}`) ?? 0;
  }

  total(kind: FactKind): number {
    return [...this.counts].filter(([key]) => key.endsWith(` ${kind}`)).reduce((sum, [, count]) => sum + count, 0);
  }
}

export type FactKind = 'signed' | 'delivered' | 'received' | 'care';
