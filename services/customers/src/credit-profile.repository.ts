import { Injectable } from '@nestjs/common';
import { customerNotFound } from '@tradewind/contracts/customers/customers.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { CreditProfile } from './domain/credit-profile.js';

/** Every customer has a profile from its first day; where there is none within reach, there is no customer. */
@Injectable()
export class CreditProfileRepository extends AggregateRepository<CreditProfile> {
  constructor(db: Database) {
    super(db, CreditProfile, (customerId) => customerNotFound({ customerId }));
  }

  async ofCustomer(customerId: string): Promise<CreditProfile> {
    const profile = await this.findOne({ customerId });
    if (!profile) throw customerNotFound({ customerId });
    return profile;
  }
}
