import { Injectable } from '@nestjs/common';
import type { ServiceMonth, ServiceStatisticsRange } from '@tradewind/contracts/after-sales/service-statistics.api';
import { currentCall } from '@tradewind/kernel/call';
import { Database } from '@tradewind/persistence/database';
import { reachCondition } from '@tradewind/persistence/scope';

/** A share or a mean as a decimal string without trailing zeros. */
const figure = (sql: string, places: number): string => `trim_scale(round(${sql}, ${places}))::text`;
const hoursUntil = (column: string): string => figure(`avg(extract(epoch FROM t."${column}" - t."reportedAt")) / 3600`, 2);
const shareTrue = (column: string): string => figure(`avg(t."${column}"::int)`, 4);

/** Service figures per month and branch (AFS-03, AFS-18), of the rows within reach. */
@Injectable()
export class ServiceStatisticsQueries {
  constructor(private readonly db: Database) {}

  months({ from, to }: ServiceStatisticsRange): Promise<ServiceMonth[]> {
    const { reach } = currentCall();
    const [ticketsInReach, surveysInReach] = [reachCondition(reach, 't', 3), reachCondition(reach, 's', 3)];
    return this.db.query<ServiceMonth>(
      `WITH handled AS (
         SELECT to_char(t."reportedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS "month", t."branch", count(*)::int AS "tickets",
                ${shareTrue('acknowledgedInTime')} AS "acknowledgedInTime", ${shareTrue('resolvedInTime')} AS "resolvedInTime",
                ${hoursUntil('acknowledgedAt')} AS "averageHoursToAcknowledge", ${hoursUntil('resolvedAt')} AS "averageHoursToResolve"
         FROM "ticket" t
         WHERE ${ticketsInReach.sql} AND t."reportedAt" >= ($1 || '-01')::timestamp AT TIME ZONE 'Asia/Shanghai'
           AND t."reportedAt" < (($2 || '-01')::timestamp + interval '1 month') AT TIME ZONE 'Asia/Shanghai'
         GROUP BY 1, 2),
       satisfied AS (
         SELECT to_char(s."answeredOn", 'YYYY-MM') AS "month", s."branch", ${figure('avg(s."score")', 2)} AS "satisfaction"
         FROM "survey" s
         WHERE ${surveysInReach.sql} AND s."answeredOn" >= ($1 || '-01')::date AND s."answeredOn" < ($2 || '-01')::date + interval '1 month'
         GROUP BY 1, 2)
       SELECT "month", "branch", coalesce(h."tickets", 0) AS "tickets", h."acknowledgedInTime", h."resolvedInTime",
              h."averageHoursToAcknowledge", h."averageHoursToResolve", s."satisfaction"
       FROM handled h FULL JOIN satisfied s USING ("month", "branch") ORDER BY "month" DESC, "branch"`,
      [from, to, ...ticketsInReach.parameters],
    );
  }
}
