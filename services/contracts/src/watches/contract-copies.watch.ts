import { Injectable } from '@nestjs/common';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { ContractCopyRepository } from '../contract-copy.repository.js';

/** Reminds of copies that no department acknowledged in time, and escalates where that did not help (CON-13). */
@Injectable()
export class ContractCopiesWatch {
  constructor(
    private readonly db: Database,
    private readonly copies: ContractCopyRepository,
  ) {}

  @Watches(1000)
  async chase(at: Date): Promise<void> {
    for (const id of await this.copies.toChase(at))
      await this.db.unitOfWork(() =>
        this.copies.updateWhere({ id, status: 'issued' }, (copy) => {
          copy.chase(at);
        }),
      );
  }
}
