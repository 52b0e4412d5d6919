import { descending, isZero, sumOf } from '../orders/decimals.js';
import type { Receivable } from '../orders/shapes.js';

/** Days past the due date, as finance reads them: not due, up to a month, two, three, beyond. */
export const BUCKETS = ['not-due', '1-30', '31-60', '61-90', 'over-90'] as const;
export type Bucket = (typeof BUCKETS)[number];

export interface CustomerAge {
  readonly customerId: string;
  readonly customerName: string;
  readonly currency: string;
  readonly buckets: Readonly<Record<Bucket, string>>;
  readonly overdue: string;
  readonly total: string;
  readonly oldestOverdueDays: number;
  readonly count: number;
}

export function bucketOf({ overdueDays }: Pick<Receivable, 'overdueDays'>): Bucket {
  if (overdueDays <= 0) return 'not-due';
  if (overdueDays <= 30) return '1-30';
  if (overdueDays <= 60) return '31-60';
  return overdueDays <= 90 ? '61-90' : 'over-90';
}

/** What each customer owes by age, per currency; who owes most past its day comes first. */
export function ageingOf(receivables: readonly Receivable[]): readonly CustomerAge[] {
  const open = receivables.filter((receivable) => !isZero(receivable.open));
  const groups = Map.groupBy(open, ({ customerId, currency }) => `${customerId} ${currency}`);
  return [...groups.values()].map(ageOf).sort((one, other) => descending(one.overdue, other.overdue) || descending(one.total, other.total));
}

/** One line over all customers, per currency. */
export const totalsOf = (receivables: readonly Receivable[]): readonly Omit<CustomerAge, 'customerId' | 'customerName'>[] =>
  [...Map.groupBy(receivables, ({ currency }) => currency).values()].map(ageOf);

function ageOf(group: readonly Receivable[]): CustomerAge {
  const amountIn = (bucket: Bucket): string => sumOf(group.filter((receivable) => bucketOf(receivable) === bucket).map(({ open }) => open));
  const buckets = Object.fromEntries(BUCKETS.map((bucket) => [bucket, amountIn(bucket)])) as Record<Bucket, string>;
  const { 'not-due': notDue, ...past } = buckets;
  const overdue = sumOf(Object.values(past));
  const { customerId = '', customerName = '', currency = '' } = group[0] ?? {};
  const oldestOverdueDays = Math.max(0, ...group.map(({ overdueDays }) => overdueDays));
  return { customerId, customerName, currency, buckets, overdue, total: sumOf([notDue, overdue]), oldestOverdueDays, count: group.length };
}
