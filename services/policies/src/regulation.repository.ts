import { Injectable } from '@nestjs/common';
import { noRegulationInForce, regulationNotFound } from '@tradewind/contracts/policies/regulations.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Regulation } from './domain/regulation.js';

@Injectable()
export class RegulationRepository extends AggregateRepository<Regulation> {
  constructor(db: Database) {
    super(db, Regulation, (regulation) => regulationNotFound({ regulation }), 'company');
  }

  /** All editions that were ever approved. Approvals of one number wait for each other from here to the end of the transaction. */
  async approvedEditions(number: string): Promise<Regulation[]> {
    await this.db.execute('SELECT pg_advisory_xact_lock(hashtext($1))', [`regulation ${number}`]);
    return this.findAll({ number, status: ['approved', 'effective', 'superseded'] });
  }

  /** Of two editions for the same day the later one holds. */
  async inForce(number: string, on: string): Promise<Regulation> {
    const [row] = await this.db.query<{ id: string }>(
      `SELECT "id" FROM "regulation" WHERE "number" = $1 AND "edition" IS NOT NULL AND "effectiveFrom" <= $2 AND ("supersededFrom" IS NULL OR "supersededFrom" > $2)
       ORDER BY "edition" DESC LIMIT 1`,
      [number, on],
    );
    if (!row) throw noRegulationInForce({ number, on });
    return this.get(row.id);
  }

  /** Editions whose dates say more by this day than their status does. */
  async dueOn(day: string): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT "id" FROM "regulation" WHERE ("status" = 'approved' AND "effectiveFrom" <= $1) OR ("status" IN ('approved', 'effective') AND "supersededFrom" <= $1)
       ORDER BY "effectiveFrom"`,
      [day],
    );
    return rows.map(({ id }) => id);
  }
}
