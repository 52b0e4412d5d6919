import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, Id, Instant, ListOf, Month, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { TARGET_KPIS, type TargetKpi } from './kpis.js';

export const TARGET_STATUSES = ['draft', 'issued', 'acknowledged'] as const;
export type TargetStatus = (typeof TARGET_STATUSES)[number];

export class TargetId {
  @Id() readonly targetId!: string;
}

export class MonthlyAmount {
  @Month() readonly month!: string;
  @Amount() readonly amount!: string;
}

/** For whom and how much: the parts a draft and a cascade have in common. */
export class TargetPart {
  @Id({ doc: 'Whose target it is; for the target of a unit: who answers for it' }) readonly personId!: string;
  @OrgPath({ optional: true, doc: 'The unit it is for; left out: the person alone' }) readonly unit?: string;
  @ListOf(() => MonthlyAmount, { min: 12, max: 12, optional: true, doc: 'The twelve months of the year' }) readonly months?: readonly MonthlyAmount[];
  @Amount({ optional: true, doc: 'Instead of months: evenly spread, or over the year as the whole is' }) readonly yearly?: string;
}

export class DraftTarget extends TargetPart {
  @Count({ min: 2000, max: 2200 }) readonly year!: number;
  @OneOf(TARGET_KPIS, { name: 'TargetKpi' }) readonly kpi!: TargetKpi;
}

export class CascadeTarget {
  @ListOf(() => TargetPart, { max: 200 }) readonly parts!: readonly TargetPart[];
}

export class FindTargets extends SearchRequest {
  @Count({ min: 2000, max: 2200, optional: true }) readonly year?: number;
  @AnyOf(TARGET_KPIS, { name: 'TargetKpi' }) readonly kpi?: TargetKpi[];
  @AnyOf(TARGET_STATUSES, { name: 'TargetStatus' }) readonly status?: TargetStatus[];
  @Id({ optional: true }) readonly personId?: string;
  @Id({ optional: true, doc: 'Parts of this target' }) readonly wholeId?: string;
}

export class QuarterAmount {
  @Count({ min: 1, max: 4 }) readonly quarter!: number;
  @Amount() readonly amount!: string;
}

export class TargetView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code({ nullable: true, doc: 'Given on issue' }) readonly no!: string | null;
  @Count() readonly year!: number;
  @OneOf(TARGET_KPIS, { name: 'TargetKpi' }) readonly kpi!: TargetKpi;
  @Id() readonly personId!: string;
  @Text() readonly personName!: string;
  @OrgPath({ nullable: true, doc: 'Null: of the person alone' }) readonly unit!: string | null;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Id({ nullable: true, doc: 'The target this is a part of' }) readonly wholeId!: string | null;
  @OneOf(TARGET_STATUSES, { name: 'TargetStatus' }) readonly status!: TargetStatus;
  @ListOf(() => MonthlyAmount) readonly months!: readonly MonthlyAmount[];
  @ListOf(() => QuarterAmount, { doc: 'Sums of the months' }) readonly quarters!: readonly QuarterAmount[];
  @Amount({ doc: 'Sum of the months' }) readonly total!: string;
  @Instant({ nullable: true }) readonly issuedAt!: string | null;
  @Instant({ nullable: true }) readonly acknowledgedAt!: string | null;
}

export class CascadedTargetView extends TargetView {
  @ListOf(() => TargetView) readonly parts!: readonly TargetView[];
}

export const targetNotFound = defineFault('target.not-found', 'not-found', {
  en: (d: { targetId: string }) => `There is no target ${d.targetId}.`,
  zh: (d) => `没有目标 ${d.targetId}。`,
});

export const targetPersonUnknown = defineFault('target.person-unknown', 'not-found', {
  en: (d: { personId: string }) => `There is nobody ${d.personId} with a post.`,
  zh: (d) => `没有在岗人员 ${d.personId}。`,
});

export const targetUnitUnknown = defineFault('target.unit-unknown', 'not-found', {
  en: (d: { unit: string }) => `There is no organisation unit ${d.unit}.`,
  zh: (d) => `没有组织单元 ${d.unit}。`,
});

export const targetExists = defineFault('target.exists', 'conflict', {
  en: (d: { no: string; year: number }) => `There is a target for this already in ${d.year} (${d.no}).`,
  zh: (d) => `${d.year} 年已有该项目标（${d.no}）。`,
});

export const targetAmountsUnclear = defineFault(
  'target.amounts-unclear',
  'invalid',
  {
    en: (d: { year: number }) => `Give either a yearly amount or each of the twelve months of ${d.year} once.`,
    zh: (d) => `请给出全年金额，或 ${d.year} 年十二个月各一次的金额。`,
  },
  { requirement: 'PER-20', clause: '001 §3.3' },
);

export const targetWholeNumbers = defineFault(
  'target.whole-numbers',
  'invalid',
  { en: () => 'New customers are counted: give whole numbers.', zh: () => '新客户按户计数，请填整数。' },
  { requirement: 'PER-20', clause: '001 §3.3' },
);

export const targetNotOfUnit = defineFault(
  'target.not-of-unit',
  'conflict',
  {
    en: () => 'Only the target of a unit can be cascaded; this one is already the target of one person.',
    zh: () => '只有组织单元的目标可以分解；此目标已是个人目标。',
  },
  { requirement: 'PER-21', clause: '001 §4.2' },
);

export const targetCascadedAlready = defineFault(
  'target.cascaded-already',
  'conflict',
  { en: () => 'This target has been cascaded already.', zh: () => '此目标已分解。' },
  { requirement: 'PER-21', clause: '001 §4.2' },
);

export const targetPartOutside = defineFault(
  'target.part-outside',
  'refused',
  {
    en: (d: { org: string; unit: string }) => `${d.org} does not belong to ${d.unit}: a target is cascaded to units and people below it.`,
    zh: (d) => `${d.org} 不属于 ${d.unit}：目标只能分解到其下级单元与人员。`,
  },
  { requirement: 'PER-21', clause: '001 §4.2', waysForward: [{ operation: 'performance.cascadeTarget', whoMay: 'target:write' }] },
);

export const targetPartsShort = defineFault(
  'target.parts-short',
  'refused',
  {
    en: (d: { whole: string; parts: string; difference: string }) =>
      `The parts come to ${d.parts}, the whole is ${d.whole}: ${d.difference} is with nobody. Raise the parts.`,
    zh: (d) => `各部分合计 ${d.parts}，总目标 ${d.whole}：尚有 ${d.difference} 未落实到人，请调高各部分。`,
  },
  { requirement: 'PER-21', clause: '001 §4.2; 002 §2.2', waysForward: [{ operation: 'performance.cascadeTarget', whoMay: 'target:write' }] },
);

export const targetNotYours = defineFault(
  'target.not-yours',
  'refused',
  {
    en: (d: { personName: string }) => `This target is for ${d.personName}, who has to acknowledge it in person.`,
    zh: (d) => `此目标下达给${d.personName}，须由本人签收。`,
  },
  { requirement: 'PER-24', clause: '001 §4.2', waysForward: [{ operation: 'performance.acknowledgeTarget', whoMay: 'target:acknowledge' }] },
);

const DRAFT_FAULTS = [targetPersonUnknown, targetUnitUnknown, targetExists, targetAmountsUnclear, targetWholeNumbers];

export const targetsApi = defineApi('performance', {
  draftTarget: operation({
    http: 'POST /targets',
    allow: 'target:write',
    summary: 'Draft the target of a unit or a person for a year (PER-20)',
    body: DraftTarget,
    reply: TargetView,
    faults: DRAFT_FAULTS,
  }),
  cascadeTarget: operation({
    http: 'POST /targets/:targetId/cascade',
    allow: 'target:write',
    summary: 'Break a unit’s target down; nothing of the whole may be left with nobody (PER-21)',
    params: TargetId,
    body: CascadeTarget,
    reply: CascadedTargetView,
    faults: [targetNotFound, targetNotOfUnit, targetCascadedAlready, targetPartOutside, targetPartsShort, ...DRAFT_FAULTS],
  }),
  issueTarget: operation({
    http: 'POST /targets/:targetId/issue',
    allow: 'target:write',
    summary: 'Issue a target to whom it is for',
    params: TargetId,
    reply: TargetView,
    faults: [targetNotFound],
  }),
  acknowledgeTarget: operation({
    http: 'POST /targets/:targetId/acknowledge',
    allow: 'target:acknowledge',
    summary: 'Acknowledge your target (PER-24)',
    params: TargetId,
    reply: TargetView,
    faults: [targetNotFound, targetNotYours],
  }),
  getTarget: operation({
    http: 'GET /targets/:targetId',
    allow: 'target:read',
    summary: 'One target',
    params: TargetId,
    reply: TargetView,
    faults: [targetNotFound],
  }),
  findTargets: operation({ http: 'GET /targets', allow: 'target:read', summary: 'Targets, newest first', query: FindTargets, reply: page(TargetView) }),
});
