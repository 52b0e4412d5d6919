import { defineApi, operation } from '@tradewind/kernel/operation';
import { Code, Count, Figure, ListOf, Month, Rate } from '../fields.js';

export class ServiceStatisticsRange {
  @Month({ doc: 'First month, by the day the customer reported' }) readonly from!: string;
  @Month({ doc: 'Last month' }) readonly to!: string;
}

export class ServiceMonth {
  @Month() readonly month!: string;
  @Code() readonly branch!: string;
  @Count() readonly tickets!: number;
  @Rate({ nullable: true, doc: 'Share answered in time of those whose first clock has come to an end; null when none has' })
  readonly acknowledgedInTime!: string | null;
  @Rate({ nullable: true, doc: 'Share resolved in time of those whose second clock has come to an end; null when none has' })
  readonly resolvedInTime!: string | null;
  @Figure({ nullable: true, doc: 'Hours from the report to the answer' }) readonly averageHoursToAcknowledge!: string | null;
  @Figure({ nullable: true, doc: 'Hours from the report to the solution' }) readonly averageHoursToResolve!: string | null;
  @Figure({ nullable: true, doc: 'Mean score of the surveys answered in the month, 1 to 100' }) readonly satisfaction!: string | null;
}

export class ServiceStatisticsView {
  @ListOf(() => ServiceMonth, { min: 0 }) readonly months!: readonly ServiceMonth[];
}

export const serviceStatisticsApi = defineApi('after-sales', {
  serviceStatistics: operation({
    http: 'GET /service-statistics',
    allow: 'ticket:read',
    load: 'report',
    summary: 'Service figures per month and branch: tickets, share in time, hours, satisfaction (AFS-03, AFS-18)',
    query: ServiceStatisticsRange,
    reply: ServiceStatisticsView,
  }),
});
