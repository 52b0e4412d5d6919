import { reviewsOf } from '@tradewind/approvals/replay';
import type { Database } from '@tradewind/persistence/database';
import { assertCreditAllowed } from '@tradewind/policies/credit-allowed';
import type { CreditPolicy } from '@tradewind/policies/kinds';
import { refusalOf } from '@tradewind/policies/refusal-of';
import type { FactSource, Piece } from '@tradewind/policies/replay';
import type { CreditApplication } from './domain/credit-profile.js';

interface Applied {
  readonly id: string;
  readonly no: string;
  readonly org: string;
  readonly on: string;
  readonly application: CreditApplication;
}

const ROWS = 2_000;

const APPLIED = `
  SELECT it."id", it."customerNo" AS "no", it."org", ((it."review" ->> 'submittedAt')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date::text AS "on", it."application"
    FROM "credit_profile" it
   WHERE it."application" IS NOT NULL AND ((it."review" ->> 'submittedAt')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date BETWEEN $1::date AND $2::date
     AND EXISTS (SELECT FROM unnest($3::text[]) unit WHERE it."org" = unit OR starts_with(it."org", unit || '.')) AND ($4::uuid IS NULL OR it."id" > $4)
   ORDER BY it."id" LIMIT $5`;

/** What this service recorded that drafts of policies would have decided: applications for credit, and whether they could have been made (CUS-30, CUS-31). */
export const customersReplays = (db: Database): readonly FactSource[] => [
  reviewsOf(db, {
    table: 'credit_profile',
    keys: ['credit-review'],
    no: 'it."customerNo"',
    amount: `coalesce(it."application" ->> 'limit', '0')`,
  }),
  {
    keys: ['credit'],
    replay: async (piece) => {
      const applied = await db.query<Applied>(APPLIED, [piece.from, piece.to, piece.drafts.orgsOf(['credit']), piece.after, ROWS]);
      piece.tally.look(applied.length);
      const policy = await piece.drafts.of<CreditPolicy>('credit', applied);
      for (const each of applied) measured(each, policy(each), piece);
      return applied.length < ROWS ? null : (applied.at(-1)?.id ?? null);
    },
  },
];

function measured({ application, no }: Applied, policy: CreditPolicy | null, { tally }: Pick<Piece, 'tally'>): void {
  if (!policy) return;
  const refusal = refusalOf(() => {
    assertCreditAllowed(application, policy);
  });
  if (refusal) tally.outcome('credit', refusal, 'stopped', application.limit, no);
}
