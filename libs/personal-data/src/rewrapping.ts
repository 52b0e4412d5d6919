import type { Database } from '@tradewind/persistence/database';

/** What one batch of wrapping anew has come to. */
export interface Rewrapped {
  readonly done: number;
  readonly broken: number;
}

/** Rows that lie under a key-encryption key. */
export interface Rewrappable {
  /** As its rows are spoken of, e.g. `data keys`. */
  readonly what: string;
  /** True when some lie under another key than the active one. */
  areToBeRewrapped(): Promise<boolean>;
  /** Wraps up to `most` with the active key. One that cannot be opened (somebody changed its row) is left alone and counted: it must not stop the others. */
  rewrap(most: number): Promise<Rewrapped>;
}

const BATCH = 200;

/** After a new key was made active: wraps everything with it, batch by batch, while everybody works on (S12). */
export async function rewrapAll(db: Database, rows: Rewrappable): Promise<void> {
  if (!(await rows.areToBeRewrapped())) return;
  const next = (): Promise<Rewrapped> => db.unitOfWork(() => rows.rewrap(BATCH));
  let batch = await next();
  while (batch.done > 0 && batch.done + batch.broken === BATCH) batch = await next();
  if (batch.broken > 0)
    throw new Error(`${batch.broken} ${rows.what} cannot be wrapped anew: somebody changed their rows, or they belong to another file of keys`);
}
