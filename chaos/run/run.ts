import { reason } from '../../deploy/local/failure.ts';
import { say, seconds } from '../../deploy/local/steps.ts';
import { glance, inspect, type Inspection } from '../check/inspection.ts';
import type { Violation } from '../check/violation.ts';
import { hold, PromiseBroken, type Fault, type Plan } from '../faults/fault.ts';
import type { Load } from '../load/load-process.ts';
import { nothingYet } from '../load/tally.ts';
import { faultOf, type Scheduled } from '../schedule.ts';
import { Bugs } from '../stage/bugs.ts';
import { ORDINARY } from '../stage/hosting.ts';
import type { Stage } from '../stage/stage.ts';
import { NotRecovered, recovered, until, type Recovery } from './recovery.ts';
import type { KindResult, Struck } from './results.ts';

const NOT_RECOVERED = 'recovery';
/** Between two faults, and before the first: what the floor is held against. */
const RUNS_ON_MS = 3_000;
/** A look at everything takes seconds of one core; between two, the load has the machine for itself. */
const GLANCE_EVERY_CYCLES = 5;

/** Strikes, heals and looks, kind after kind; ends with the first kind that broke a promise. */
export class Run {
  readonly struck: Struck[] = [];
  readonly results: KindResult[] = [];
  looked: Inspection['looked'] = {};
  private readonly stage: Stage;
  private readonly load: Load;
  private readonly bugs: Bugs;

  constructor(stage: Stage, load: Load) {
    this.stage = stage;
    this.bugs = new Bugs(stage.stateDir);
    this.load = load;
  }

  async all(schedule: readonly Scheduled[]): Promise<void> {
    await this.load.enter('between:start');
    await hold(RUNS_ON_MS);
    for (const [i, { name, plans }] of schedule.entries()) {
      const result = await this.kind(faultOf(name), plans, i === schedule.length - 1);
      this.results.push(result);
      if (result.violations.length > 0) return;
    }
  }

  private async kind(fault: Fault, plans: readonly Plan[], isLast: boolean): Promise<KindResult> {
    const since = performance.now();
    const { name, does } = fault;
    const skipped = (await fault.lacks?.(this.stage)) ?? null;
    const recoveries: Recovery[] = [];
    let violations: readonly Violation[] = [];
    if (skipped === null) violations = await this.through(fault, plans, recoveries, isLast).catch(broken);
    const windows = await this.load.snapshot();
    const result: KindResult = {
      ...{ name, does, skipped, recoveries, violations, cycles: recoveries.length },
      during: windows[`during:${name}`] ?? nothingYet(),
      between: windows[`between:${name}`] ?? nothingYet(),
    };
    say(lineOf(result, since));
    for (const bug of this.bugs.met()) say(`  logged as unexpected: ${bug}`);
    return result;
  }

  private async through(fault: Fault, plans: readonly Plan[], recoveries: Recovery[], isLast: boolean): Promise<readonly Violation[]> {
    await this.prepare(fault);
    const violations = await this.cycles(fault, plans, recoveries);
    // Who does not come back leaves people waiting: it never comes to rest. Anything else that was seen on the way is understood by what is in the databases.
    if (violations.some(({ id }) => id === NOT_RECOVERED)) return violations;
    return [...violations, ...(await this.atRest(fault, isLast).catch(broken))];
  }

  private async prepare(fault: Fault): Promise<void> {
    await this.quietly(async () => {
      await this.stage.become({ route: fault.overLines ? 'lines' : 'straight', envOf: fault.tells?.(this.stage) ?? ORDINARY.envOf });
      await fault.before?.(this.stage);
    });
  }

  private async cycles(fault: Fault, plans: readonly Plan[], recoveries: Recovery[]): Promise<readonly Violation[]> {
    for (const [i, plan] of plans.entries()) {
      this.struck.push({ name: fault.name, cycle: i + 1, plan });
      await this.load.enter(`during:${fault.name}`, fault.excuses);
      const violations = await this.cycle(fault, plan, recoveries, (i + 1) % GLANCE_EVERY_CYCLES === 0);
      if (violations.length > 0) return violations;
    }
    return [];
  }

  private async cycle(fault: Fault, plan: Plan, recoveries: Recovery[], look: boolean): Promise<readonly Violation[]> {
    try {
      const recovery = await recovered(this.stage, this.load, await fault.strike(this.stage, plan));
      recoveries.push(recovery);
      say(`  ${fault.name} ${recoveries.length}: ${JSON.stringify(plan)} → ${inWords(recovery)}`);
    } catch (error) {
      if (!(error instanceof NotRecovered)) throw error;
      return [{ id: NOT_RECOVERED, what: error.message, row: plan }];
    }
    await this.load.enter(`between:${fault.name}`, fault.excuses);
    const [seen] = await Promise.all([look ? glance(this.stage) : [], hold(RUNS_ON_MS)]);
    return [...this.unasked(), ...seen];
  }

  /** Whoever ended although nobody killed it, and whatever somebody at work met that the regulation does not know. */
  private unasked(): Violation[] {
    const ended = this.stage.deaths.splice(0).map((name): Violation => ({ id: 'process', what: `${name} ended, and nobody killed it`, row: {} }));
    const met = this.load.complaints.splice(0);
    return [...ended, ...met.map((complaint): Violation => ({ id: 'load', what: complaint.split('\n')[0] ?? '', row: { complaint } }))];
  }

  /** The end of a kind: everybody has their answers, everything has arrived, and every database is held against what was said. */
  private async atRest(fault: Fault, isLast: boolean): Promise<readonly Violation[]> {
    return this.quietly(async () => {
      await fault.after?.(this.stage);
      try {
        await until('nothing is on its way any more', () => this.stage.isAtRest());
      } catch (error) {
        if (!(error instanceof NotRecovered)) throw error;
        return [{ id: 'I7', what: error.message, row: {} }];
      }
      const rested = performance.now();
      const inspection = await inspect(this.stage, isLast);
      this.looked = inspection.looked;
      say(`  held against the databases in ${seconds(rested)}: ${longest(inspection)}`);
      return inspection.violations;
    });
  }

  private async quietly<T>(work: () => Promise<T>): Promise<T> {
    await this.load.pause();
    await this.load.enter('idle');
    const result = await work();
    await this.load.enter('between:start');
    await this.load.resume();
    return result;
  }
}

/** What the program itself could not do proves nothing: the kind counts as failed, and what was seen before it is kept. */
const broken = (error: unknown): Violation[] => [
  { id: error instanceof PromiseBroken ? 'I1' : 'program', what: reason(error), row: { stack: error instanceof Error ? error.stack : undefined } },
];

const longest = ({ seconds: each }: Inspection): string =>
  Object.entries(each)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 6)
    .map(([what, took]) => `${what} ${took.toFixed(1)} s`)
    .join(', ');

const inWords = ({ ready, first, drained }: Recovery): string =>
  `ready ${(ready / 1_000).toFixed(1)} s, first success ${(first / 1_000).toFixed(1)} s, outboxes empty ${(drained / 1_000).toFixed(1)} s`;

function lineOf({ name, cycles, skipped, violations, during }: KindResult, since: number): string {
  if (skipped !== null) return `– ${name}: skipped: ${skipped}`;
  const sign = violations.length === 0 ? '✓' : '✗';
  return `${sign} ${name}: ${cycles} cycles, ${during.answered} requests meanwhile, ${during.unknown} unknown, ${violations.length} violations  ${seconds(since)}`;
}
