import { searchKey } from '@tradewind/domain/search-key';
import type pg from 'pg';
import { normalisedName } from '../../services/customers/src/domain/company-name.ts';
import { companyNameOf, STEMS } from '../operations/marks.ts';

/** Who sells; the first is who has made what is copied. */
export interface Seller {
  readonly ownerId: string;
  readonly ownerName: string;
  readonly org: string;
  readonly branch: string;
}

export const SELLERS = 1_000;
const UNITS = 200;
const MARK = '0123456789';
const STARTED_MS = Date.parse('2023-11-01T00:00:00Z');
const YEARS_MS = 3 * 365 * 86_400_000;

/** So many, of whom the first is known to the platform; the others sell in units nobody else knows. */
export const sellersWith = (first: Seller, count: number): readonly Seller[] => [
  first,
  ...[...Array(count - 1).keys()].map((i) => ({
    ownerId: `bebebebe-0000-7000-8000-${(i + 1).toString(16).padStart(12, '0')}`,
    ...{ ownerName: `销售员${i + 1}`, org: `hq.bench${(i + 1) % UNITS}.sales`, branch: `bench${(i + 1) % UNITS}` },
  })),
];

/** How a session of the server makes names and people: tables of its own that end with it. */
export async function companyIn(db: pg.ClientBase, sellers: readonly Seller[]): Promise<void> {
  await db.query(`CREATE TEMP TABLE "seller" ("at" bigint, "ownerId" text, "ownerName" text, "org" text, "branch" text)`);
  await db.query(`INSERT INTO "seller" SELECT ord - 1, s."ownerId", s."ownerName", s."org", s."branch"
    FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("ownerId" text, "ownerName" text, "org" text, "branch" text)) WITH ORDINALITY s("ownerId", "ownerName", "org", "branch", ord)`, [JSON.stringify(sellers)]); // prettier-ignore
  await db.query(`CREATE TEMP TABLE "stem" ("at" bigint, "name" text[], "bare" text[], "search" text[])`);
  await db.query(`INSERT INTO "stem" SELECT * FROM jsonb_to_recordset($1::jsonb) AS ("at" bigint, "name" text[], "bare" text[], "search" text[])`, [JSON.stringify(STEMS.map(piecesOf))]); // prettier-ignore
  await db.query('ANALYZE "seller"; ANALYZE "stem"');
}

/** What stands around the mark in a name, in what two spellings have in common, and in what a search is compared with. */
function piecesOf(stem: string, at: number): object {
  const name = companyNameOf(stem, MARK);
  return { at, name: name.split(MARK), bare: normalisedName(name).split(MARK), search: searchKey(name).split(MARK) };
}

/** A number that is there, made the n-th of its series: `sql` is n, and the branch is that of the seller. */
export const numbered = (no: string, sql: string): string =>
  `upper(s."branch") || '${no.slice(no.indexOf('-'), -6)}' || lpad((${sql})::text, greatest(6, length((${sql})::text)), '0')`;

/** An id as UUIDv7 of one of `count` moments of the last years, one after the other; `kind`: three hexadecimal digits. */
export const idOf = (kind: string, n: string, count: number): string => {
  const at = `${STARTED_MS} + ${n} * ${Math.floor(YEARS_MS / count)}`;
  return `(lpad(to_hex(${at}), 12, '0') || '7${kind}8000' || lpad(to_hex(${n}), 12, '0'))::uuid::text`;
};

/** Seller `s`, stem `w` and mark `m` of the `c`-th customer; `marksFrom` keeps names of several series apart. */
export const customerRows = (c: string, sellers: number, marksFrom = 0): string => `JOIN pg_temp."seller" s ON s."at" = (${c}) % ${sellers}
  JOIN pg_temp."stem" w ON w."at" = (${c}) * 7919 % ${STEMS.length}
  CROSS JOIN LATERAL (SELECT lpad(to_hex(((${c}) + ${marksFrom}) * 668265263 & 1099511627775), 10, '0') AS "mark") m`;

/** Of the customer whose rows these are. */
export const CUSTOMER_SQL = {
  name: `w."name"[1] || m."mark" || w."name"[2]`,
  bare: `w."bare"[1] || m."mark" || w."bare"[2]`,
  search: `w."search"[1] || m."mark" || w."search"[2] || m."mark" || w."search"[3] || m."mark" || w."search"[4]`,
} as const;
