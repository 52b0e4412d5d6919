import { CreatePerformance1763710000001 } from './1763710000001-create-performance.js';
import { FactsFollowTheirUnit1763790000003 } from './1763790000003-facts-follow-their-unit.js';
import { BonusPayouts1764600030001 } from './1764600030001-bonus-payouts.js';
import { ExpandKpiMonth1767000020001 } from './1767000020001-expand-kpi-month.js';

export const MIGRATIONS = [CreatePerformance1763710000001, FactsFollowTheirUnit1763790000003, BonusPayouts1764600030001, ExpandKpiMonth1767000020001];
