import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beginningOf, headText } from '@tradewind/audit/chain';
import { auditText } from '@tradewind/persistence/audit-content';
import { AuditKey } from '@tradewind/persistence/audit-key';
import type pg from 'pg';
import { type FoundRow } from './found.ts';
import { expression, type Many } from './many.ts';

/**
 * Traces with their marks, sealed into the chains of their branches: what the service does one by one, as SQL. That the marks and
 * links are those of the product's code is looked at on a sample (`differences`).
 */
export class Traces {
  readonly key: AuditKey;
  private readonly service: string;
  private readonly keyFile: string;

  constructor(service: string, keyFile: string) {
    this.service = service;
    this.keyFile = keyFile;
    this.key = AuditKey.fromFile(keyFile);
  }

  /** Functions and the ends of all chains, for this session. */
  async begin(db: pg.ClientBase, branches: readonly string[]): Promise<void> {
    const [inner, outer] = pads(this.keyFile);
    await db.query(`CREATE FUNCTION pg_temp.marked("said" text) RETURNS text LANGUAGE sql IMMUTABLE RETURN
      rtrim(translate(encode(sha256('\\x${outer}'::bytea || sha256('\\x${inner}'::bytea || convert_to("said", 'UTF8'))), 'base64'), '+/', '-_'), '=')`);
    await db.query(`CREATE FUNCTION pg_temp.linked("state" text, "start" text, "row" text) RETURNS text LANGUAGE sql IMMUTABLE RETURN
      encode(sha256(convert_to(coalesce("state", "start") || E'\\n' || "row", 'UTF8')), 'hex')`);
    await db.query(`CREATE AGGREGATE pg_temp.chained(text, text) (sfunc = pg_temp.linked, stype = text)`);
    await db.query(`CREATE TEMP TABLE "chain_end" ("branch" text PRIMARY KEY, "seq" bigint NOT NULL, "hash" text NOT NULL)`);
    const beginnings = branches.map((branch) => ({ branch, ...beginningOf(this.service, branch) }));
    await db.query(`INSERT INTO "chain_end" SELECT * FROM jsonb_to_recordset($1::jsonb) AS ("branch" text, "seq" bigint, "hash" text)`, [JSON.stringify(beginnings)]); // prettier-ignore
    await db.query(ENDS);
  }

  /** The n-th copies of these traces one after the other, then their seals, then signed heads of the chains; within a transaction. */
  async load(db: pg.ClientBase, many: Many, rows: readonly FoundRow[], from: number, to: number): Promise<void> {
    const count = (to - from + 1) * rows.length;
    const { rows: [last] } = await db.query<{ first: string }>(`SELECT setval('audit_position_seq', nextval('audit_position_seq') + $1 - 1) - $1 + 1 AS "first"`, [count]); // prettier-ignore
    await db.query(this.statement(many, rows), [from, to, last?.first]);
    await db.query(ENDS);
    await this.sign(db);
  }

  private statement(many: Many, rows: readonly FoundRow[]): string {
    const columns = rows[0]?.columns ?? [];
    const all = rows.map((row, i) => {
      const values = many.valuesOf(row).map((value, c) => `${value} AS "${columns[c] ?? ''}"`);
      return `SELECT ${values.join(', ')}, ${expression(many.template(auditText(traceOf(row))))} AS "said", $3::bigint + (it.n - $1) * ${rows.length} + ${i} AS "position" FROM ${many.source}`;
    });
    const kept = [...columns.filter((column) => column !== 'mark'), 'mark', 'position'].map((column) => `"${column}"`).join(', ');
    const ofBranch = `OVER (PARTITION BY t."branch" ORDER BY t."position")`;
    return `WITH "said" AS (${all.join(' UNION ALL ')}),
      "made" AS MATERIALIZED (SELECT ${columns.filter((column) => column !== 'mark').map((column) => `"${column}"`).join(', ')}, "position", "said", pg_temp.marked("said") AS "mark" FROM "said"),
      "left" AS (INSERT INTO "audit" (${kept}) SELECT ${kept} FROM "made" ORDER BY "position")
      INSERT INTO "audit_seal" ("branch", "seq", "position", "hash")
        SELECT t."branch", e."seq" + row_number() ${ofBranch}, t."position", pg_temp.chained(e."hash", t."position" || E'\\n' || t."mark" || E'\\n' || t."said") ${ofBranch}
          FROM "made" t JOIN "chain_end" e USING ("branch")`; // prettier-ignore
  }

  private async sign(db: pg.ClientBase): Promise<void> {
    const { rows } = await db.query<{ branch: string; seq: string; hash: string }>(UNSIGNED);
    const at = new Date();
    const signed = rows.map(({ branch, seq, hash }) => {
      const head = { branch, seq: parseInt(seq, 10), hash, at };
      return { ...head, keyId: this.key.id, signature: this.key.sign(headText(this.service, head)) };
    });
    await db.query(HEADS, [JSON.stringify(signed)]);
  }
}

const ENDS = `UPDATE "chain_end" e SET "seq" = s."seq", "hash" = s."hash"
  FROM "chain_end" b CROSS JOIN LATERAL (SELECT "seq", "hash" FROM "audit_seal" s WHERE s."branch" = b."branch" ORDER BY "seq" DESC LIMIT 1) s WHERE e."branch" = b."branch"`;
const UNSIGNED = `SELECT e."branch", e."seq"::text AS "seq", e."hash" FROM "chain_end" e
  WHERE e."seq" > 0 AND NOT EXISTS (SELECT FROM "audit_head" h WHERE h."branch" = e."branch" AND h."seq" = e."seq")`;
const HEADS = `INSERT INTO "audit_head" ("branch", "seq", "hash", "at", "keyId", "signature") SELECT * FROM jsonb_to_recordset($1::jsonb)
  AS ("branch" text, "seq" bigint, "hash" text, "at" timestamptz, "keyId" text, "signature" text)`;

/** HMAC-SHA256 taken apart for a server that knows SHA-256 alone: the two blocks before the text. */
function pads(keyFile: string): readonly [string, string] {
  const { d = '' } = JSON.parse(readFileSync(keyFile, 'utf8')) as { d?: string };
  const key = Buffer.concat([createHmac('sha256', Buffer.from(d, 'base64url')).update('tradewind audit mark').digest()], 64);
  const block = (sign: number): string => Buffer.from(key.map((byte) => byte ^ sign)).toString('hex');
  return [block(0x36), block(0x5c)];
}

/** A row of the table as the product's code sees it. */
export function traceOf({ columns, values }: Pick<FoundRow, 'columns' | 'values'>): Parameters<typeof auditText>[0] {
  const row = Object.fromEntries(columns.map((column, i) => [column, values[i] ?? null]));
  return {
    ...row,
    at: new Date((row.at ?? '').replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')),
    version: parseInt(row.version ?? '0', 10),
    changes: JSON.parse(row.changes ?? '{}') as object,
    policies: (row.policies ?? '{}').slice(1, -1).split(',').filter(Boolean).map((policy) => policy.replace(/^"|"$/g, '')), // prettier-ignore
  } as unknown as Parameters<typeof auditText>[0];
}
