import { Injectable } from '@nestjs/common';
import { businessDate } from '@tradewind/domain/business-date';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { CustomerRepository } from '../customer.repository.js';

/** Says, once each time, which customers have not heard from us for longer than their tier allows (CUS-10, CUS-15). */
@Injectable()
export class ContactClocksWatch {
  constructor(
    private readonly db: Database,
    private readonly customers: CustomerRepository,
  ) {}

  @Watches(1000)
  async warn(at: Date): Promise<void> {
    const today = businessDate(at);
    for (const id of await this.customers.neglectedOn(today))
      await this.db.unitOfWork(() =>
        this.customers.updateWhere({ id, contactLate: false }, (customer) => {
          customer.warnOfLateContact();
        }),
      );
  }
}
