import { Injectable } from '@nestjs/common';
import { personNotFound } from '@tradewind/contracts/identity/identity.faults';
import { AggregateRepository, type ScopeOfRows } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Person } from './domain/person.js';

/** Whatever changes what a person may do takes back the tokens that say otherwise: no verb can forget it (S5). */
abstract class PeopleRepository extends AggregateRepository<Person> {
  protected constructor(db: Database, scope: ScopeOfRows) {
    super(db, Person, (personId) => personNotFound({ personId }), scope);
  }

  override update(id: string, decide: (person: Person) => void): Promise<Person> {
    return super.update(id, revokingWhatChanged(decide));
  }

  override updateAll(where: Readonly<Record<string, unknown>>, decide: (person: Person) => void): Promise<Person[]> {
    return super.updateAll(where, revokingWhatChanged(decide));
  }
}

const revokingWhatChanged =
  (decide: (person: Person) => void) =>
  (person: Person): void => {
    const before = powersOf(person);
    decide(person);
    if (powersOf(person) !== before) person.revokeAccess(new Date());
  };

const powersOf = ({ status, posts }: Person): string => JSON.stringify([status, posts]);

/** People within reach of who asks. */
@Injectable()
export class PersonRepository extends PeopleRepository {
  constructor(db: Database) {
    super(db, 'rows');
  }
}

/** Everybody's account: for signing in and for keeping logins unique, never for showing. */
@Injectable()
export class AccountRepository extends PeopleRepository {
  constructor(db: Database) {
    super(db, 'company');
  }

  byLogin(login: string): Promise<Person | null> {
    return this.findOne({ login: login.toLowerCase() });
  }

  /** Active people with a post in this unit or below it. */
  async workingIn(path: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT p."id" FROM "person" p WHERE p."status" = 'active'
          AND EXISTS (SELECT FROM jsonb_array_elements(p."posts") held WHERE held ->> 'org' = $1 OR starts_with(held ->> 'org', $1 || '.')) ORDER BY p."id"`,
      [path],
    );
    return rows.map(({ id }) => id);
  }
}
