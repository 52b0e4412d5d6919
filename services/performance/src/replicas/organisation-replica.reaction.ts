import { Injectable } from '@nestjs/common';
import { orgUnitChanged, personChanged, type OrgUnitChangedPayload, type PersonChangedPayload } from '@tradewind/contracts/identity/organisation.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';

/** Keeps the copy of people and units. */
@Injectable()
export class OrganisationReplicaReaction {
  constructor(private readonly db: Database) {}

  @Consumes(personChanged)
  async keepPerson({ personId, name, active, posts: [first] }: PersonChangedPayload): Promise<void> {
    await this.db.execute(
      `INSERT INTO "person_replica" ("personId", "name", "org") VALUES ($1, $2, $3)
       ON CONFLICT ("personId") DO UPDATE SET "name" = excluded."name", "org" = excluded."org"`,
      [personId, name, active ? (first?.org ?? null) : null],
    );
  }

  @Consumes(orgUnitChanged)
  async keepUnit({ unitId, path, branchCode, kind }: OrgUnitChangedPayload): Promise<void> {
    await this.db.execute(
      `INSERT INTO "unit_replica" ("unitId", "path", "branchCode", "kind") VALUES ($1, $2, $3, $4)
       ON CONFLICT ("unitId") DO UPDATE SET "path" = excluded."path", "branchCode" = excluded."branchCode", "kind" = excluded."kind"`,
      [unitId, path, branchCode, kind],
    );
  }
}
