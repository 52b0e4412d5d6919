import { AsyncLocalStorage } from 'node:async_hooks';
import type { ClientBase, QueryResultRow } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Cells } from './cells-query.js';
import { Records, type Left } from './records.js';
import type { Statement } from './statement.js';

/** Answers a statement with its rows. */
export interface Answers {
  query<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The same with its rows as they came; there where reads share sessions. */
  cells?(sql: string, parameters: readonly unknown[]): Promise<Cells>;
}

/** Asked right after BEGIN, before anything else. Nothing waits for it: where the work must not go on, its statements fail. */
export type Opening = (tx: Answers) => Promise<void>;

const NOTHING = (): void => undefined;
const ASKS_NOTHING: Opening = () => Promise.resolve();
const asTheyAre = (error: unknown): unknown => error;

/** The one transaction of a command or reaction. It begins with the first write and ends with the call. */
export class UnitOfWork {
  runner: QueryRunner | undefined;
  /** What goes out with COMMIT: nobody needs its answers. */
  readonly last: Statement[] = [];
  /** Written by the very last statements. */
  readonly records = new Records();
  private opened: Promise<ClientBase> | undefined;
  /** What was asked and nobody waits for, in order. */
  private readonly unheard: Promise<unknown>[] = [];

  constructor(private readonly opening: Opening = ASKS_NOTHING) {}

  /** The manager of its transaction, once it is open. */
  get manager(): EntityManager {
    if (!this.runner) throw new Error('no transaction was begun');
    return this.runner.manager;
  }

  /** The session of the transaction; BEGIN has been said on it. */
  open(dataSource: DataSource): Promise<ClientBase> {
    return (this.opened ??= this.begin(dataSource));
  }

  /** Asks what nobody needs the answer of before the end; an error is heard there, in the words of `named`. */
  async tell(dataSource: DataSource, { text, values }: Statement, named: (error: unknown) => unknown = asTheyAre): Promise<void> {
    const session = await this.open(dataSource);
    this.hear(
      session.query(text, values).catch((error: unknown) => {
        throw named(error);
      }),
    );
  }

  /**
   * Writes what is left to write and commits, in one round trip: COMMIT goes out behind the statements, on the same session, and
   * where one fails nothing is committed. All answers are awaited: nothing may come after a connection was given back.
   */
  async commit(): Promise<void> {
    const { runner, opened, last, records } = this;
    if (!runner || !opened) return;
    const session = await opened;
    for (const { text, values } of [...last, ...records.take()]) this.hear(session.query(text, values));
    this.hear(runner.commitTransaction());
    await this.heard();
  }

  /** Throws the first error of what nobody waited for; what came behind it has failed with it. */
  async heard(): Promise<void> {
    for (const done of await Promise.allSettled(this.unheard)) if (done.status === 'rejected') throw done.reason as Error;
  }

  private async begin(dataSource: DataSource): Promise<ClientBase> {
    const runner = dataSource.createQueryRunner();
    this.runner = runner;
    const session = (await runner.connect()) as ClientBase;
    await runner.startTransaction();
    this.hear(this.opening(answersOfSession(session)));
    return session;
  }

  private hear(asked: Promise<unknown>): void {
    asked.catch(NOTHING);
    this.unheard.push(asked);
  }
}

export const answersOfSession = (session: ClientBase): Answers => ({
  query: async <Row extends object>(sql: string, parameters: readonly unknown[] = []) => (await session.query<Row & QueryResultRow>(sql, [...parameters])).rows,
});

const units = new AsyncLocalStorage<UnitOfWork>();

export const unitInProgress = (): UnitOfWork | undefined => units.getStore();

export const withUnit = <T>(unit: UnitOfWork, work: () => Promise<T>): Promise<T> => units.run(unit, work);

export const withoutUnit = <T>(work: () => Promise<T>): Promise<T> => units.exit(work);

/** True while a transaction is open in this call: nobody may be asked over the network then. */
export const transactionIsOpen = (): boolean => units.getStore()?.runner?.isTransactionActive ?? false;

/** More than so many rows are not kept for the end: a handed-over company leaves thousands of traces. */
const AT_ONCE = 500;

/** Writes what a change leaves behind: with the last statements of the unit of work that `tx` is the transaction of, else at once. */
export async function leave(tx: EntityManager, left: Left): Promise<void> {
  const unit = unitInProgress();
  const records = unit?.runner?.manager === tx ? unit.records : new Records();
  records.add(left);
  if (records === unit?.records && records.rows < AT_ONCE) return;
  for (const { text, values } of records.take()) await tx.query(text, values);
}
