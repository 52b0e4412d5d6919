import { Chance } from '../../deploy/demo/chance.ts';
import { BRANCHES, type BranchCode } from '../../deploy/demo/organisation.ts';
import type { Staff } from '../../deploy/demo/staff.ts';
import { claim } from './spending.ts';
import { deal } from './deal.ts';
import { look, read } from './looks.ts';
import type { Assignment } from './messages.ts';
import { officeDay } from './office.ts';
import { Pacer } from './pacer.ts';
import { Staffing } from './staffing.ts';
import { Tally } from './tally.ts';

/** Deals under way at the same time, for each rep; there are four reps. */
const DEALS_EACH = 3;
/** People who only look things up and read reports. */
const READERS_EACH = 2;
/** Head office does not change the rules every second. */
const OFFICE_RESTS_MS = 2_000;

/** Letters that may stand in a credit code. */
const DESKS = 'ABCDEFGHJKLMNPQRTUWXY';

type Work = (n: number) => Promise<void>;

/** Everybody at work: each desk does one thing after the other and waits for its answer; the pacer gives the turns. */
export class Crew {
  readonly tally = new Tally();
  private readonly excused = new Set<string>();
  private readonly pacer: Pacer;
  private readonly staffing: Staffing;
  private readonly chance: Chance;
  private readonly complain: (text: string) => void;
  private deals = 0;

  constructor({ url, company, journals, seed, pace }: Assignment, complain: (text: string) => void) {
    this.pacer = new Pacer(pace);
    this.staffing = new Staffing(url, company, journals, { pacer: this.pacer, tally: this.tally, excused: this.excused });
    this.chance = new Chance(seed);
    this.complain = complain;
  }

  begin(): void {
    for (const { code } of BRANCHES) for (const rep of ['rep1', 'rep2'] as const) this.deskOf(code, rep);
  }

  /** From now on everything counts for this window, and these refusals are for trying again. */
  enter(window: string, excused: readonly string[]): void {
    this.tally.enter(window);
    this.excused.clear();
    for (const code of excused) this.excused.add(code);
  }

  /** Nobody begins anything; settles when everybody has the answers to what they had sent. */
  async pause(): Promise<void> {
    this.pacer.close();
    await this.pacer.quiet();
  }

  resume(): void {
    this.pacer.reopen();
  }

  private deskOf(code: BranchCode, rep: 'rep1' | 'rep2'): void {
    const staff = this.staffing.staff(code, rep);
    const { productIds, budgets } = this.staffing.company;
    for (let i = 0; i < DEALS_EACH; i += 1) {
      const looks = this.looking(staff);
      const chance = this.drawn();
      const desk = DESKS.charAt(this.deals);
      this.deals += 1;
      this.desk((n) => deal({ staff, chance, productIds, mark: `${desk}${String(n).padStart(6, '0')}`, look: looks }));
    }
    this.desk((n) => claim(staff, budgets[code], `${code}-${rep}`, n, this.looking(staff)));
    if (rep === 'rep1') this.desk((n) => officeDay(this.staffing, staff, n, this.looking(staff)), OFFICE_RESTS_MS);
    for (let i = 0; i < READERS_EACH; i += 1) {
      const chance = this.drawn();
      this.desk(() => read(staff, chance));
    }
  }

  /** Up to three looks. */
  private looking(staff: Staff): () => Promise<void> {
    const chance = this.drawn();
    return async () => {
      for (let looks = chance.whole(0, 3); looks > 0; looks -= 1) await look(staff, chance);
    };
  }

  private drawn(): Chance {
    return new Chance(this.chance.whole(1, 2 ** 31 - 1));
  }

  private desk(work: Work, restMs = 0): void {
    void this.atDesk(work, restMs);
  }

  private async atDesk(work: Work, restMs: number): Promise<void> {
    for (let n = 1; ; n += 1) {
      try {
        await work(n);
      } catch (error) {
        this.complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
        await rest(1_000);
      }
      if (restMs > 0) await rest(restMs);
    }
  }
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
