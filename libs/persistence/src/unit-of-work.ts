import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager, QueryRunner } from 'typeorm';

/** The one transaction of a command or reaction. It begins with the first write and ends with the call. */
export class UnitOfWork {
  runner: QueryRunner | undefined;
  /** Runs right after BEGIN, before anything else in the transaction. */
  constructor(readonly onBegin: (manager: EntityManager) => Promise<void> = () => Promise.resolve()) {}
}

const units = new AsyncLocalStorage<UnitOfWork>();

export const unitInProgress = (): UnitOfWork | undefined => units.getStore();

export const withUnit = <T>(unit: UnitOfWork, work: () => Promise<T>): Promise<T> => units.run(unit, work);

export const withoutUnit = <T>(work: () => Promise<T>): Promise<T> => units.exit(work);

/** True while a transaction is open in this call: nobody may be asked over the network then. */
export const transactionIsOpen = (): boolean => units.getStore()?.runner?.isTransactionActive ?? false;
