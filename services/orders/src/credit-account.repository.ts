import { Injectable } from '@nestjs/common';
import { creditAccountNotFound } from '@tradewind/contracts/orders/credit.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { CreditAccount } from './domain/credit-account.js';

/** Credit is the customer's, whichever branch sells: one account for the company. */
@Injectable()
export class CreditAccountRepository extends AggregateRepository<CreditAccount> {
  constructor(db: Database) {
    super(db, CreditAccount, (customerId) => creditAccountNotFound({ customerId }), 'company');
  }

  of(customerId: string): Promise<CreditAccount | null> {
    return this.findOne({ customerId });
  }
}
