import type { ServiceName } from '../definitions.js';
import { SERVICES } from './reading.js';

/** A copy of foreign facts, and how a fresh one would be made; both statements give key and content, ordered by key. */
export interface ReadModel {
  readonly keeper: ServiceName;
  readonly table: string;
  readonly copy: string;
  readonly owner: ServiceName;
  readonly original: string;
}

const firstPost = `"posts"->0->>'org'`;
const text = (...columns: readonly string[]): string => `jsonb_build_array(${columns.join(', ')})::text AS "content"`;

const PEOPLE: readonly ReadModel[] = [
  {
    keeper: 'customers',
    table: 'colleague',
    copy: `SELECT "personId"::text AS "key", ${text('"name"', '"active"', '"org"')} FROM "colleague" ORDER BY "personId"`,
    owner: 'identity',
    original: `SELECT "id"::text AS "key", ${text('"name"', `"status" = 'active'`, firstPost)} FROM "person" ORDER BY "id"`,
  },
  {
    keeper: 'after-sales',
    table: 'person_replica',
    copy: `SELECT "personId"::text AS "key", ${text('"name"', '"active"', '"posts"')} FROM "person_replica" ORDER BY "personId"`,
    owner: 'identity',
    original: `SELECT "id"::text AS "key", ${text('"name"', `"status" = 'active'`, `(SELECT jsonb_agg(jsonb_build_object('post', p->'post', 'org', p->'org') ORDER BY n) FROM jsonb_array_elements("posts") WITH ORDINALITY AS each(p, n))`)}
                 FROM "person" ORDER BY "id"`,
  },
  {
    keeper: 'performance',
    table: 'person_replica',
    copy: `SELECT "personId"::text AS "key", ${text('"name"', '"org"')} FROM "person_replica" ORDER BY "personId"`,
    owner: 'identity',
    original: `SELECT "id"::text AS "key", ${text('"name"', `CASE WHEN "status" = 'active' THEN ${firstPost} END`)} FROM "person" ORDER BY "id"`,
  },
];

const UNITS: readonly ReadModel[] = [
  {
    keeper: 'performance',
    table: 'unit_replica',
    copy: `SELECT "unitId"::text AS "key", ${text('"path"', '"branchCode"', '"kind"')} FROM "unit_replica" ORDER BY "unitId"`,
    owner: 'identity',
    original: `SELECT "id"::text AS "key", ${text('"path"', '"branchCode"', '"kind"')} FROM "org_unit" ORDER BY "id"`,
  },
  {
    keeper: 'customers',
    table: 'org_unit_replica',
    copy: `SELECT "path" AS "key", ${text('"branch"')} FROM "org_unit_replica" ORDER BY "path" COLLATE "C"`,
    owner: 'identity',
    original: `SELECT "path" AS "key", ${text('"branchCode"')} FROM "org_unit" ORDER BY "path" COLLATE "C"`,
  },
];

const PURCHASES = (kind: string): string =>
  `SELECT "documentId"::text AS "key", ${text('"customerId"', '"amount"', '"currency"')} FROM "purchase" WHERE "kind" = '${kind}' ORDER BY "documentId"`;

const BECAME_MORE = `(("after"->>'total')::numeric - ("before"->>'total')::numeric)`;

const SALES: readonly ReadModel[] = [
  {
    keeper: 'customers',
    table: 'purchase (signed)',
    copy: PURCHASES('signed'),
    owner: 'contracts',
    original: `SELECT "id"::text AS "key", ${text('"customerId"', 'coalesce("signedTotal", "total")', '"currency"')} FROM "contract" WHERE "effectiveOn" IS NOT NULL ORDER BY "id"`,
  },
  {
    keeper: 'customers',
    table: 'purchase (amended)',
    copy: PURCHASES('amended'),
    owner: 'contracts',
    original: `SELECT "id"::text AS "key", ${text('"customerId"', `(${BECAME_MORE})::numeric(18,2)`, '"currency"')} FROM "amendment"
                WHERE "status" = 'effective' AND ${BECAME_MORE} <> 0 ORDER BY "id"`,
  },
  {
    keeper: 'customers',
    table: 'purchase (terminated)',
    copy: PURCHASES('terminated'),
    owner: 'contracts',
    original: `SELECT "id"::text AS "key", ${text('"customerId"', '"keptTotal" - "total"', '"currency"')} FROM "termination"
                WHERE "keptTotal" <> "total" ORDER BY "id"`,
  },
  {
    keeper: 'customers',
    table: 'purchase (delivered)',
    copy: PURCHASES('delivered'),
    owner: 'orders',
    original: `SELECT "shipmentId"::text AS "key", ${text('"customerId"', '"amount"', '"currency"')} FROM "receivable" ORDER BY "shipmentId"`,
  },
  {
    keeper: 'customers',
    table: 'purchase (received)',
    copy: PURCHASES('received'),
    owner: 'orders',
    original: `SELECT "id"::text AS "key", ${text('"customerId"', '"amount"', '"currency"')} FROM "receipt" WHERE "status" IN ('confirmed', 'allocated') ORDER BY "id"`,
  },
  {
    keeper: 'customers',
    table: 'order_currency',
    copy: `SELECT "orderId"::text AS "key", ${text('"currency"')} FROM "order_currency" ORDER BY "orderId"`,
    owner: 'orders',
    original: `SELECT "id"::text AS "key", ${text('"currency"')} FROM "sales_order" ORDER BY "id"`,
  },
  {
    keeper: 'orders',
    table: 'sales_order (of a contract)',
    copy: `SELECT "contractId"::text AS "key", ${text('"customerId"', 'coalesce("contractTotal", "total")', '"currency"')} FROM "sales_order" ORDER BY "contractId"`,
    owner: 'contracts',
    original: `SELECT "id"::text AS "key", ${text('"customerId"', '"total"', '"currency"')} FROM "contract" WHERE "effectiveOn" IS NOT NULL ORDER BY "id"`,
  },
  {
    keeper: 'orders',
    table: 'credit_account',
    copy: `SELECT "customerId"::text AS "key", ${text('"limit"', '"termDays"', '"validUntil"', '"held"')} FROM "credit_account" ORDER BY "customerId"`,
    owner: 'customers',
    original: `SELECT "customerId"::text AS "key", ${text(`coalesce(("granted"->>'limit')::numeric(18,2), 0.00)`, `coalesce(("granted"->>'termDays')::int, 0)`, `("granted"->>'validUntil')::date`, `jsonb_array_length("overdueReceivables") > 0`)}
                 FROM "credit_profile" WHERE "granted" IS NOT NULL OR jsonb_array_length("overdueReceivables") > 0
                   OR EXISTS (SELECT FROM "outbox" o WHERE o."aggregateId" = "credit_profile"."id" AND o."type" = 'customers.credit-held.v1') ORDER BY "customerId"`,
  },
];

const CUSTOMERS: readonly ReadModel[] = [
  {
    keeper: 'after-sales',
    table: 'customer_replica',
    copy: `SELECT "customerId"::text AS "key", ${text(`'known'`)} FROM "customer_replica" ORDER BY "customerId"`,
    owner: 'customers',
    original: `SELECT "id"::text AS "key", ${text(`'known'`)} FROM "customer" ORDER BY "id"`,
  },
];

const POLICIES: readonly ReadModel[] = SERVICES.map((keeper) => ({
  keeper,
  table: 'policy_replica',
  copy: `SELECT "key" || ' ' || "org" || ' ' || "version" AS "key", ${text('"effectiveFrom"', '"value"')} FROM "policy_replica"
          ORDER BY ("key" || ' ' || "org" || ' ' || "version") COLLATE "C"`,
  owner: 'policies',
  original: `SELECT "key" || ' ' || "org" || ' ' || "policyVersion" AS "key", ${text('"effectiveFrom"', '"value"')} FROM "policy"
              WHERE "policyVersion" IS NOT NULL ORDER BY ("key" || ' ' || "org" || ' ' || "policyVersion") COLLATE "C"`,
}));

/** Copies that follow their owner entirely. */
export const READ_MODELS: readonly ReadModel[] = [...PEOPLE, ...UNITS, ...SALES, ...CUSTOMERS, ...POLICIES];
