import { Injectable } from '@nestjs/common';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { DataKeys } from './data-keys.js';
import { rewrapAll } from './rewrapping.js';

/** Wraps every data key with the key-encryption key that was made active last. */
@Injectable()
export class RewrapWatch {
  constructor(
    private readonly db: Database,
    private readonly keys: DataKeys,
  ) {}

  @Watches(1_000)
  rewrap(): Promise<void> {
    return rewrapAll(this.db, this.keys);
  }
}
