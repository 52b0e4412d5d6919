import { assertCreditAllowed } from '@tradewind/policies/credit-allowed';
import type { CreditPolicy, PaymentPolicy } from '@tradewind/policies/kinds';
import { refusalOf } from '@tradewind/policies/refusal-of';
import type { FactSource, Piece } from '@tradewind/policies/replay';
import { Money } from '@tradewind/domain/money';
import type { Database } from '@tradewind/persistence/database';
import { assertPaid, prepayment } from './domain/prepayment.js';

/** An order as it was confirmed, with what finance had confirmed of its money when it was released. */
interface Confirmed {
  readonly id: string;
  readonly no: string;
  readonly org: string;
  readonly on: string;
  readonly total: string;
  readonly currency: string;
  readonly payment: 'prepay' | 'credit';
  readonly dueDays: number;
  readonly released: boolean;
  readonly waiting: boolean;
  readonly confirmed: string;
}

const ROWS = 2_000;

const CONFIRMED = `
  SELECT it."id", it."no", it."org", (it."confirmedAt" AT TIME ZONE 'Asia/Shanghai')::date::text AS "on", it."total"::text AS "total", it."currency", it."payment",
         coalesce(it."dueDays", 0) AS "dueDays", it."releasedAt" IS NOT NULL AS "released", it."status" = 'awaiting-payment' AS "waiting",
         CASE WHEN it."releasedAt" IS NULL THEN it."received" ELSE least(it."received", coalesce(
           (SELECT sum((part ->> 'amount')::numeric) FROM "receipt" r, jsonb_array_elements(r."allocations") part
             WHERE r."customerId" = it."customerId" AND part ->> 'orderId' = it."id"::text AND r."decidedAt" <= it."releasedAt"), 0)) END::text AS "confirmed"
    FROM "sales_order" it
   WHERE it."confirmedAt" >= $1::date::timestamp AT TIME ZONE 'Asia/Shanghai' AND it."confirmedAt" < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
     AND it."status" <> 'cancelled' AND EXISTS (SELECT FROM unnest($3::text[]) unit WHERE it."org" = unit OR starts_with(it."org", unit || '.'))
     AND ($4::uuid IS NULL OR it."id" > $4)
   ORDER BY it."id" LIMIT $5`;

const KEYS = ['payment', 'credit'];

/** Orders confirmed in the period: would they have gone out when they did (ORD-06, ORD-07), and when would their money have been due. */
export const ordersReplays = (db: Database): readonly FactSource[] => [
  {
    keys: KEYS,
    replay: async (piece) => {
      const orders = await db.query<Confirmed>(CONFIRMED, [piece.from, piece.to, piece.drafts.orgsOf(KEYS), piece.after, ROWS]);
      piece.tally.look(orders.length);
      const payment = await piece.drafts.of<PaymentPolicy>('payment', orders);
      const credit = await piece.drafts.of<CreditPolicy>('credit', orders);
      for (const order of orders) {
        if (order.payment === 'prepay') beforeGoods(order, payment(order), piece);
        else onCredit(order, credit(order), piece);
      }
      return orders.length < ROWS ? null : (orders.at(-1)?.id ?? null);
    },
  },
];

function beforeGoods(order: Confirmed, terms: PaymentPolicy | null, { tally }: Pick<Piece, 'tally'>): void {
  if (!terms) return;
  const { no, total, currency, dueDays, released, waiting } = order;
  const refusal = refusalOf(() => {
    assertPaid(Money.of(order.confirmed, currency), prepayment(total, terms.prepaidShare, currency));
  });
  if (released && refusal) tally.outcome('order', refusal, 'stopped', total, no);
  if (waiting && !refusal) tally.outcome('order', 'order.payment-missing', 'freed', total, no);
  if (terms.dueDays !== dueDays) tally.outcome('receivable', 'dueDays', terms.dueDays < dueDays ? 'sooner' : 'later', total, no);
}

/** A single order already shows what no credit under the draft could have carried; whether there was a guarantee, customers know. */
function onCredit({ no, total, dueDays }: Confirmed, policy: CreditPolicy | null, { tally }: Pick<Piece, 'tally'>): void {
  if (!policy) return;
  const refusal = refusalOf(() => {
    assertCreditAllowed({ limit: total, termDays: dueDays, guarantee: '' }, policy);
  });
  if (refusal) tally.outcome('order', refusal, 'stopped', total, no);
}
