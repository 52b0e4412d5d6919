import { linkHash } from '@tradewind/audit/chain';
import { searchKey } from '@tradewind/domain/search-key';
import { auditText } from '@tradewind/persistence/audit-content';
import type pg from 'pg';
import { normalisedName } from '../../services/customers/src/domain/company-name.ts';
import { valueOf, type FoundRow } from './found.ts';
import type { Many } from './many.ts';
import { speakingIn } from './speaking.ts';
import { traceOf, type Traces } from './traces.ts';

interface Sample {
  readonly many: Many;
  /** What commands have left; the first is what the others are about. */
  readonly rows: readonly FoundRow[];
  readonly tables: Readonly<Record<string, string>>;
  readonly ids: readonly string[];
  readonly traces?: Traces;
}

/** Makes copy number 0, reads it back and holds it against what commands have left and what the product's code makes of it: what differs, in words. */
export async function differencesOf(db: pg.ClientBase, sample: Sample, made: () => Promise<void>): Promise<string[]> {
  const { many, rows, tables, ids, traces } = sample;
  await db.query('BEGIN');
  try {
    await made();
    const { rows: [copy] } = await db.query<Record<string, string>>(`SELECT * FROM ${many.source}`, [0, 0]); // prettier-ignore
    const filled = (text: string): string => many.filled(text, copy ?? {});
    const asked = async (sql: string, values?: readonly unknown[]): Promise<object[]> => (await db.query<object>(sql, values && [...values])).rows;
    const found = await speakingIn(asked, tables, ids.map(filled)); // prettier-ignore
    const marks = traces ? await wronglyMarked(db, found, traces) : [];
    return [...(found.length === rows.length ? [] : [`${found.length} rows instead of ${rows.length}`]), ...rows.flatMap((row, i) => differing(row, found[i], filled)), ...derived(found), ...marks]; // prettier-ignore
  } finally {
    await db.query('ROLLBACK');
  }
}

function differing(row: FoundRow, copy: FoundRow | undefined, filled: (text: string) => string): string[] {
  if (!copy || copy.table !== row.table) return [`no ${row.table}`];
  const wrong = row.columns.filter((column, i) => {
    const value = row.values[i] ?? null;
    return column !== 'mark' && (value === null ? null : filled(value)) !== (copy.values[i] ?? null);
  });
  return wrong.map((column) => `${row.table}.${column}`);
}

/** What a copy says of its name is what the product's code says. */
const derived = (found: readonly FoundRow[]): string[] =>
  found.flatMap((row) => {
    const of = (column: string): string => valueOf(row, column);
    if (row.table === 'customer') return of('search') === searchKey(of('name'), of('no')) ? [] : ['customer.search'];
    if (row.table === 'sales_order') return of('search') === searchKey(of('customerName'), of('no'), of('contractNo')) ? [] : ['sales_order.search'];
    const name = found.find(({ table }) => table === 'customer');
    return row.table === 'known_company' && name && of('value') !== normalisedName(valueOf(name, 'name')) ? ['known_company.value'] : [];
  });

/** Marks and links of the chain, made again by the product's code. */
async function wronglyMarked(db: pg.ClientBase, found: readonly FoundRow[], { key }: Traces): Promise<string[]> {
  const wrong: string[] = [];
  for (const row of found.filter(({ table }) => table === 'audit')) {
    const trace = traceOf(row);
    if (valueOf(row, 'mark') !== key.mark(auditText(trace))) wrong.push('audit.mark');
    const { rows: [link] } = await db.query<{ position: string; hash: string; before: string }>(LINK, [valueOf(row, 'id')]); // prettier-ignore
    if (link?.hash !== linkHash(link?.before ?? '', { ...trace, mark: valueOf(row, 'mark'), position: link?.position ?? "" })) wrong.push('audit_seal.hash'); // prettier-ignore
  }
  return wrong;
}

const LINK = `SELECT s."position"::text AS "position", s."hash", b."hash" AS "before" FROM "audit" a JOIN "audit_seal" s USING ("position")
  JOIN "audit_seal" b ON b."branch" = s."branch" AND b."seq" = s."seq" - 1 WHERE a."id" = $1`;
