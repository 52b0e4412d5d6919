import { Injectable } from '@nestjs/common';
import { customerNotFound } from '@tradewind/contracts/customers/customers.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Customer } from './domain/customer.js';

@Injectable()
export class CustomerRepository extends AggregateRepository<Customer> {
  protected override readonly searchedByPairs = true;

  constructor(db: Database) {
    super(db, Customer, (customerId) => customerNotFound({ customerId }));
  }

  /** Customers whose day to hear from us has passed, and of whom nobody was warned. */
  neglectedOn(day: string): Promise<readonly string[]> {
    return this.roundOf('"contactDueOn" < $1 AND NOT "contactLate"', [day], 'contactDueOn');
  }
}
