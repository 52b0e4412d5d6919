import { reviewsOf } from '@tradewind/approvals/replay';
import { templateNotFound } from '@tradewind/contracts/contracts/contract-templates.api';
import { deviationUnapproved, type ClauseDeviationView } from '@tradewind/contracts/contracts/contract-deviations';
import type { PriceExceptionKind } from '@tradewind/contracts/contracts/price-exceptions.api';
import { onlyDraftsAreSimulated } from '@tradewind/contracts/policies/simulations.api';
import type { Database } from '@tradewind/persistence/database';
import type { PriceLimitsPolicy } from '@tradewind/policies/kinds';
import { refusalOf } from '@tradewind/policies/refusal-of';
import type { FactSource, Piece } from '@tradewind/policies/replay';
import { saysTheSame } from './domain/clauses.js';
import { agreedWording } from './domain/deviations.js';
import { dutiesNotAmong, isOfDeviation, withDeviation } from './domain/deviation-review.js';
import { assertWithin, limitOf } from './domain/price-limits.js';

/** What this service recorded that drafts of policies would have decided: reviews of contracts and of prices below the list. */
export const contractsReplays = (db: Database): readonly FactSource[] => [
  reviewsOf(db, {
    table: 'contract',
    keys: ['contract-review', 'deviation-review'],
    no: 'it."no"',
    amount: 'it."total"',
    earlier: 'it."earlierReviews"',
    together: withDeviation,
    assertEnough: (review, steps) => {
      const missing = isOfDeviation(review) ? dutiesNotAmong(steps) : [];
      if (missing.length > 0) throw deviationUnapproved({ clauses: [], missing });
    },
  }),
  reviewsOf(db, {
    table: 'price_exception',
    keys: ['price-exception-review', 'lot-price-review'],
    no: 'it."no"',
    amount: '(it."listPrice" - it."floorPrice") * it."maxQuantity"',
    earlier: 'it."earlierReviews"',
  }),
  { keys: [LIMITS], replay: (piece) => withinLimits(db, piece) },
  { keys: [TEMPLATE], replay: (piece) => againstTemplates(db, piece) },
];

const LIMITS = 'price-limits';
const TEMPLATE = 'contract-template';
const ROWS = 1_000;

interface Worded {
  readonly id: string;
  readonly no: string;
  readonly total: string;
  readonly templateCode: string;
  readonly wording: string;
  readonly deviations: readonly ClauseDeviationView[];
}

const WORDED = `
  SELECT "id", coalesce("no", "quoteNo") AS "no", "total"::text AS "total", "templateCode", "wording", "deviations" FROM "contract" it
   WHERE "createdAt" >= $1::date::timestamp AT TIME ZONE 'Asia/Shanghai' AND "createdAt" < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
     AND "templateCode" = ANY($3) AND ($4::uuid IS NULL OR "id" > $4)
   ORDER BY "id" LIMIT ${ROWS}`;

/** Contracts of the period beside a template that is not in force yet: which would have differed from it, and which no longer (CON-07). */
async function againstTemplates(db: Database, { from, to, drafts, tally, after }: Piece): Promise<string | null> {
  const templates = await draftedTemplates(db, drafts.valuesOf<{ templateId: string }>(TEMPLATE));
  const contracts = await db.query<Worded>(WORDED, [from, to, [...templates.keys()], after]);
  tally.look(contracts.length);
  for (const contract of contracts) {
    const differs = !saysTheSame(agreedWording(contract), templates.get(contract.templateCode) ?? '');
    const differed = contract.deviations.length > 0;
    if (differs !== differed) tally.outcome('contract', TEMPLATE, differs ? 'deviating' : 'conforming', contract.total, contract.no);
  }
  return contracts.length < ROWS ? null : (contracts.at(-1)?.id ?? null);
}

async function draftedTemplates(db: Database, wanted: readonly { readonly templateId: string }[]): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(
    wanted.map(async ({ templateId }) => {
      const [row] = await db.query<{ code: string; body: string; status: string }>('SELECT "code", "body", "status" FROM "contract_template" WHERE "id" = $1', [
        templateId,
      ]);
      if (!row) throw templateNotFound({ template: templateId });
      if (row.status !== 'draft' && row.status !== 'endorsed') throw onlyDraftsAreSimulated({ key: row.code, status: row.status });
      return [row.code, row.body] as const;
    }),
  );
  return new Map(found);
}

interface AskedFor {
  readonly id: string;
  readonly no: string;
  readonly org: string;
  readonly on: string;
  readonly kind: PriceExceptionKind;
  readonly sku: string;
  readonly listPrice: string;
  readonly floorPrice: string;
  readonly validUntil: string;
  readonly mostLost: string;
}

const ASKED_FOR = `
  SELECT "id", "no", "org", (("review" ->> 'submittedAt')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date::text AS "on", "kind", "sku", "listPrice"::text AS "listPrice",
         "floorPrice"::text AS "floorPrice", "validUntil"::text AS "validUntil", (("listPrice" - "floorPrice") * "maxQuantity")::text AS "mostLost"
    FROM "price_exception" it
   WHERE (("review" ->> 'submittedAt')::timestamptz AT TIME ZONE 'Asia/Shanghai')::date BETWEEN $1::date AND $2::date
     AND EXISTS (SELECT FROM unnest($3::text[]) unit WHERE "org" = unit OR starts_with("org", unit || '.')) AND ($4::uuid IS NULL OR "id" > $4)
   ORDER BY "id" LIMIT ${ROWS}`;

/** Price exceptions as they were last asked for: which could not have been, whoever had agreed (ORD-03). */
async function withinLimits(db: Database, { from, to, drafts, tally, after }: Piece): Promise<string | null> {
  const exceptions = await db.query<AskedFor>(ASKED_FOR, [from, to, drafts.orgsOf([LIMITS]), after]);
  tally.look(exceptions.length);
  const limits = await drafts.of<PriceLimitsPolicy>(LIMITS, exceptions);
  for (const exception of exceptions) {
    const value = limits(exception);
    const limit = value && limitOf(exception.kind, { value, version: LIMITS });
    const refusal = refusalOf(() => {
      assertWithin(limit, exception, exception.on);
    });
    if (refusal) tally.outcome('price-exception', refusal, 'stopped', exception.mostLost, exception.no);
  }
  return exceptions.length < ROWS ? null : (exceptions.at(-1)?.id ?? null);
}
