import { defineEvent } from '@tradewind/kernel/event';
import { Code, Flag, Id, ListOf, OneOf, OrgPath, Text } from '../fields.js';

export const UNIT_KINDS = ['hq', 'region', 'branch', 'department', 'store'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export class OrgUnitChangedPayload {
  @Id() readonly unitId!: string;
  @OrgPath() readonly path!: string;
  @Code({ doc: 'Branch the unit belongs to' }) readonly branchCode!: string;
  @OneOf(UNIT_KINDS, { name: 'UnitKind' }) readonly kind!: UnitKind;
  @Text() readonly name!: string;
}
export const orgUnitChanged = defineEvent('identity.org-unit-changed.v1', OrgUnitChangedPayload);

export class PostFact {
  @Code() readonly post!: string;
  @OrgPath() readonly org!: string;
}
export class PersonChangedPayload {
  @Id() readonly personId!: string;
  @Text({ doc: 'Name as colleagues see it' }) readonly name!: string;
  @Flag() readonly active!: boolean;
  @ListOf(() => PostFact, { min: 0 }) readonly posts!: readonly PostFact[];
}
/** A person joined, left, or holds other posts now. */
export const personChanged = defineEvent('identity.person-changed.v1', PersonChangedPayload);

export class OrgUnitMovedPayload {
  @Id() readonly unitId!: string;
  @OrgPath({ doc: 'Path before' }) readonly from!: string;
  @OrgPath({ doc: 'Path now' }) readonly to!: string;
}
/** A unit moved with everything below it: every service sends its rows after it. */
export const orgUnitMoved = defineEvent('identity.org-unit-moved.v1', OrgUnitMovedPayload);
