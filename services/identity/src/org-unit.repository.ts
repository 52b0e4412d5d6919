import { Injectable } from '@nestjs/common';
import { unitNotFound } from '@tradewind/contracts/identity/identity.faults';
import { unitsApi } from '@tradewind/contracts/identity/units.api';
import { currentCall } from '@tradewind/kernel/call';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { OrgUnit } from './domain/org-unit.js';
import { OrgUnitVersion } from './org-unit-version.entity.js';

/** Units; every change leaves the unit as it was in the history (ORG-05). */
@Injectable()
export class OrgUnitRepository extends AggregateRepository<OrgUnit> {
  constructor(db: Database) {
    super(db, OrgUnit, (unit) => unitNotFound({ unit }), 'company');
  }

  async at(path: string): Promise<OrgUnit> {
    const found = await this.findOne({ path });
    if (!found) throw unitNotFound({ unit: path });
    return found;
  }

  /** The unit at this path and all below it, from the top down. */
  async subtree(path: string): Promise<OrgUnit[]> {
    const ids = await this.db.query<{ id: string }>(`SELECT "id" FROM "org_unit" WHERE "path" = $1 OR starts_with("path", $1 || '.') ORDER BY "path"`, [path]);
    return this.findAll({ id: ids.map(({ id }) => id) });
  }

  override async add(unit: OrgUnit): Promise<OrgUnit> {
    return this.remember(await super.add(unit));
  }

  override async update(id: string, decide: (unit: OrgUnit) => void): Promise<OrgUnit> {
    return this.remember(await super.update(id, decide));
  }

  private async remember(unit: OrgUnit): Promise<OrgUnit> {
    const { at, action, actor } = currentCall();
    const { id: unitId, version, path, code, branchCode, kind, name, salesKind, status } = unit;
    const reason = action === unitsApi.moveUnit.id ? unit.reason : null;
    const row = { unitId, version, at, change: action, byName: actor.name, reason, path, code, branchCode, kind, name, salesKind, status };
    await (await this.db.writer()).insert(OrgUnitVersion, row);
    return unit;
  }
}
