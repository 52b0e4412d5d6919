import { Controller } from '@nestjs/common';
import { unitExists } from '@tradewind/contracts/identity/identity.faults';
import type { UnitId, UnitView } from '@tradewind/contracts/identity/organisation.api';
import { unitsApi, type MoveUnit, type RenameUnit, type SetSalesKind, type UnitHistoryView } from '@tradewind/contracts/identity/units.api';
import { Handles } from '@tradewind/messaging/handles';
import { OrgUnitRepository } from './org-unit.repository.js';
import { unitView } from './organisation.views.js';
import { AccountRepository } from './person.repository.js';
import { UnitHistory } from './unit-history.js';

@Controller()
export class UnitsController {
  constructor(
    private readonly units: OrgUnitRepository,
    private readonly history: UnitHistory,
    private readonly accounts: AccountRepository,
  ) {}

  @Handles(unitsApi.moveUnit)
  async moveUnit({ unitId, parent, reason }: UnitId & MoveUnit): Promise<UnitView> {
    const above = await this.units.at(parent);
    const { path: from } = await this.units.get(unitId);
    const below = (await this.units.subtree(from)).filter(({ id }) => id !== unitId);
    const people = await this.accounts.workingIn(from);
    const moved = await this.units.update(unitId, (unit) => {
      unit.moveBelow(above, reason);
    });
    await this.assertNeverAnothers(moved.path, unitId);
    for (const { id } of below)
      await this.units.update(id, (unit) => {
        unit.follow(from, moved.path);
      });
    await this.accounts.updateAll({ id: people }, (person) => {
      person.follow(from, moved.path);
    });
    return unitView(moved);
  }

  @Handles(unitsApi.renameUnit)
  async renameUnit({ unitId, name }: UnitId & RenameUnit): Promise<UnitView> {
    return unitView(
      await this.units.update(unitId, (unit) => {
        unit.rename(name);
      }),
    );
  }

  @Handles(unitsApi.setSalesKind)
  async setSalesKind({ unitId, salesKind }: UnitId & SetSalesKind): Promise<UnitView> {
    return unitView(
      await this.units.update(unitId, (unit) => {
        unit.sell(salesKind);
      }),
    );
  }

  @Handles(unitsApi.closeUnit)
  async closeUnit({ unitId }: UnitId): Promise<UnitView> {
    const { path } = await this.units.get(unitId);
    const units = (await this.units.subtree(path)).filter(({ id, status }) => id !== unitId && status === 'open').length;
    const people = (await this.accounts.workingIn(path)).length;
    return unitView(
      await this.units.update(unitId, (unit) => {
        unit.close({ people, units });
      }),
    );
  }

  @Handles(unitsApi.unitHistory)
  async unitHistory({ unitId }: UnitId): Promise<UnitHistoryView> {
    await this.units.get(unitId);
    return { entries: await this.history.of(unitId) };
  }

  private async assertNeverAnothers(path: string, unitId: string): Promise<void> {
    if (await this.history.wasGivenToAnother(path, unitId)) throw unitExists({ path });
  }
}
