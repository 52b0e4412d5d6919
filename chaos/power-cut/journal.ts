import { appendFileSync } from 'node:fs';

/** What was acknowledged, kept where no power is cut. */
export class Journal {
  private readonly file: string;
  private readonly expected = new Set<string>();
  private noted = 0;

  constructor(file: string) {
    this.file = file;
  }

  get count(): number {
    return this.noted;
  }

  note(entry: string): void {
    appendFileSync(this.file, `${entry}\n`);
    this.expected.add(entry);
    this.noted += 1;
  }

  /** What was acknowledged and is not there, told once; and what is there more than once. */
  compare(found: readonly string[]): { readonly lost: readonly string[]; readonly doubled: number } {
    const there = new Set(found);
    const lost = [...this.expected].filter((entry) => !there.has(entry));
    for (const entry of lost) this.expected.delete(entry);
    return { lost, doubled: found.length - there.size };
  }
}
