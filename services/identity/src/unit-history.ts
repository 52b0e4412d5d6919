import { Injectable } from '@nestjs/common';
import type { FindUnits, UnitView } from '@tradewind/contracts/identity/organisation.api';
import type { UnitHistoryEntry } from '@tradewind/contracts/identity/units.api';
import type { Page } from '@tradewind/contracts/page';
import { decodeCursor, encodeCursor } from '@tradewind/persistence/cursor';
import { Database } from '@tradewind/persistence/database';
import type { OrgUnitVersion } from './org-unit-version.entity.js';

/** The organisation as it was. */
@Injectable()
export class UnitHistory {
  constructor(private readonly db: Database) {}

  async of(unitId: string): Promise<UnitHistoryEntry[]> {
    const rows = await this.db.query<OrgUnitVersion>('SELECT * FROM "org_unit_version" WHERE "unitId" = $1 ORDER BY "version"', [unitId]);
    return rows.map(({ at, change, byName, reason, path, name, branchCode, salesKind, status }) => ({
      ...{ at: at.toISOString(), change, byName, reason, path, name, branchCode, salesKind, status },
    }));
  }

  /** A path names one unit for ever: rows and documents from before still mean that one. */
  async wasGivenToAnother(path: string, unitId: string): Promise<boolean> {
    const [row] = await this.db.query('SELECT 1 FROM "org_unit_version" WHERE "path" = $1 AND "unitId" <> $2 LIMIT 1', [path, unitId]);
    return row !== undefined;
  }

  /** The units there were at a moment; newest unit first, like the list of today. */
  async asOf(moment: string, { kind, q, limit = 50, cursor }: FindUnits): Promise<Page<UnitView>> {
    const rows = await this.db.query<OrgUnitVersion>(
      `SELECT * FROM (SELECT DISTINCT ON ("unitId") * FROM "org_unit_version" WHERE "at" <= $1 ORDER BY "unitId", "version" DESC) was
        WHERE ($2::text IS NULL OR "kind" = $2) AND ($3::uuid IS NULL OR "unitId" < $3)
          AND ($5::text IS NULL OR strpos(lower("name" || ' ' || "code"), lower($5)) > 0) ORDER BY "unitId" DESC LIMIT $4`,
      [moment, kind ?? null, cursor ? decodeCursor(cursor).id : null, limit + 1, q ?? null],
    );
    const items = rows.slice(0, limit).map(asView);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor({ value: last.id, id: last.id }) : null };
  }
}

const asView = ({ unitId: id, version, path, code, branchCode, kind, name, salesKind, status }: OrgUnitVersion): UnitView => ({
  ...{ id, version, path, code, branchCode, kind, name, salesKind, status },
});
