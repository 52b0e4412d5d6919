import { callInProgress } from '@tradewind/kernel/call';
import { tooLate } from '@tradewind/contracts/protocol-faults';
import type { ClientBase } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { againWhenContended, timeLeft } from './again.js';
import { Announcements } from './announcements.js';
import { namedTrouble } from './database-trouble.js';
import type { SharedPool, SharedSessions } from './shared-sessions.js';
import { UnitOfWork, unitInProgress, withoutUnit, withUnit } from './unit-of-work.js';

interface Hooks<T> {
  readonly onBegin?: (manager: EntityManager) => Promise<void>;
  readonly beforeCommit?: (manager: EntityManager, result: T) => Promise<void>;
}

/** Answers a statement that changes nothing with its rows. */
export interface Answers {
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** The same of a manager of TypeORM. */
export const answersOf = (manager: EntityManager): Answers => ({ query: (sql, parameters = []) => manager.query(sql, [...parameters]) });

/** A service's own database: reads outside transactions, writes inside the unit of work of the call. */
export class Database {
  readonly announcements: Announcements;

  constructor(readonly dataSource: DataSource) {
    this.announcements = new Announcements(dataSource);
  }

  /** For reading: inside the transaction when one is open, so that a command sees its own writes. */
  reader(): EntityManager {
    return unitInProgress()?.runner?.manager ?? this.dataSource.manager;
  }

  /** For statements that take no time to speak of, such as rows by their keys: inside the transaction when one is open, else beside others. */
  short(): Answers {
    const { load } = callInProgress() ?? {};
    const runner = unitInProgress()?.runner;
    if (!runner && this.shared && load !== undefined && load !== 'report') return this.shared;
    return answersOf((runner ?? this.dataSource).manager);
  }

  /** For writing: opens the transaction of the call at its first use. */
  async writer(): Promise<EntityManager> {
    const unit = unitInProgress();
    if (!unit) throw new Error('Nothing can be written here: there is no command, reaction or clock at work');
    if (!unit.runner) {
      assertInTime();
      const runner = this.dataSource.createQueryRunner();
      unit.runner = runner;
      await runner.startTransaction();
      await unit.onBegin(runner.manager);
    }
    return unit.runner.manager;
  }

  /**
   * Runs one unit of work: commits when `work` succeeds, rolls back when it throws.
   * `beforeCommit` runs last inside the transaction, and only if there is one.
   * Inside another one it joins that one: a call has one transaction, and never waits for locks of its own.
   * Where it collides with another transaction all of it is done again, in a fresh one (R7);
   * when nobody waits for the answer any more it is not committed (R14).
   */
  async unitOfWork<T>(work: () => Promise<T>, hooks: Hooks<T> = {}): Promise<T> {
    if (unitInProgress()) return work();
    try {
      return await againWhenContended(() => this.once(work, hooks));
    } catch (error) {
      throw namedTrouble(error);
    }
  }

  /** A unit of work of its own, whatever becomes of the call around it: for what must stay although the call is refused (tries counted, a theft noticed). */
  separately<T>(work: () => Promise<T>): Promise<T> {
    return withoutUnit(() => this.unitOfWork(work));
  }

  /** Rows of a read-only statement. */
  query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.reader().query<Row[]>(sql, [...parameters]);
  }

  /** A statement that changes rows, inside the transaction of the call; for replicas and projections. */
  async execute<Row extends object = object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const answer: unknown = await (await this.writer()).query(sql, [...parameters]);
    return returnedRows<Row>(answer);
  }

  /** The same where nobody needs its answer before the unit of work ends: it goes out with COMMIT. */
  async atTheEnd(text: string, parameters: readonly unknown[]): Promise<void> {
    await this.writer();
    unitInProgress()?.last.push({ text, values: [...parameters] });
  }

  private get shared(): SharedSessions | undefined {
    return (this.dataSource.driver as { master?: Partial<SharedPool> }).master?.shared;
  }

  private async once<T>(work: () => Promise<T>, hooks: Hooks<T>): Promise<T> {
    const unit = new UnitOfWork(hooks.onBegin);
    return withUnit(unit, async () => {
      try {
        const result = await work();
        if (unit.runner) {
          await hooks.beforeCommit?.(unit.runner.manager, result);
          assertInTime();
          await finish(unit.runner, unit);
          if (unit.records.announces) this.announcements.committed();
        }
        return result;
      } catch (error) {
        // when the connection is gone there is nothing to roll back, and the reason is what counts
        if (unit.runner?.isTransactionActive) await unit.runner.rollbackTransaction().catch(() => undefined);
        throw error;
      } finally {
        await unit.runner?.release();
      }
    });
  }
}

/**
 * Writes what is left to write and commits, in one round trip: COMMIT goes out behind the statements, on the same session, and
 * where one fails PostgreSQL makes a ROLLBACK of it. All answers are awaited: nothing may come after a connection was given back.
 */
async function finish(runner: QueryRunner, { last, records }: UnitOfWork): Promise<void> {
  const left = records.take();
  const statements = left ? [...last, left] : last;
  if (statements.length === 0) return runner.commitTransaction();
  const session = (await runner.connect()) as ClientBase;
  const writing = statements.map(({ text, values }) => session.query(text, values));
  for (const done of await Promise.allSettled([...writing, runner.commitTransaction()])) if (done.status === 'rejected') throw done.reason as Error;
}

function assertInTime(): void {
  if (timeLeft() <= 0) throw tooLate();
}

/** TypeORM answers UPDATE and DELETE with [rows, count], INSERT and SELECT with rows. */
function returnedRows<Row>(answer: unknown): Row[] {
  if (!Array.isArray(answer)) return [];
  const [first, count] = answer as [unknown, unknown];
  return (Array.isArray(first) && typeof count === 'number' ? first : answer) as Row[];
}
