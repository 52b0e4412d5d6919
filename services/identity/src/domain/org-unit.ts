import { unitCannotHold, unitCannotMove, unitClosed, unitNotEmpty } from '@tradewind/contracts/identity/identity.faults';
import type { AddUnit, SalesKind, UnitStatus } from '@tradewind/contracts/identity/organisation.api';
import { orgUnitChanged, orgUnitMoved, type UnitKind } from '@tradewind/contracts/identity/organisation.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { isWithin } from '@tradewind/kernel/actor';
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
  @Column('text') readonly status!: UnitStatus;
  @Column('text', { default: '' }) readonly search!: string;
  /** Why it was moved last. */
  @Column('text', { nullable: true }) readonly reason: string | null = null;

  static headOffice(name: string, founderId: string): OrgUnit {
    return OrgUnit.make({ path: HQ_PATH, code: HQ_PATH, branchCode: HQ_PATH, kind: 'hq', name, salesKind: 'central' }, founderId);
  }

  /** A new unit below this one. */
  below({ code, kind, name, salesKind = this.salesKind }: AddUnit, by: string): OrgUnit {
    this.assertOpen();
    this.assertMayHold(kind);
    const part = code.toLowerCase();
    return OrgUnit.make({ path: `${this.path}.${part}`, code: part, branchCode: kind === 'branch' ? part : this.branchCode, kind, name, salesKind }, by);
  }

  /** Below another unit, with everything below it; the books it uses stay the same. Gives the path before. */
  moveBelow(parent: OrgUnit, reason: string): string {
    this.assertOpen();
    parent.assertOpen();
    const ownBooks = this.kind === 'branch' || this.kind === 'region';
    if (this.kind === 'hq' || isWithin(parent.path, this.path) || !(ownBooks || parent.branchCode === this.branchCode))
      throw unitCannotMove({ unit: this.path, to: parent.path });
    parent.assertMayHold(this.kind);
    const { id: unitId, path: from } = this;
    this.goTo(`${parent.path}.${this.code}`);
    this.change({ reason });
    this.record(orgUnitMoved, { unitId, from, to: this.path });
    this.announce();
    return from;
  }

  /** Goes with a unit above it. */
  follow(from: string, to: string): void {
    this.goTo(to + this.path.slice(from.length));
  }

  rename(name: string): void {
    this.assertOpen();
    this.change({ name, search: searchKey(name, this.code) });
    this.announce();
  }

  /** 统销 or 地销 (ORG-06). */
  sell(salesKind: SalesKind): void {
    this.assertOpen();
    this.change({ salesKind });
  }

  /** Nothing and nobody may be left in it. */
  close({ people, units }: { readonly people: number; readonly units: number }): void {
    this.assertOpen();
    if (people > 0 || units > 0 || this.kind === 'hq') throw unitNotEmpty({ unit: this.path, people, units });
    this.change({ status: 'closed' });
  }

  assertOpen(): void {
    if (this.status === 'closed') throw unitClosed({ unit: this.path });
  }

  private assertMayHold(kind: UnitKind): void {
    const allowed = MAY_HOLD[this.kind];
    if (!allowed.includes(kind)) throw unitCannotHold({ parent: this.kind, child: kind, allowed });
  }

  private goTo(path: string): void {
    this.change({ path, org: path });
  }

  private announce(): void {
    const { id: unitId, path, branchCode, kind, name } = this;
    this.record(orgUnitChanged, { unitId, path, branchCode, kind, name });
  }

  private static make(unit: Pick<OrgUnit, 'path' | 'code' | 'branchCode' | 'kind' | 'name' | 'salesKind'>, by: string): OrgUnit {
    const made = OrgUnit.born({ org: unit.path, branch: unit.branchCode, ownerId: by }, { ...unit, status: 'open', search: searchKey(unit.name, unit.code) });
    made.announce();
    return made;
  }
}
