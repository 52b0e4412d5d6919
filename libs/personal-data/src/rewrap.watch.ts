import { Injectable } from '@nestjs/common';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { DataKeys } from './data-keys.js';

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
    for (let done = BATCH; done === BATCH;) done = await this.db.unitOfWork(() => this.keys.rewrap(BATCH));
  }
}
