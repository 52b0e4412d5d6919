import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, Id, Instant, ListOf, OneOf, OrgPath, Secret, Text, Texts } from '../fields.js';
import { page, PageRequest, SearchRequest } from '../page.js';
import {
  branchCodeTaken,
  companyExists,
  loginTaken,
  passwordTooWeak,
  personNotFound,
  postUnknown,
  setupCodeWrong,
  unitCannotHold,
  unitClosed,
  unitExists,
  unitNotFound,
} from './identity.faults.js';
import { approvalLost, dutiesNotSeparate } from './separation.faults.js';
import { UNIT_KINDS, type UnitKind } from './organisation.events.js';

export const SALES_KINDS = ['central', 'local'] as const;
export type SalesKind = (typeof SALES_KINDS)[number];
export const PERSON_STATUSES = ['active', 'disabled'] as const;
export type PersonStatus = (typeof PERSON_STATUSES)[number];
export const BREADTHS = ['own', 'unit', 'branch', 'region', 'company'] as const;
export type Breadth = (typeof BREADTHS)[number];

export class FoundCompany {
  @Text({ doc: 'Code that `npm start` prints until the company is founded' }) readonly setupCode!: string;
  @Text({ doc: 'Name of the company' }) readonly companyName!: string;
  @Text({ max: 60 }) readonly administratorName!: string;
  @Code() readonly login!: string;
  @Secret() readonly password!: string;
}

export class UnitId {
  @Id() readonly unitId!: string;
}
export class AddUnit {
  @OrgPath({ doc: 'Path of the unit above' }) readonly parent!: string;
  @Code({ max: 20, doc: 'Last part of the path; for a branch also the prefix of its business numbers' }) readonly code!: string;
  @OneOf(UNIT_KINDS.slice(1), { name: 'NewUnitKind' }) readonly kind!: UnitKind;
  @Text({ max: 100 }) readonly name!: string;
  @OneOf(SALES_KINDS, { name: 'SalesKind', optional: true, doc: '统销 or 地销 (ORG-06)' }) readonly salesKind?: SalesKind;
}
/** Of the organisation as it was, `q` finds by name and code alone. */
export class FindUnits extends SearchRequest {
  @OneOf(UNIT_KINDS, { name: 'UnitKind', optional: true }) readonly kind?: UnitKind;
  @Instant({ optional: true, doc: 'The organisation as it was at this moment' }) readonly asOf?: string;
}
export const UNIT_STATUSES = ['open', 'closed'] as const;
export type UnitStatus = (typeof UNIT_STATUSES)[number];
export class UnitView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @OrgPath() readonly path!: string;
  @Code() readonly code!: string;
  @Code() readonly branchCode!: string;
  @OneOf(UNIT_KINDS, { name: 'UnitKind' }) readonly kind!: UnitKind;
  @Text() readonly name!: string;
  @OneOf(SALES_KINDS, { name: 'SalesKind' }) readonly salesKind!: SalesKind;
  @OneOf(UNIT_STATUSES, { name: 'UnitStatus' }) readonly status!: UnitStatus;
}

export class PostGrantView {
  @Text() readonly permission!: string;
  @OneOf(BREADTHS, { name: 'Breadth' }) readonly breadth!: Breadth;
}
export class PostView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly key!: string;
  @Text() readonly nameEn!: string;
  @Text() readonly nameZh!: string;
  @Texts() readonly duties!: readonly string[];
  @ListOf(() => PostGrantView) readonly grants!: readonly PostGrantView[];
}

export class PostAssignment {
  @Code() readonly post!: string;
  @OrgPath() readonly org!: string;
}
export class HirePerson {
  @Text({ max: 60 }) readonly name!: string;
  @Code() readonly login!: string;
  @Secret() readonly password!: string;
  @ListOf(() => PostAssignment, { max: 10, doc: 'The first is the main post' }) readonly posts!: readonly PostAssignment[];
}
export class PersonId {
  @Id() readonly personId!: string;
}
export class AssignPosts {
  @ListOf(() => PostAssignment, { max: 10, doc: 'The first is the main post' }) readonly posts!: readonly PostAssignment[];
}
export class MovePerson {
  @OrgPath({ optional: true, doc: 'Unit they leave; default: that of the main post' }) readonly from?: string;
  @OrgPath({ doc: 'Unit they go to' }) readonly to!: string;
}
export class FindPeople extends SearchRequest {
  @OneOf(PERSON_STATUSES, { name: 'PersonStatus', optional: true }) readonly status?: PersonStatus;
  @OrgPath({ optional: true, doc: 'Whose main post is in this unit or below it' }) readonly org?: string;
}
export class PersonView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Text() readonly name!: string;
  @Code() readonly login!: string;
  @OneOf(PERSON_STATUSES, { name: 'PersonStatus' }) readonly status!: PersonStatus;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @ListOf(() => PostAssignment) readonly posts!: readonly PostAssignment[];
}

export const organisationApi = defineApi('identity', {
  found: operation({
    http: 'POST /company',
    allow: 'public',
    summary: 'Found the company: head office, standard posts, first administrator',
    description: 'Works once, with the setup code of this installation.',
    body: FoundCompany,
    reply: PersonView,
    faults: [companyExists, setupCodeWrong, passwordTooWeak],
  }),
  addUnit: operation({
    http: 'POST /units',
    allow: 'org:manage',
    summary: 'Add a region, branch, department or store',
    body: AddUnit,
    reply: UnitView,
    faults: [unitNotFound, unitClosed, unitExists, unitCannotHold, branchCodeTaken],
  }),
  findUnits: operation({ http: 'GET /units', allow: 'org:read', summary: 'Organisation units', query: FindUnits, reply: page(UnitView) }),
  getUnit: operation({
    http: 'GET /units/:unitId',
    allow: 'org:read',
    summary: 'One organisation unit',
    params: UnitId,
    reply: UnitView,
    faults: [unitNotFound],
  }),
  findPosts: operation({
    http: 'GET /posts',
    allow: 'org:read',
    summary: 'Posts with their duties and permissions',
    query: PageRequest,
    reply: page(PostView),
  }),
  hire: operation({
    http: 'POST /people',
    allow: 'org:manage',
    summary: 'Take somebody on in one or more posts, with an account',
    body: HirePerson,
    reply: PersonView,
    faults: [unitNotFound, unitClosed, postUnknown, dutiesNotSeparate, loginTaken, passwordTooWeak],
  }),
  assignPosts: operation({
    http: 'POST /people/:personId/assign-posts',
    allow: 'org:manage',
    summary: 'Give a person other posts',
    params: PersonId,
    body: AssignPosts,
    reply: PersonView,
    faults: [personNotFound, unitNotFound, unitClosed, postUnknown, dutiesNotSeparate, approvalLost],
  }),
  movePerson: operation({
    http: 'POST /people/:personId/move',
    allow: 'org:manage',
    summary: 'Move a person to another unit, in the same posts',
    description: 'Customers and open work stay where they are; hand them over with `POST /people/:personId/hand-over`.',
    params: PersonId,
    body: MovePerson,
    reply: PersonView,
    faults: [personNotFound, unitNotFound, unitClosed, postUnknown, dutiesNotSeparate, approvalLost],
  }),
  disable: operation({
    http: 'POST /people/:personId/disable',
    allow: 'org:manage',
    summary: 'Disable an account; it can no longer sign in',
    params: PersonId,
    reply: PersonView,
    faults: [personNotFound, approvalLost],
  }),
  getPerson: operation({
    http: 'GET /people/:personId',
    allow: 'org:read',
    summary: 'One person',
    params: PersonId,
    reply: PersonView,
    faults: [personNotFound],
  }),
  findPeople: operation({ http: 'GET /people', allow: 'org:read', summary: 'People', query: FindPeople, reply: page(PersonView) }),
});
