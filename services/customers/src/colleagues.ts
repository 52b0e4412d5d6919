import { Injectable } from '@nestjs/common';
import { newOwnerUnknown } from '@tradewind/contracts/customers/customers.api';
import { Database } from '@tradewind/persistence/database';
import type { NewOwner } from './domain/new-owner.js';

/** The people something can be handed over to, from this service's own replica. */
@Injectable()
export class Colleagues {
  constructor(private readonly db: Database) {}

  /** Somebody active with a post in a known unit, at the first post they hold (CUS-14). */
  async withPost(personId: string): Promise<NewOwner> {
    const [colleague] = await this.db.query<NewOwner>(
      `SELECT p."personId" AS "id", p."name", p."org", u."branch" FROM "colleague" p JOIN "org_unit_replica" u ON u."path" = p."org" WHERE p."personId" = $1 AND p."active"`,
      [personId],
    );
    if (!colleague) throw newOwnerUnknown({ personId });
    return colleague;
  }
}
