import { setTimeout as pause } from 'node:timers/promises';
import { HttpActor } from '@tradewind/client/http-actor';
import { customersImports } from '@tradewind/contracts/customers/customers.imports';
import { ImportView, type ImportStatus } from '@tradewind/contracts/imports/imports.api';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { companyName, Marks } from '../operations/marks.ts';
import { creditCode } from '../../deploy/demo/credit-code.ts';
import { PASSWORD } from '../../deploy/demo/organisation.ts';
import { memoryOf } from '../measure/memory.ts';
import { Ours } from '../measure/ours.ts';
import { spentDuring } from '../measure/processor-time.ts';
import type { Stage } from '../../chaos/stage/stage.ts';

/** Seconds of each stage, and megabytes of the service that does the work. */
export interface Imported {
  readonly rows: number;
  readonly megabytes: number;
  readonly uploadSeconds: number;
  readonly checkSeconds: number;
  readonly takeSeconds: number;
  readonly perSecond: number;
  /** Until every event was sent and taken in, and every trace sealed. */
  readonly settledSeconds: number;
  readonly memory: { readonly before: number; readonly peak: number };
  /** CPU-seconds for 1,000 rows while they were taken in, by process. */
  readonly cpu: Readonly<Record<string, number>>;
  /** Rows left in each table for a row of the file: 1 where each leaves one. */
  readonly left: Readonly<Record<string, number>>;
}

const { api } = customersImports;
const LOOKS_EVERY_MS = 250;
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
  const memory = new PeakMemory(ours);
  const begun = performance.now();
  const { id: importId } = await actor.call(upload, {}, { file, headers: { 'content-type': 'text/csv' } });
  const uploaded = performance.now();
  await memory.during(() => reached(actor, importId, 'checked'));
  const checked = performance.now();
  await actor.call(api.confirmImport, { importId });
  const confirmed = performance.now();
  const { result: view, spent } = await spentDuring(() => memory.during(() => reached(actor, importId, 'done')), { roles: {}, ours });
  const done = performance.now();
  if (view.done !== rows) throw new Error(`${view.done} of ${rows} rows were taken in`);
  process.stderr.write(`taken in after ${((done - confirmed) / 1_000).toFixed(1)} s; now until all of it has arrived\n`);
  await arrived(stage);
  const after = await counted(stage);
  return {
    ...{ rows, megabytes: file.length / 1_048_576, memory: { before: memory.before, peak: memory.peak } },
    ...{ uploadSeconds: (uploaded - begun) / 1_000, checkSeconds: (checked - uploaded) / 1_000, takeSeconds: (done - confirmed) / 1_000 },
    ...{ perSecond: rows / ((done - confirmed) / 1_000), settledSeconds: (performance.now() - done) / 1_000 },
    cpu: Object.fromEntries([...spent].filter(([, seconds]) => seconds > 0).map(([role, seconds]) => [role, (seconds / rows) * 1_000])),
    left: Object.fromEntries(Object.entries(after).map(([table, count]) => [table, (count - (before[table] ?? 0)) / rows])),
  };
}

export const importedText = ({ rows, megabytes, memory, left, cpu, ...seconds }: Imported): string =>
  [
    `${rows} rows, ${megabytes.toFixed(1)} MB: ${seconds.perSecond.toFixed(0)} rows/s taken in`,
    Object.entries(seconds).filter(([name]) => name !== 'perSecond').map(([name, value]) => `${name.replace('Seconds', '')} ${value.toFixed(1)} s`).join(', '), // prettier-ignore
    `memory of ${SERVICE}: ${memory.before.toFixed(0)} MB before, ${memory.peak.toFixed(0)} MB at most`,
    `CPU-seconds for 1,000 rows: ${Object.entries(cpu).map(([role, used]) => `${role} ${used.toFixed(2)}`).join(', ')}`, // prettier-ignore
    `left by each row: ${Object.entries(left).map(([table, count]) => `${table} ${count}`).join(', ')}`, // prettier-ignore
  ].join('\n');

function fileOf(rows: number): Uint8Array<ArrayBuffer> {
  const marks = new Marks();
  const lines = Array.from({ length: rows }, (_, i) => {
    const contact = i % 2 === 0 ? `王明,138${String(i).padStart(8, '0')}` : ',';
    return `${companyName(marks.draw())},${creditCode('500112', String(i).padStart(9, '0'))},建材,${contact}`;
  });
  return new Uint8Array(Buffer.from(`\uFEFF名称,统一社会信用代码,行业,联系人,电话\r\n${lines.join('\r\n')}\r\n`));
}

async function reached(actor: HttpActor, importId: string, status: ImportStatus): Promise<ImportView> {
  for (;;) {
    const view = await actor.call(api.getImport, { importId });
    if (view.status === status) return view;
    if (view.failure) throw new Error(view.failure.en);
    await pause(LOOKS_EVERY_MS);
  }
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

/** However long it takes: events of 100,000 customers are taken in one by one, while other work goes before. */
async function arrived(stage: Stage): Promise<void> {
  const open = `SELECT count(*)::int AS n FROM "audit" a WHERE NOT EXISTS (SELECT FROM "audit_seal" s WHERE s."position" = a."position")`;
  while (!(await stage.isAtRest()) || ((await stage.databases.rows<{ n: number }>(SERVICE, open))[0]?.n ?? 0) > 0) await pause(LOOKS_EVERY_MS * 4);
}

/** The most that the service took while something was done. */
class PeakMemory {
  readonly before: number;
  peak = 0;
  private readonly ours: Ours;

  constructor(ours: Ours) {
    this.ours = ours;
    this.before = this.look();
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => this.look(), 1_000);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  private look(): number {
    const now = memoryOf(this.ours).byProcess[SERVICE] ?? 0;
    this.peak = Math.max(this.peak, now);
    return now;
  }
}
