import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager, QueryRunner } from 'typeorm';
import { Records, type Left } from './records.js';
import type { Statement } from './statement.js';

/** The one transaction of a command or reaction. It begins with the first write and ends with the call. */
export class UnitOfWork {
  runner: QueryRunner | undefined;
  /** What goes out with COMMIT: nobody needs its answers. */
  readonly last: Statement[] = [];
  /** Written by the very last statement. */
  readonly records = new Records();
  /** Runs right after BEGIN, before anything else in the transaction. */
  constructor(readonly onBegin: (manager: EntityManager) => Promise<void> = () => Promise.resolve()) {}
}

const units = new AsyncLocalStorage<UnitOfWork>();

export const unitInProgress = (): UnitOfWork | undefined => units.getStore();

export const withUnit = <T>(unit: UnitOfWork, work: () => Promise<T>): Promise<T> => units.run(unit, work);

export const withoutUnit = <T>(work: () => Promise<T>): Promise<T> => units.exit(work);

/** True while a transaction is open in this call: nobody may be asked over the network then. */
export const transactionIsOpen = (): boolean => units.getStore()?.runner?.isTransactionActive ?? false;

/** More than so many rows are not kept for the end: a handed-over company leaves thousands of traces. */
const AT_ONCE = 500;

/** Writes what a change leaves behind: with the last statement of the unit of work that `tx` is the transaction of, else at once. */
export async function leave(tx: EntityManager, left: Left): Promise<void> {
  const unit = unitInProgress();
  const records = unit?.runner?.manager === tx ? unit.records : new Records();
  records.add(left);
  if (records === unit?.records && records.rows < AT_ONCE) return;
  const statement = records.take();
  if (statement) await tx.query(statement.text, statement.values);
}
