import { randomUUID } from 'node:crypto';
import { searchKey } from '@tradewind/domain/search-key';

/** What one command of the platform leaves in the database of customers, as plain statements: the customer, its place in the register, its credit profile, number, traces, event and kept answer. */
export interface NewCustomer {
  readonly name: string;
}

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

const OWNER = '00000000-0000-7000-8000-000000000001';
const [ORG, BRANCH] = ['hq.bj.sales', 'bj'];

const INSERT = {
  number: `INSERT INTO "number_series" AS s ("series", "last") VALUES ($1, 1) ON CONFLICT ("series") DO UPDATE SET "last" = s."last" + 1 RETURNING "last"`,
  company: `INSERT INTO "known_company" ("kind", "value", "heldBy", "holderId") VALUES ('name', $1, 'customer', $2)`,
  customer: `INSERT INTO "customer" ("id", "version", "eventSeq", "org", "branch", "ownerId", "createdAt", "updatedAt", "no", "name", "ownerName", "status", "tier",
    "creditCodeVerified", "contacts", "search") VALUES ($1, 1, 1, $2, $3, $4, $5, $5, $6, $7, '王芳', 'prospect', 'potential', false, '[]', $8)`,
  profile: `INSERT INTO "credit_profile" ("id", "version", "eventSeq", "org", "branch", "ownerId", "createdAt", "updatedAt", "customerId", "customerNo", "customerName", "status",
    "overdueReceivables") VALUES ($1, 1, 0, $2, $3, $4, $5, $5, $6, $7, $8, 'unrated', '[]')`,
  trace: `INSERT INTO "audit" ("id", "at", "actorId", "actorName", "action", "aggregateType", "aggregateId", "version", "org", "branch", "requestId", "changes", "policies", "mark")
    VALUES ($1, $2, $3, '王芳', 'customers.createCustomer', $4, $5, 1, $6, $7, $8, $9, '{}', $10)`,
  event: `INSERT INTO "outbox" ("id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload")
    VALUES ($1, 'customers.customer-created.v1', 'Customer', $2, 1, $3, $4, $5, $6, $7)`,
  answer: `INSERT INTO "idempotency" ("principal", "operation", "key", "bodyHash", "reply") VALUES ($1, 'customers.createCustomer', $2, $3, $4)`,
} as const;

export const nextNumber = (series: string): Statement => ({ name: 'number', text: INSERT.number, values: [series] });

/** Everything but the number, which the platform takes outside the transaction too. */
export function rowsOf({ name }: NewCustomer, { no, key, bodyHash, at }: { no: string; key: string; bodyHash: string; at: Date }) {
  const [id, profileId] = [randomUUID(), randomUUID()];
  const view = viewOf({ id, no, name, status: 'prospect', tier: 'potential', createdAt: at, updatedAt: at, version: 1 });
  const changes = JSON.stringify(Object.fromEntries(Object.entries(view).map(([field, after]) => [field, { before: null, after }])));
  const mark = '0'.repeat(43);
  const trace = (type: string, of: string): Statement => ({
    ...{ name: 'trace', text: INSERT.trace },
    values: [randomUUID(), at, OWNER, type, of, ORG, BRANCH, key, changes, mark],
  });
  const payload = JSON.stringify({ customerId: id, no, name, tier: 'potential', salesRepId: OWNER, createdOn: at.toISOString().slice(0, 10) });
  const statements: Statement[] = [
    { name: 'company', text: INSERT.company, values: [name, id] },
    { name: 'customer', text: INSERT.customer, values: [id, ORG, BRANCH, OWNER, at, no, name, searchKey(name, no)] },
    { name: 'profile', text: INSERT.profile, values: [profileId, ORG, BRANCH, OWNER, at, id, no, name] },
    trace('Customer', id),
    trace('CreditProfile', profileId),
    { name: 'event', text: INSERT.event, values: [randomUUID(), id, at, ORG, BRANCH, OWNER, payload] },
    { name: 'answer', text: INSERT.answer, values: [OWNER, key, bodyHash, JSON.stringify(view)] },
  ];
  return { view, statements };
}

/** A row as the answer shows it. */
export interface CustomerRow {
  readonly id: string;
  readonly version: number;
  readonly no: string;
  readonly name: string;
  readonly status: string;
  readonly tier: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const viewOf = ({ id, version, no, name, status, tier, createdAt, updatedAt }: CustomerRow) => ({
  ...{ id, version, no, name, org: ORG, branch: BRANCH, ownerId: OWNER, ownerName: '王芳', status, tier },
  ...{ creditCode: null, creditCodeVerified: false, creditCodeReason: null, industry: null, address: null, needs: null, preferences: null, contacts: [] },
  completeness: { share: '0', missing: ['creditCode', 'creditCodeVerified', 'industry', 'address', 'needs', 'contact', 'contactPhone'] },
  leadId: null,
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});
