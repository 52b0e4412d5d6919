import type { ItemOf, ReplyOf } from '../../api/call.js';

export type Target = ItemOf<'performance.findTargets'>;
export type ScorecardSummary = ItemOf<'performance.findScorecards'>;
export type Scorecard = ReplyOf<'performance.getScorecard'>;
export type KpiResult = Scorecard['kpis'][number];
export type Fact = ItemOf<'performance.listFacts'>;
export type Month = ItemOf<'performance.findMonths'>;
export type BonusSummary = ItemOf<'performance.findBonuses'>;
export type Bonus = ReplyOf<'performance.getBonus'>;
export type BonusLine = Bonus['explanation'][number];
export type Process = ItemOf<'performance.findProcesses'>;
export type SalesBasis = 'signed' | 'delivered' | 'received';
export type TargetKpi = Target['kpi'];
export type Figure = 'sales-amount' | 'sales-profit' | 'growth-rate' | 'new-customers' | 'satisfaction' | 'response' | 'resolution';
