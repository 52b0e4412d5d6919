import { defineApi, operation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, DateOnly, Id, ListOf, Month, OneOf, OrgPath, Text } from '../fields.js';
import { page, PageRequest } from '../page.js';
import { FACT_KINDS, FIGURES, SALES_BASES, type FactKind, type Figure, type SalesBasis } from './kpis.js';
import { figureWithoutScorecard, scorecardNotFound } from './scorecards.api.js';

export class FindKpiFacts extends PageRequest {
  @Id({ optional: true }) readonly personId?: string;
  @Month({ optional: true, doc: 'Month in which it counts' }) readonly month?: string;
  @AnyOf(FACT_KINDS, { name: 'FactKind' }) readonly kind?: FactKind[];
  @Id({ optional: true, doc: 'Only facts behind this scorecard' }) readonly scorecardId?: string;
  @OneOf(FIGURES, { name: 'ScorecardFigure', optional: true, doc: 'Only facts behind this figure of the scorecard' }) readonly figure?: Figure;
}

export class KpiFactView {
  @Id() readonly id!: string;
  @OneOf(FACT_KINDS, { name: 'FactKind' }) readonly kind!: FactKind;
  @Id() readonly personId!: string;
  @Text({ doc: 'Name as of now' }) readonly personName!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @Month({ doc: 'Month in which it counts' }) readonly month!: string;
  @DateOnly({ doc: 'Business date on which it happened' }) readonly day!: string;
  @Amount({ min: '-999999999999.99', doc: 'Money, a score of 1 to 100, or 1 and 0 for in time and late; negative where a contract became less or ended' })
  readonly amount!: string;
  @Amount({ nullable: true, min: '-999999999999.99', doc: 'Net less standard cost' }) readonly profit!: string | null;
  @Id({ nullable: true }) readonly customerId!: string | null;
  @Code({ doc: 'What it was seen on: contract, amendment, termination, shipment, receipt, survey, ticket' }) readonly sourceType!: string;
  @Id() readonly sourceId!: string;
  @Code({ nullable: true }) readonly sourceNo!: string | null;
  @Month({ nullable: true, doc: 'The closed month it came too late for' }) readonly belatedFor!: string | null;
}

export const RANKED_BY = ['person', 'org'] as const;
export type RankedBy = (typeof RANKED_BY)[number];

export class RankSales {
  @Month() readonly month!: string;
  @OneOf(RANKED_BY, { name: 'RankedBy', optional: true, doc: 'Default person' }) readonly by?: RankedBy;
  @OneOf(SALES_BASES, { name: 'SalesBasis', optional: true, doc: 'Default signed' }) readonly basis?: SalesBasis;
  @Count({ min: 1, max: 200, optional: true, doc: 'At most this many, default 50' }) readonly limit?: number;
}

export class RankedSales {
  @Count({ min: 1 }) readonly rank!: number;
  @Id({ nullable: true, doc: 'Null in a ranking of units' }) readonly personId!: string | null;
  @Text({ nullable: true }) readonly personName!: string | null;
  @OrgPath({ nullable: true, doc: 'Null in a ranking of people' }) readonly org!: string | null;
  @Amount({ min: '-999999999999.99', doc: 'Negative where more was taken back than sold' }) readonly amount!: string;
  @Amount({ min: '-999999999999.99' }) readonly profit!: string;
  @Count() readonly facts!: number;
}

export class SalesRankingView {
  @Month() readonly month!: string;
  @OneOf(SALES_BASES, { name: 'SalesBasis' }) readonly basis!: SalesBasis;
  @ListOf(() => RankedSales, { min: 0 }) readonly items!: readonly RankedSales[];
}

export class SumSalesByMonth {
  @Month() readonly from!: string;
  @Month() readonly to!: string;
  @Id({ optional: true }) readonly personId?: string;
  @OrgPath({ optional: true, doc: 'This unit and everything below' }) readonly org?: string;
  @OneOf(SALES_BASES, { name: 'SalesBasis', optional: true, doc: 'Default signed' }) readonly basis?: SalesBasis;
}

export class MonthlySales {
  @Month() readonly month!: string;
  @Amount({ min: '-999999999999.99', doc: 'Negative where more was taken back than sold' }) readonly amount!: string;
  @Amount({ min: '-999999999999.99' }) readonly profit!: string;
  @Count() readonly facts!: number;
}

export class SalesByMonthView {
  @OneOf(SALES_BASES, { name: 'SalesBasis' }) readonly basis!: SalesBasis;
  @ListOf(() => MonthlySales, { min: 0 }) readonly items!: readonly MonthlySales[];
}

export const factsApi = defineApi('performance', {
  listFacts: operation({
    http: 'GET /kpi-facts',
    allow: 'scorecard:read',
    load: 'report',
    summary: 'The facts figures are made of, newest first',
    description: 'Facts come from events only and are never changed (PER-12, C-25). With `scorecardId` and `figure`: exactly those behind that figure.',
    query: FindKpiFacts,
    reply: page(KpiFactView),
    faults: [scorecardNotFound, figureWithoutScorecard],
  }),
  salesRanking: operation({
    http: 'GET /reports/sales-ranking',
    allow: 'scorecard:read',
    load: 'report',
    summary: 'Sales of a month, highest first',
    query: RankSales,
    reply: SalesRankingView,
  }),
  salesByMonth: operation({
    http: 'GET /reports/sales-by-month',
    allow: 'scorecard:read',
    load: 'report',
    summary: 'Sales month by month',
    query: SumSalesByMonth,
    reply: SalesByMonthView,
  }),
});
