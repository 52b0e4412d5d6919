import { Injectable } from '@nestjs/common';
import { personNotFound } from '@tradewind/contracts/identity/identity.faults';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Person } from './domain/person.js';

/** People within reach of who asks. */
@Injectable()
export class PersonRepository extends AggregateRepository<Person> {
  constructor(db: Database) {
    super(db, Person, (personId) => personNotFound({ personId }));
  }
}

/** Everybody's account: for signing in and for keeping logins unique, never for showing. */
@Injectable()
export class AccountRepository extends AggregateRepository<Person> {
  constructor(db: Database) {
    super(db, Person, (personId) => personNotFound({ personId }), 'company');
  }

  byLogin(login: string): Promise<Person | null> {
    return this.findOne({ login: login.toLowerCase() });
  }
}
