import { AUDITED_SERVICES } from '@tradewind/contracts/audit/audit.api';
import type { ControlKind, DraftRegulation, RegulationClause, RegulationControl } from '@tradewind/contracts/policies/regulations.api';
import { CONTROLS } from '../controls.js';
import { AFTER_SALES } from './after-sales.js';
import type { WrittenClause } from './clause.js';
import { CONTRACTS } from './contracts.js';
import { CUSTOMERS } from './customers.js';
import { EXPENSES } from './expenses.js';
import { GENERAL } from './general.js';
import { ORDERS } from './orders.js';
import { PERFORMANCE } from './performance.js';
import { SYSTEMS } from './systems.js';

/** Reports say in no declaration which requirement they serve; here they do. */
const REPORTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(AUDITED_SERVICES.map((service) => [`${service}.auditTrail`, ['XCT-05']])),
  'orders.salesLedger': ['ORD-10', 'XCT-18'],
  'performance.salesByMonth': ['ORD-15', 'XCT-18'],
  'performance.salesRanking': ['PER-30', 'XCT-18'],
  'expenses.budgetExecution': ['EXP-14', 'XCT-18'],
  'after-sales.serviceStatistics': ['AFS-33', 'XCT-18'],
};

const DECLARED: readonly ControlKind[] = ['guard', 'approval-step', 'value', 'clock'];

/**
 * The regulation that the platform runs, written from docs/requirements.md: a clause for every group of requirements, bound to every
 * control that says it keeps one of them. What no control keeps is kept by people, and the document shows it.
 */
export const PLATFORM_REGULATION: Omit<DraftRegulation, 'effectiveFrom' | 'reviewBy'> = {
  number: 'TW-ZD-001',
  titleZh: '销售公司运营制度',
  titleEn: 'Operating regulation of the sales company',
  interpretedBy: 'hq',
  holders: [{ unit: 'hq', distributionNo: 'TW-ZD-001-01' }],
  clauses: [...GENERAL, ...CUSTOMERS, ...CONTRACTS, ...ORDERS, ...AFTER_SALES, ...EXPENSES, ...PERFORMANCE, ...SYSTEMS].map(bound),
};

function bound({ no, title, text, covers }: WrittenClause): RegulationClause {
  return { no, titleZh: title.zh, titleEn: title.en, textZh: text.zh, textEn: text.en, requirements: covers, controls: controlsOf(covers) };
}

function controlsOf(covers: readonly string[]): RegulationControl[] {
  const declared = DECLARED.flatMap((kind) => [...CONTROLS[kind]].map(([key, kept]) => ({ kind, key, kept })));
  const reports = Object.entries(REPORTS).map(([key, kept]) => ({ kind: 'report' as const, key, kept }));
  return [...declared, ...reports]
    .map(({ kind, key, kept }) => ({ kind, key, requirements: kept.filter((id) => covers.includes(id)) }))
    .filter(({ requirements }) => requirements.length > 0);
}
