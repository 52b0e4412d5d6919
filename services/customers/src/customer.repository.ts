import { Injectable } from '@nestjs/common';
import { customerNotFound } from '@tradewind/contracts/customers/customers.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Customer } from './domain/customer.js';

@Injectable()
export class CustomerRepository extends AggregateRepository<Customer> {
  constructor(db: Database) {
    super(db, Customer, (customerId) => customerNotFound({ customerId }));
  }
}
