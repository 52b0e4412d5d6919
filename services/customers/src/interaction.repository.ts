import { Injectable } from '@nestjs/common';
import { customerNotFound } from '@tradewind/contracts/customers/customers.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Interaction } from './domain/interaction.js';

/** Reached only through the customer, whose scope decides (ORG-11); a log stays whole when the customer is handed over. */
@Injectable()
export class InteractionRepository extends AggregateRepository<Interaction> {
  constructor(db: Database) {
    super(db, Interaction, (customerId) => customerNotFound({ customerId }), 'company');
  }
}
