import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { ReceivableRepository } from '../receivable.repository.js';

/** Says once of every receivable that its day has passed (ORD-26, CUS-36). */
@Injectable()
export class OverdueWatch {
  constructor(
    private readonly receivables: ReceivableRepository,
    private readonly db: Database,
  ) {}

  @Watches(1_000)
  async tell(at: Date): Promise<void> {
    for (const id of await this.receivables.idsDueBefore(businessDate(at))) {
      await this.db.unitOfWork(() =>
        this.receivables.update(id, (receivable) => {
          receivable.fallDue(at);
        }),
      );
    }
  }
}
