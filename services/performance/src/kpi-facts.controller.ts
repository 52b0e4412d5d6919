import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import {
  factsApi,
  type FindKpiFacts,
  type KpiFactView,
  type RankSales,
  type SalesByMonthView,
  type SalesRankingView,
  type SumSalesByMonth,
} from '@tradewind/contracts/performance/facts.api';
import { Handles } from '@tradewind/messaging/handles';
import { KpiFactsQueries } from './kpi-facts.queries.js';
import { SalesQueries } from './sales.queries.js';

@Controller()
export class KpiFactsController {
  constructor(
    private readonly facts: KpiFactsQueries,
    private readonly sales: SalesQueries,
  ) {}

  @Handles(factsApi.listFacts)
  listFacts(wanted: FindKpiFacts): Promise<Page<KpiFactView>> {
    return this.facts.list(wanted);
  }

  @Handles(factsApi.salesRanking)
  salesRanking(wanted: RankSales): Promise<SalesRankingView> {
    return this.sales.ranking(wanted);
  }

  @Handles(factsApi.salesByMonth)
  salesByMonth(wanted: SumSalesByMonth): Promise<SalesByMonthView> {
    return this.sales.byMonth(wanted);
  }
}
