import { callInProgress } from '@tradewind/kernel/call';
import { tooLate } from '@tradewind/contracts/protocol-faults';
import type { ClientBase } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { againWhenContended, timeLeft } from './again.js';
import { Announcements } from './announcements.js';
import { namedTrouble } from './database-trouble.js';
import type { SharedPool, SharedSessions } from './shared-sessions.js';
import type { Statement } from './statement.js';
import { answersOfSession, ChangedSince, UnitOfWork, unitInProgress, withoutUnit, withUnit, type Answers, type Opening } from './unit-of-work.js';

export type { Answers } from './unit-of-work.js';

interface Hooks<T> {
  readonly onBegin?: Opening;
  readonly beforeCommit?: (manager: EntityManager, result: T) => Promise<void>;
}

/** What a manager of TypeORM answers. */
export const answersOf = (manager: EntityManager): Answers => ({ query: (sql, parameters = []) => manager.query(sql, [...parameters]) });

/** A service's own database: reads outside transactions, writes inside the unit of work of the call. */
export class Database {
  readonly announcements: Announcements;
  /** Answers of the transaction of the call, in the order of the questions. */
  private readonly inside: Answers = {
    query: async <Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
      const session = await this.session(unitAtWork());
      return answersOfSession(session).query<Row>(sql, parameters);
    },
  };

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
    if (unitInProgress()?.runner) return this.inside;
    if (this.shared && load !== undefined && load !== 'report') return this.shared;
    return answersOf(this.dataSource.manager);
  }

  /** For writing: opens the transaction of the call at its first use. */
  async writer(): Promise<EntityManager> {
    const unit = unitAtWork();
    await this.session(unit);
    return unit.manager;
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
    let relies = true;
    const attempt = (): Promise<T> =>
      this.once(work, new UnitOfWork(hooks.onBegin, relies), hooks).catch((error: unknown) => {
        relies &&= !(error instanceof ChangedSince);
        throw error;
      });
    try {
      return await againWhenContended(attempt);
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
    return unitInProgress()?.runner ? this.inside.query(sql, parameters) : this.dataSource.manager.query<Row[]>(sql, [...parameters]);
  }

  /** A statement that changes rows, inside the transaction of the call; for replicas and projections. */
  execute<Row extends object = object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.inside.query<Row>(sql, parameters);
  }

  /** The same where nobody needs its answer before the unit of work ends: what is asked behind it leaves with it. An error is told then, as `named` puts it. */
  async tell(statement: Statement, named?: (error: unknown) => unknown): Promise<void> {
    const unit = unitAtWork();
    if (!unit.runner) assertInTime();
    await unit.tell(this.dataSource, statement, named);
  }

  /** The same at the very end: it goes out with COMMIT. */
  async atTheEnd(text: string, parameters: readonly unknown[]): Promise<void> {
    const unit = unitAtWork();
    await this.session(unit);
    unit.last.push({ text, values: [...parameters] });
  }

  private session(unit: UnitOfWork): Promise<ClientBase> {
    if (!unit.runner) assertInTime();
    return unit.open(this.dataSource);
  }

  private get shared(): SharedSessions | undefined {
    return (this.dataSource.driver as { master?: Partial<SharedPool> }).master?.shared;
  }

  private async once<T>(work: () => Promise<T>, unit: UnitOfWork, hooks: Hooks<T>): Promise<T> {
    const forgetPolicies = policiesNotedFromHereOn();
    return withUnit(unit, async () => {
      try {
        const result = await work();
        if (!unit.runner) await unit.stillSo(this.short());
        else {
          await hooks.beforeCommit?.(unit.runner.manager, result);
          assertInTime();
          await unit.commit();
          this.announcements.committed(unit.records);
        }
        return result;
      } catch (error) {
        forgetPolicies();
        const reason = await (unit.runner ? unit.heard() : unit.stillSo(this.short())).then(
          () => error,
          (first: unknown) => first,
        );
        // when the connection is gone there is nothing to roll back, and the reason is what counts
        if (unit.runner?.isTransactionActive) await unit.runner.rollbackTransaction().catch(() => undefined);
        throw reason as Error;
      } finally {
        await unit.runner?.release();
      }
    });
  }
}

function unitAtWork(): UnitOfWork {
  const unit = unitInProgress();
  if (!unit) throw new Error('Nothing can be written here: there is no command, reaction or clock at work');
  return unit;
}

/** What was decided by policies and is not done was not decided by them: done again, it may go by others. */
function policiesNotedFromHereOn(): () => void {
  const noted = callInProgress()?.policiesUsed;
  const before = noted?.size ?? 0;
  return () => {
    for (const later of [...(noted ?? [])].slice(before)) noted?.delete(later);
  };
}

function assertInTime(): void {
  if (timeLeft() <= 0) throw tooLate();
}
