import { appendFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { callInProgress } from '@tradewind/kernel/call';

/** Before the database or the bus is asked, when the question has left, or when the answer is here. */
export type Moment = 'before' | 'sent' | 'after';

/** Where one command is to be the end of the process that serves it. */
export interface CrashPoint {
  /** `orders.confirmOrder` */
  readonly operation: string;
  /** Idempotency-Key of the command; any command of the operation when left out. */
  readonly key?: string;
  /**
   * The how-manieth call of the database or the bus; a command that makes fewer ends at its answer.
   * `publish`: the first event that is published once the command has begun.
   */
  readonly nth: number | 'publish';
  readonly moment: Moment;
}

/** What the process wrote down before it ended. */
export interface Struck extends CrashPoint {
  readonly spot: Spot;
  readonly call: number;
}

type Spot = 'database' | 'request' | 'respond' | 'publish';

/** Which command is at a point. */
export interface AtPoint {
  readonly operation: string;
  readonly key: string | null;
}

const serviceOf = (operation: string): string => operation.split('.')[0] ?? '';

/** A service's next crash point; it is gone as soon as the process is. */
const armedFile = (folder: string, operation: string): string => join(folder, `${serviceOf(operation)}.json`);
export const struckFile = (folder: string): string => join(folder, 'struck.jsonl');

/** Puts the next crash point of a service into the folder, whole or not at all: the service may be reading at this moment. Gives its file, which is gone once it is met. */
export function arm(folder: string, point: CrashPoint): string {
  const file = armedFile(folder, point.operation);
  writeFileSync(`${file}.new`, JSON.stringify(point));
  renameSync(`${file}.new`, file);
  return file;
}

/** Kills its own process at the point that a test has put into a file of the folder (reliability.md 5.3, crash-point sweep). */
export class CrashPoints {
  private readonly calls = new Map<string, number>();
  private readonly begun = new Set<string>();

  constructor(private readonly folder: string) {}

  async through<T>(spot: Spot, work: () => Promise<T>, command = ofCall()): Promise<T> {
    const dies = spot === 'publish' ? this.atPublish() : this.atCall(spot, command);
    if (dies?.moment === 'before') this.end(dies);
    const answer = work();
    if (dies?.moment === 'sent') this.end(dies);
    try {
      return await answer;
    } finally {
      if (dies?.moment === 'after') this.end(dies);
    }
  }

  private atCall(spot: Spot, command: AtPoint | null): Struck | null {
    const armed = command && this.armedFor(command);
    if (!armed) return null;
    const name = `${armed.operation} ${command.key ?? ''}`;
    const call = (this.calls.get(name) ?? 0) + 1;
    this.calls.set(name, call);
    this.begun.add(armed.operation);
    const isIt = armed.nth === call || (spot === 'respond' && armed.nth !== 'publish');
    return isIt ? { ...armed, spot, call } : null;
  }

  private atPublish(): Struck | null {
    const armed = [...this.begun].map((operation) => this.read(operation)).find((point) => point?.nth === 'publish');
    return armed ? { ...armed, spot: 'publish', call: 1 } : null;
  }

  private armedFor({ operation, key }: AtPoint): CrashPoint | null {
    const armed = this.read(operation);
    return armed?.operation === operation && (armed.key === undefined || armed.key === key) ? armed : null;
  }

  private read(operation: string): CrashPoint | null {
    const file = armedFile(this.folder, operation);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as CrashPoint) : null;
  }

  /** Nothing of this process does anything any more, not even what is already due. */
  private end(point: Struck): never {
    appendFileSync(struckFile(this.folder), `${JSON.stringify(point)}\n`);
    rmSync(armedFile(this.folder, point.operation));
    process.kill(process.pid, 'SIGKILL');
    for (;;) process.kill(process.pid, 'SIGKILL');
  }
}

const ofCall = (): AtPoint | null => {
  const call = callInProgress();
  return call ? { operation: call.action, key: call.idempotencyKey } : null;
};

/** Only a test names a folder; a process that is there for people refuses to start with one. */
export function crashPointsOf({ CRASH_POINTS_DIR: folder, NODE_ENV }: NodeJS.ProcessEnv): CrashPoints | null {
  if (!folder) return null;
  if (NODE_ENV === 'production') throw new Error('Refusing to start: CRASH_POINTS_DIR makes processes kill themselves; it is for tests only');
  return new CrashPoints(folder);
}

/** Null in every process that is not under test. */
export const crashPoints = crashPointsOf(process.env);
