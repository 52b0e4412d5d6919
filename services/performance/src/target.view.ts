import type { TargetView } from '@tradewind/contracts/performance/targets.api';
import { monthsOf } from './domain/month.js';
import { quartersOf, yearOf } from './domain/target-amounts.js';
import type { Target } from './domain/target.js';

export const targetView = ({
  id,
  version,
  no,
  year,
  kpi,
  ownerId,
  personName,
  unit,
  org,
  branch,
  wholeId,
  status,
  months,
  issuedAt,
  acknowledgedAt,
}: Target): TargetView => ({
  id,
  version,
  no,
  year,
  kpi,
  personId: ownerId,
  personName,
  unit,
  org,
  branch,
  wholeId,
  status,
  months: monthsOf(year).map((month, i) => ({ month, amount: months[i] ?? '0.00' })),
  quarters: quartersOf(months).map((amount, i) => ({ quarter: i + 1, amount: amount.toString() })),
  total: yearOf(months).toString(),
  issuedAt: issuedAt?.toISOString() ?? null,
  acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
});
