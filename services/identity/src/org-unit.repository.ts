import { Injectable } from '@nestjs/common';
import { unitNotFound } from '@tradewind/contracts/identity/identity.faults';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { OrgUnit } from './domain/org-unit.js';

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
}
