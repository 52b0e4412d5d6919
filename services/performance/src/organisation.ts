import { Injectable } from '@nestjs/common';
import { branchUnknown } from '@tradewind/contracts/performance/months.api';
import { targetPersonUnknown, targetUnitUnknown, type TargetPart } from '@tradewind/contracts/performance/targets.api';
import { Database } from '@tradewind/persistence/database';
import type { Bearer } from './domain/target.js';

interface KnownPerson {
  readonly personId: string;
  readonly name: string;
  readonly org: string | null;
}

/** People and units, as the replica knows them. */
@Injectable()
export class Organisation {
  constructor(private readonly db: Database) {}

  /** Whom a target is for: the person at the unit of the first post, or the unit the person answers for. */
  async bearerOf({ personId, unit }: Pick<TargetPart, 'personId' | 'unit'>): Promise<Bearer> {
    const person = (await this.people([personId])).get(personId);
    if (!person?.org) throw targetPersonUnknown({ personId });
    const org = unit ?? person.org;
    return { personId, personName: person.name, unit: unit ?? null, org, branch: await this.branchAt(org) };
  }

  /** Path of a branch in the organisation. */
  async pathOf(branch: string): Promise<string> {
    const [found] = await this.db.query<{ path: string }>(
      `SELECT "path" FROM "unit_replica" WHERE "branchCode" = $1 AND "kind" IN ('branch', 'hq') ORDER BY length("path") LIMIT 1`,
      [branch],
    );
    if (!found) throw branchUnknown({ branch });
    return found.path;
  }

  async people(ids: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    const rows = await this.db.query<KnownPerson>('SELECT "personId", "name", "org" FROM "person_replica" WHERE "personId" = ANY($1)', [[...new Set(ids)]]);
    return new Map(rows.map((person) => [person.personId, person]));
  }

  private async branchAt(org: string): Promise<string> {
    const [found] = await this.db.query<{ branchCode: string }>('SELECT "branchCode" FROM "unit_replica" WHERE "path" = $1', [org]);
    if (!found) throw targetUnitUnknown({ unit: org });
    return found.branchCode;
  }
}
