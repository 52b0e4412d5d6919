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

/** What a unit of work goes by and has read before its transaction began. */
export interface Premise {
  /** An error where it is so no more. */
  readonly still: Statement;
  /** What that error says: that something has changed, or what it said itself. */
  readonly inWords: (error: unknown) => unknown;
}

/** Two transactions of which it cannot be said which came first: the same work, done again, goes by what holds now (R7). */
export class ChangedSince extends Error {
  readonly code = '40001';

  constructor(what: string) {
    super(`${what} has changed since it was read`);
  }
}

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
  /** Once BEGIN and what goes with it have been said. */
  private session: ClientBase | undefined;
  private readonly premises = new Set<Premise>();
  /** What was asked and nobody waits for, in order. */
  private readonly unheard: Promise<unknown>[] = [];

  /** `relies`: false where it has been found changed once; then what is needed is read anew, so that who often changes something stops nobody. */
  constructor(
    private readonly opening: Opening = ASKS_NOTHING,
    readonly relies = true,
  ) {}

  /** The manager of its transaction, once it is open. */
  get manager(): EntityManager {
    if (!this.runner) throw new Error('no transaction was begun');
    return this.runner.manager;
  }

  /** The session of the transaction; BEGIN has been said on it. */
  open(dataSource: DataSource): Promise<ClientBase> {
    return (this.opened ??= this.begin(dataSource));
  }

  /** It is asked in the transaction whether this is still so; where it is not, nothing is committed. */
  relyOn(premise: Premise): void {
    if (this.premises.has(premise)) return;
    this.premises.add(premise);
    if (this.session) this.assertStill(premise, answersOfSession(this.session));
  }

  /** The same where there was no transaction to ask in: before anything is answered, also that it is refused. */
  async stillSo(answers: Answers): Promise<void> {
    for (const premise of this.premises) this.assertStill(premise, answers);
    await this.heard();
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
    const answers = answersOfSession(session);
    this.hear(this.opening(answers));
    for (const premise of this.premises) this.assertStill(premise, answers);
    this.session = session;
    return session;
  }

  private assertStill({ still: { text, values }, inWords }: Premise, answers: Answers): void {
    this.hear(
      answers.query(text, values).catch((error: unknown) => {
        throw inWords(error);
      }),
    );
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
