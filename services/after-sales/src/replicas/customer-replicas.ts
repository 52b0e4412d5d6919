import { Injectable } from '@nestjs/common';
import { customerCreated, type CustomerCreatedPayload } from '@tradewind/contracts/customers/customers.events';
import { currentCall } from '@tradewind/kernel/call';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { ConsumesMany } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';
import { reachCondition } from '@tradewind/persistence/scope';
import type { ServiceSubject } from '../domain/service-subject.js';

const KEPT = `INSERT INTO "customer_replica" ("customerId", "name", "org", "branch", "ownerId")
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[]) ON CONFLICT DO NOTHING`;

/** Keeps a copy of the customers, so that one who has bought nothing yet can be consulted too. */
@Injectable()
export class CustomerReplicas {
  constructor(private readonly db: Database) {}

  @ConsumesMany(customerCreated)
  async keep(created: readonly EventEnvelope<CustomerCreatedPayload>[]): Promise<void> {
    const payloads = created.map(({ payload }) => payload);
    await this.db.execute(KEPT, [
      payloads.map(({ customerId }) => customerId),
      payloads.map(({ name }) => name),
      created.map(({ org }) => org),
      created.map(({ branch }) => branch),
      payloads.map(({ salesRepId }) => salesRepId),
    ]);
  }

  /** The customer as the subject of a ticket; null when unknown or out of reach. */
  async find(customerId: string): Promise<ServiceSubject | null> {
    const reach = reachCondition(currentCall().reach, 'c', 2);
    const [found] = await this.db.query<ServiceSubject>(
      `SELECT c."customerId", c."name" AS "customerName", c."org", c."branch", c."ownerId", c."ownerId" AS "salesRepId", NULL AS "serviceFileId"
       FROM "customer_replica" c WHERE c."customerId" = $1 AND ${reach.sql}`,
      [customerId, ...reach.parameters],
    );
    return found ?? null;
  }
}
