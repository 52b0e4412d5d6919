import { setTimeout as pause } from 'node:timers/promises';
import { HttpActor } from '@tradewind/client/http-actor';
import { Refusal } from '@tradewind/client/refusal';
import { customersImports } from '@tradewind/contracts/customers/customers.imports';
import { ImportView, type ImportStatus } from '@tradewind/contracts/imports/imports.api';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { companyName, Marks } from '../operations/marks.ts';
import { creditCode } from '../../deploy/demo/credit-code.ts';
import { PASSWORD } from '../../deploy/demo/organisation.ts';
import { MemoryWatched } from '../measure/memory-watched.ts';
import { Ours } from '../measure/ours.ts';
import { OTHERS, spentDuring, type Spent } from '../measure/processor-time.ts';
import type { Stage } from '../../chaos/stage/stage.ts';

/** Seconds of each stage, and megabytes of the service that does the work. */
export interface Imported {
  readonly rows: number;
  readonly megabytes: number;
  readonly uploadSeconds: number;
  readonly checkSeconds: number;
  /** From the confirmation until the last block was committed: each row a customer, a credit profile, an event, two traces, its keys in the register. */
  readonly takeSeconds: number;
  /** And then until every event was sent and taken in, and every trace sealed. */
  readonly settledSeconds: number;
  /** `early`: the most until half of the rows was taken in. */
  readonly memory: { readonly before: number; readonly early: number; readonly peak: number };
  /** CPU-seconds for 1,000 rows by process: while they were taken in, and until all that follows was done. */
  readonly cpu: { readonly taking: Readonly<Record<string, number>>; readonly whole: Readonly<Record<string, number>> };
  /** Rows left in each table for a row of the file: 1 where each leaves one. */
  readonly left: Readonly<Record<string, number>>;
}

/** Rows a second, from the confirmation on and from the moment the whole file was there. */
export const ratesOf = ({ rows, checkSeconds, takeSeconds }: Imported) => ({ taken: rows / takeSeconds, fromFile: rows / (checkSeconds + takeSeconds) });

const { api } = customersImports;
const LOOKS_EVERY_MS = 250;
/** What is timed to be looked at: a question of one row to the database, past the platform. */
const LOOKS_CLOSELY_EVERY_MS = 50;
const SERVICE = 'customers';
const upload = defineApi(SERVICE, {
  upload: operation({ http: 'POST /imports/customers', allow: 'customer:import', summary: 'The file', reply: ImportView }),
}).upload;

/** A file of new companies, half of them with somebody to call: uploaded, read and checked, confirmed, taken in; then what it left is counted. */
export async function importedCustomers(stage: Stage, rows: number): Promise<Imported> {
  const actor = new HttpActor(stage.url, { login: 'bj-manager', password: PASSWORD });
  const file = fileOf(rows);
  const before = await counted(stage);
  const ours = new Ours(stage.stateDir);
  const memory = new MemoryWatched(ours, SERVICE);
  const begun = performance.now();
  const { id: importId } = await actor.call(upload, {}, { file, headers: { 'content-type': 'text/csv' } });
  const uploaded = performance.now();
  const taken = async (): Promise<number> =>
    (await stage.databases.rows<{ n: number }>(SERVICE, 'SELECT "done" + "refused" AS "n" FROM "import" WHERE "id" = $1', [importId]))[0]?.n ?? 0;
  await memory.during(() => reached(actor, importId, 'checked'));
  const checked = performance.now();
  await actor.call(api.confirmImport, { importId });
  const confirmed = performance.now();
  const { result, spent: whole } = await spentDuring(async () => {
    const { spent } = await spentDuring(
      () =>
        memory.during(async () => {
          for (let n = await taken(); n < rows; n = await taken()) {
            if (n < rows / 2) memory.stillEarly();
            await pause(LOOKS_CLOSELY_EVERY_MS);
          }
        }),
      { roles: {}, ours },
    );
    const last = performance.now();
    const view = await reached(actor, importId, 'done');
    await arrived(stage);
    return { spent, last, view };
  }, { roles: {}, ours }); // prettier-ignore
  const settled = performance.now();
  if (result.view.done !== rows) throw new Error(`${result.view.done} of ${rows} rows were taken in`);
  const after = await counted(stage);
  const perThousand = (spent: Spent): Record<string, number> =>
    Object.fromEntries([...spent].filter(([role, seconds]) => seconds > 0 && role !== OTHERS).map(([role, seconds]) => [role, (seconds / rows) * 1_000]));
  return {
    ...{ rows, megabytes: file.length / 1_048_576, memory: memory.seen },
    ...{ uploadSeconds: (uploaded - begun) / 1_000, checkSeconds: (checked - uploaded) / 1_000 },
    ...{ takeSeconds: (result.last - confirmed) / 1_000, settledSeconds: (settled - result.last) / 1_000 },
    cpu: { taking: perThousand(result.spent), whole: perThousand(whole) },
    left: Object.fromEntries(Object.entries(after).map(([table, count]) => [table, (count - (before[table] ?? 0)) / rows])),
  };
}

const byProcess = (cpu: Readonly<Record<string, number>>): string =>
  `${Object.values(cpu).reduce((sum, used) => sum + used, 0).toFixed(2)} (${Object.entries(cpu).filter(([, used]) => used >= 0.005).sort(([, a], [, b]) => b - a).map(([role, used]) => `${role} ${used.toFixed(2)}`).join(', ')})`; // prettier-ignore

export function importedText(imported: Imported): string {
  const { rows, megabytes, memory, left, cpu, uploadSeconds, checkSeconds, takeSeconds, settledSeconds } = imported;
  const { taken, fromFile } = ratesOf(imported);
  return [
    `${rows} rows, ${megabytes.toFixed(1)} MB: ${taken.toFixed(0)} rows/s from the confirmation to the last block, ${fromFile.toFixed(0)} rows/s from the file, reading and checking included; events taken in and traces sealed ${settledSeconds.toFixed(1)} s later`,
    `upload ${uploadSeconds.toFixed(1)} s, reading and checking ${checkSeconds.toFixed(1)} s, taking in ${takeSeconds.toFixed(1)} s, all of it ${(takeSeconds + settledSeconds).toFixed(1)} s`,
    `memory of ${SERVICE}: ${memory.before.toFixed(0)} MB before, ${memory.early.toFixed(0)} MB at most in the first half, ${memory.peak.toFixed(0)} MB at most`,
    `CPU-seconds for 1,000 rows while taking in: ${byProcess(cpu.taking)}`,
    `CPU-seconds for 1,000 rows, all that follows included: ${byProcess(cpu.whole)}`,
    `left by each row: ${Object.entries(left).map(([table, count]) => `${table} ${count}`).join(', ')}`, // prettier-ignore
  ].join('\n');
}

function fileOf(rows: number): Uint8Array<ArrayBuffer> {
  const marks = new Marks();
  const lines = Array.from({ length: rows }, (_, i) => {
    const contact = i % 2 === 0 ? `王明,138${String(i).padStart(8, '0')}` : ',';
    return `${companyName(marks.draw())},${creditCode('500112', String(i).padStart(9, '0'))},建材,${contact}`;
  });
  return new Uint8Array(Buffer.from(`\uFEFF名称,统一社会信用代码,行业,联系人,电话\r\n${lines.join('\r\n')}\r\n`));
}

/** A look that is told to come again (a busy machine) comes again. */
async function reached(actor: HttpActor, importId: string, status: ImportStatus): Promise<ImportView> {
  for (;;) {
    const view = await actor.call(api.getImport, { importId }).catch(notNow);
    if (view?.status === status) return view;
    if (view?.failure) throw new Error(view.failure.en);
    await pause(LOOKS_EVERY_MS);
  }
}

function notNow(error: unknown): null {
  if (error instanceof Refusal && error.status === 503) return null;
  throw error;
}

const COUNTED = {
  customer: `SELECT count(*)::int AS n FROM "customer"`,
  credit_profile: `SELECT count(*)::int AS n FROM "credit_profile"`,
  known_company: `SELECT count(*)::int AS n FROM "known_company"`,
  events: `SELECT count(*)::int AS n FROM "outbox" WHERE "type" = 'customers.customer-created.v1' AND "publishedAt" IS NOT NULL`,
  traces: `SELECT count(*)::int AS n FROM "audit" a JOIN "audit_seal" s ON s."position" = a."position" WHERE a."aggregateType" = 'Customer'`,
} as const;

async function counted(stage: Stage): Promise<Record<string, number>> {
  const rows = await Promise.all(
    Object.entries(COUNTED).map(async ([table, sql]) => [table, (await stage.databases.rows<{ n: number }>(SERVICE, sql))[0]?.n ?? 0] as const),
  );
  return Object.fromEntries(rows);
}

/** However long it takes. Traces are sealed in the order of their places, so that the last one tells; whether it is all of them is counted once. */
async function arrived(stage: Stage): Promise<void> {
  const open = `SELECT count(*)::int AS n FROM "audit" a WHERE NOT EXISTS (SELECT FROM "audit_seal" s WHERE s."position" = a."position")`;
  const last = `SELECT ((SELECT max("position") FROM "audit") - coalesce((SELECT max("position") FROM "audit_seal"), 0))::int AS n`;
  const n = async (sql: string): Promise<number> => (await stage.databases.rows<{ n: number }>(SERVICE, sql))[0]?.n ?? 0;
  while ((await n(last)) > 0 || !(await stage.isAtRest()) || (await n(open)) > 0) await pause(LOOKS_EVERY_MS);
}

/** What the service took while something was done. */
