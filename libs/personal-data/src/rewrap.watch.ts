import { Injectable } from '@nestjs/common';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { DataKeys, type Rewrapped } from './data-keys.js';

const BATCH = 200;

/** After a new key-encryption key was made active: wraps every data key with it, batch by batch, while everybody works on (S12). */
@Injectable()
export class RewrapWatch {
  constructor(
    private readonly db: Database,
    private readonly keys: DataKeys,
  ) {}

  @Watches(1_000)
  async rewrap(): Promise<void> {
    if (!(await this.keys.areToBeRewrapped())) return;
    let batch = await this.batch();
    while (batch.done > 0 && batch.done + batch.broken === BATCH) batch = await this.batch();
    if (batch.broken > 0)
      throw new Error(`${batch.broken} data keys cannot be wrapped anew: somebody changed their rows, or they belong to another file of keys`);
  }

  private batch(): Promise<Rewrapped> {
    return this.db.unitOfWork(() => this.keys.rewrap(BATCH));
  }
}
