import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Instant, ListOf, OneOf, OrgPath, Text } from '../fields.js';
import { unitCannotHold, unitCannotMove, unitClosed, unitExists, unitNotEmpty, unitNotFound } from './identity.faults.js';
import { SALES_KINDS, UNIT_STATUSES, UnitId, UnitView, type SalesKind, type UnitStatus } from './organisation.api.js';

export class MoveUnit {
  @OrgPath({ doc: 'Path of the unit it moves below' }) readonly parent!: string;
  @Text({ max: 200 }) readonly reason!: string;
}
export class RenameUnit {
  @Text({ max: 100 }) readonly name!: string;
}
export class SetSalesKind {
  @OneOf(SALES_KINDS, { name: 'SalesKind', doc: '统销 or 地销 (ORG-06)' }) readonly salesKind!: SalesKind;
}
export class UnitHistoryEntry {
  @Instant() readonly at!: string;
  @Text({ doc: 'Operation that changed it' }) readonly change!: string;
  @Text() readonly byName!: string;
  @Text({ nullable: true, doc: 'Why, where that was said' }) readonly reason!: string | null;
  @OrgPath() readonly path!: string;
  @Text() readonly name!: string;
  @Code() readonly branchCode!: string;
  @OneOf(SALES_KINDS, { name: 'SalesKind' }) readonly salesKind!: SalesKind;
  @OneOf(UNIT_STATUSES, { name: 'UnitStatus' }) readonly status!: UnitStatus;
}
export class UnitHistoryView {
  @ListOf(() => UnitHistoryEntry, { min: 0, doc: 'Oldest first' }) readonly entries!: readonly UnitHistoryEntry[];
}

export const unitsApi = defineApi('identity', {
  moveUnit: operation({
    http: 'POST /units/:unitId/move',
    allow: 'org:manage',
    summary: 'Move a unit with everything below it: units, people, and the rows of every service (ORG-05)',
    description: 'Rows in other services follow by event within seconds; tokens of the people concerned hold no more, they refresh.',
    params: UnitId,
    body: MoveUnit,
    reply: UnitView,
    faults: [unitNotFound, unitClosed, unitExists, unitCannotHold, unitCannotMove],
  }),
  renameUnit: operation({
    http: 'POST /units/:unitId/rename',
    allow: 'org:manage',
    summary: 'Give a unit another name',
    params: UnitId,
    body: RenameUnit,
    reply: UnitView,
    faults: [unitNotFound, unitClosed],
  }),
  setSalesKind: operation({
    http: 'POST /units/:unitId/set-sales-kind',
    allow: 'org:manage',
    summary: 'Central or local sales 统销/地销 (ORG-06)',
    params: UnitId,
    body: SetSalesKind,
    reply: UnitView,
    faults: [unitNotFound, unitClosed],
  }),
  closeUnit: operation({
    http: 'POST /units/:unitId/close',
    allow: 'org:manage',
    summary: 'Close a unit that nobody works in any more',
    params: UnitId,
    reply: UnitView,
    faults: [unitNotFound, unitClosed, unitNotEmpty],
  }),
  unitHistory: operation({
    http: 'GET /units/:unitId/history',
    allow: 'org:read',
    summary: 'What a unit has been called, and where it has been',
    params: UnitId,
    reply: UnitHistoryView,
    faults: [unitNotFound],
  }),
});
