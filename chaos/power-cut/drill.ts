import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Chance } from '../../deploy/demo/chance.ts';
import { tradewind } from '../../deploy/local/paths.ts';
import { gone } from '../../deploy/local/process-table.ts';
import { Disk } from './disk.ts';
import { Journal } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { NatsLedger } from './nats-ledger.ts';
import { PostgresLedger } from './postgres-ledger.ts';

export interface PowerCutPlan {
  /** Draws the moments of the cuts. */
  readonly seed: number;
  readonly cycles: number;
  /** The servers do not wait for the disk: such a run must lose something, or the drill proves nothing. */
  readonly control: boolean;
}

export interface PowerCut {
  readonly cycle: number;
  readonly server: Ledger['server'];
  /** From the first acknowledgements to the cut. */
  readonly cutAfterMs: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  /** From the return of power until the server answered. */
  readonly recoveredMs: number;
}

export interface PowerCutResult extends PowerCutPlan {
  readonly cuts: readonly PowerCut[];
  /** Why the run is not good; empty when it is. */
  readonly failings: readonly string[];
}

const CUT_AFTER = { least: 500, most: 3000 };

/**
 * nats-server and PostgreSQL on a disk that keeps only what was synced; the power goes at a moment drawn by seed; what was
 * acknowledged is compared with what is there when they run again (issue 4, reliability.md 5.3).
 */
export async function powerCutDrill(plan: PowerCutPlan): Promise<PowerCutResult> {
  const beside = join(tradewind, `power-cut-${process.pid}`);
  mkdirSync(beside, { recursive: true, mode: 0o755 });
  const disk = await Disk.at(join(beside, 'disk'));
  const folders = { onDisk: disk.path, beside };
  const ledgers = [new NatsLedger(folders), new PostgresLedger(folders)];
  try {
    await lookedAfter(disk, ledgers);
    const chance = new Chance(plan.seed);
    const journals = new Map(ledgers.map((ledger) => [ledger, new Journal(join(beside, `${ledger.server}.journal`))]));
    const cuts: PowerCut[] = [];
    for (let cycle = 1; cycle <= plan.cycles; cycle += 1)
      cuts.push(...(await oneCut({ disk, journals, cycle, safe: !plan.control, cutAfterMs: chance.whole(CUT_AFTER.least, CUT_AFTER.most) })));
    return { ...plan, cuts, failings: failingsOf(plan, cuts) };
  } finally {
    for (const ledger of ledgers) await ledger.stop();
    await disk.end();
    rmSync(beside, { recursive: true, force: true });
  }
}

/** What every run begins with: databases and a stream that are wholly on the disk. */
async function lookedAfter(disk: Disk, ledgers: readonly Ledger[]): Promise<void> {
  for (const ledger of ledgers) {
    await ledger.start(true);
    await ledger.prepare();
    await ledger.stop();
  }
  await disk.sync();
}

interface Cycle {
  readonly disk: Disk;
  readonly journals: ReadonlyMap<Ledger, Journal>;
  readonly cycle: number;
  readonly safe: boolean;
  readonly cutAfterMs: number;
}

async function oneCut({ disk, journals, cycle, safe, cutAfterMs }: Cycle): Promise<PowerCut[]> {
  const ledgers = [...journals.keys()];
  const before = new Map([...journals].map(([ledger, { count }]) => [ledger, count]));
  const acknowledged = (ledger: Ledger): number => (journals.get(ledger)?.count ?? 0) - (before.get(ledger) ?? 0);
  for (const ledger of ledgers) await ledger.start(safe);
  const writing = ledgers.map((ledger) =>
    ledger.write(
      (lane, n) => `${cycle}-${lane}-${n}`,
      (entry) => journals.get(ledger)?.note(entry),
    ),
  );
  while (!ledgers.every((ledger) => acknowledged(ledger) > 0)) await sleep(10);
  await sleep(cutAfterMs);

  await cutPower(disk, ledgers);
  await Promise.allSettled(writing);
  const cuts: PowerCut[] = [];
  for (const ledger of ledgers) {
    const since = performance.now();
    await ledger.start(safe);
    const found = await ledger.entries();
    const recoveredMs = Math.round(performance.now() - since);
    const { lost, doubled } = journals.get(ledger)?.compare(found) ?? { lost: [], doubled: 0 };
    cuts.push({ cycle, server: ledger.server, cutAfterMs, acknowledged: acknowledged(ledger), lost: lost.length, doubled, recoveredMs });
    await ledger.stop();
  }
  return cuts;
}

/** First the disk, then whoever works on it: nobody may say "done" of what the disk did not do. */
async function cutPower(disk: Disk, ledgers: readonly Ledger[]): Promise<void> {
  await disk.powerOff();
  const pids = ledgers.flatMap((ledger) => ledger.pids());
  for (const pid of pids) kill(pid);
  await disk.restore();
  for (const pid of pids) if (!(await gone(pid, 30_000))) throw new Error(`process ${pid} survived the power cut`);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function failingsOf({ control }: PowerCutPlan, cuts: readonly PowerCut[]): string[] {
  const silent = cuts.filter(({ acknowledged }) => acknowledged === 0).map(({ server, cycle }) => `${server} acknowledged nothing in cycle ${cycle}`);
  const doubled = cuts.filter((cut) => cut.doubled > 0).map(({ server, cycle, doubled }) => `${server} has ${doubled} entries twice after cut ${cycle}`);
  const lost = cuts.filter((cut) => cut.lost > 0);
  if (!control)
    return [
      ...silent,
      ...doubled,
      ...lost.map(({ server, cycle, lost: n, acknowledged }) => `${server} lost ${n} of ${acknowledged} acknowledged entries in cut ${cycle}`),
    ];
  const servers = [...new Set(cuts.map(({ server }) => server))];
  const harmless = servers.filter((server) => lost.every((cut) => cut.server !== server));
  return [...silent, ...harmless.map((server) => `the drill is broken: without waiting for the disk ${server} lost nothing`)];
}
