import { reviewsOf } from '@tradewind/approvals/replay';
import { templateNotFound } from '@tradewind/contracts/contracts/contract-templates.api';
import { deviationUnapproved, type ClauseDeviationView } from '@tradewind/contracts/contracts/contract-deviations';
import { onlyDraftsAreSimulated } from '@tradewind/contracts/policies/simulations.api';
import type { Database } from '@tradewind/persistence/database';
import type { FactSource, Piece } from '@tradewind/policies/replay';
import { saysTheSame } from './domain/clauses.js';
import { agreedWording } from './domain/deviations.js';
import { dutiesNotAmong, isOfDeviation, withDeviation } from './domain/deviation-review.js';

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
  { keys: [TEMPLATE], replay: (piece) => againstTemplates(db, piece) },
];

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
