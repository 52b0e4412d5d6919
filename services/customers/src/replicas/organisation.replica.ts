import { Injectable } from '@nestjs/common';
import { orgUnitChanged, personChanged, type OrgUnitChangedPayload, type PersonChangedPayload } from '@tradewind/contracts/identity/organisation.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';

/** Keeps the copy of people and units that hand-overs need (CUS-14). */
@Injectable()
export class OrganisationReplica {
  constructor(private readonly db: Database) {}

  @Consumes(personChanged)
  async keepPerson({ personId, name, active, posts: [first] }: PersonChangedPayload): Promise<void> {
    await this.db.execute(
      `INSERT INTO "colleague" ("personId", "name", "active", "org") VALUES ($1, $2, $3, $4)
       ON CONFLICT ("personId") DO UPDATE SET "name" = excluded."name", "active" = excluded."active", "org" = excluded."org"`,
      [personId, name, active, first?.org ?? null],
    );
  }

  @Consumes(orgUnitChanged)
  async keepUnit({ path, branchCode }: OrgUnitChangedPayload): Promise<void> {
    await this.db.execute('INSERT INTO "org_unit_replica" ("path", "branch") VALUES ($1, $2) ON CONFLICT ("path") DO UPDATE SET "branch" = excluded."branch"', [
      path,
      branchCode,
    ]);
  }
}
