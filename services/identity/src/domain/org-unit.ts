import { unitCannotHold } from '@tradewind/contracts/identity/identity.faults';
import type { AddUnit, SalesKind } from '@tradewind/contracts/identity/organisation.api';
import { orgUnitChanged, type UnitKind } from '@tradewind/contracts/identity/organisation.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { Column, Entity, Index } from 'typeorm';

/** What may stand below what: unified leadership with levels (ORG-05). */
const MAY_HOLD: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  hq: ['region', 'branch', 'department'],
  region: ['branch', 'department'],
  branch: ['department', 'store'],
  department: ['department'],
  store: [],
};

export const HQ_PATH = 'hq';

/** A unit of the organisation, known by its path from head office: `hq.north.bj.sales`. */
@Entity('org_unit')
@Index('org_unit_path', ['path'], { unique: true })
@Index('org_unit_branch_code', ['branchCode'], { unique: true, where: `"kind" IN ('hq', 'branch')` })
export class OrgUnit extends Aggregate<OrgUnit> {
  @Column('text') readonly path!: string;
  @Column('text') readonly code!: string;
  /** The branch whose books and numbers this unit uses; `hq` at head office and in regions. */
  @Column('text') readonly branchCode!: string;
  @Column('text') readonly kind!: UnitKind;
  @Column('text') readonly name!: string;
  @Column('text') readonly salesKind!: SalesKind;

  static headOffice(name: string, founderId: string): OrgUnit {
    return OrgUnit.make({ path: HQ_PATH, code: HQ_PATH, branchCode: HQ_PATH, kind: 'hq', name, salesKind: 'central' }, founderId);
  }

  /** A new unit below this one. */
  below({ code, kind, name, salesKind = this.salesKind }: AddUnit, by: string): OrgUnit {
    const allowed = MAY_HOLD[this.kind];
    if (!allowed.includes(kind)) throw unitCannotHold({ parent: this.kind, child: kind, allowed });
    const part = code.toLowerCase();
    return OrgUnit.make({ path: `${this.path}.${part}`, code: part, branchCode: kind === 'branch' ? part : this.branchCode, kind, name, salesKind }, by);
  }

  private static make(unit: Pick<OrgUnit, 'path' | 'code' | 'branchCode' | 'kind' | 'name' | 'salesKind'>, by: string): OrgUnit {
    const made = OrgUnit.born({ org: unit.path, branch: unit.branchCode, ownerId: by }, unit);
    const { id: unitId, path, branchCode, kind, name } = made;
    made.record(orgUnitChanged, { unitId, path, branchCode, kind, name });
    return made;
  }
}
