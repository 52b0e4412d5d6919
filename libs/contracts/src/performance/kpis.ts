/** The five figures of the appraisal (000 §4.1); weights and yardsticks are policy (PER-11). */
export const KPIS = ['sales-amount', 'sales-profit', 'growth-rate', 'new-customers', 'satisfaction'] as const;
export type Kpi = (typeof KPIS)[number];

/** Figures that add up over months and people: only these have targets that can be cascaded. */
export const TARGET_KPIS = ['sales-amount', 'sales-profit', 'new-customers'] as const;
export type TargetKpi = (typeof TARGET_KPIS)[number];

/** What a figure on a scorecard can be traced by: the five KPIs and the two service times (PER-06). */
export const FIGURES = [...KPIS, 'response', 'resolution'] as const;
export type Figure = (typeof FIGURES)[number];

export const FACT_KINDS = ['signed', 'delivered', 'received', 'new-customer', 'satisfaction', 'response', 'resolution'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Kinds of facts that can count as a sale. */
export const SALES_BASES = ['signed', 'delivered', 'received'] as const;
export type SalesBasis = (typeof SALES_BASES)[number];
