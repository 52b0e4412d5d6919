import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from '../../chaos/run/results.ts';
import type { Stage } from '../../chaos/stage/stage.ts';
import { say, step } from '../../deploy/local/steps.ts';
import { burst } from '../load/burst.ts';
import { bareCommit, diskAsBefore } from '../load/commits.ts';
import { SELLERS, type Seller } from '../made/company.ts';
import type { Loader } from '../made/loader.ts';
import { undisturbed } from '../made/settings.ts';
import { verifiedTraces } from '../made/verified.ts';
import type { Measured } from '../operations/operation.ts';
import type { Known } from '../operations/reads.ts';
import type { Preparation } from '../stage/prepared.ts';
import { settled } from '../stage/bench-stage.ts';
import { eventToEffect } from './event.ts';
import { exported } from './exported.ts';
import type { Growth, Monthly } from './results.ts';

const CONNECTIONS = 4;
const SECONDS = 3;
const WARM_UP_SECONDS = 1;
const ORDERS_EACH = 5;
/** Events of each, from the answer until their effect. */
const SAMPLES = 60;
/** Orders made ready to be confirmed before each look. */
const TO_CONFIRM = 80;
const SMALLER = 100;
/** Until sealers have looked through the traces of a million customers, twice, and go on from there. */
const LOOKED_THROUGH_MS = 60_000;

/** Beside which every other figure is to be read: it holds nothing of the company. */
const COMMIT_ALONE = 'a commit alone (PostgreSQL and the disk)';

interface Growing {
  readonly stage: Stage;
  readonly loader: Loader;
  readonly preparation: Preparation;
  /** What is asked before and after; those that confirm take from `toConfirm`. */
  readonly operations: readonly Measured[];
  readonly toConfirm: string[];
  /** Those who are asked for: of all that there are within reach of whoever asks. */
  readonly known: Known;
  /** Before each: loading takes longer than a token lasts. */
  readonly signedIn: () => Promise<void>;
  readonly event: Parameters<typeof eventToEffect>[0];
  readonly reporting: () => Promise<Monthly>;
  /** Customers. */
  readonly many: number;
}

/** The same operations in a company of a hundredth the size and in the whole; what is loaded for it counts as announced long ago. */
export async function grown(growing: Growing): Promise<Growth> {
  const { stage, loader, many, reporting } = growing;
  const sizeOf = (customers: number) => ({ customers, orders: customers * ORDERS_EACH });
  const few = Math.ceil(many / SMALLER);
  return undisturbed(stage.databases, async () => {
    const company = await loader.growingTo({ ...sizeOf(many), sellers: SELLERS });
    await step(`loaded: ${few} customers`, () => company.load(sizeOf(0), sizeOf(few)));
    const links = await step('its traces, verified', () => verifiedTraces(stage.databases, stage.servers.env.AUDIT_KEYS_DIR ?? ''));
    const before = await step('asked of the small company', () => p95Of(growing));
    const since = performance.now();
    await step(`loaded: ${many} customers`, () => company.load(sizeOf(few), sizeOf(many)));
    const loadSeconds = (performance.now() - since) / 1_000;
    await step('sealers look through it', () => pause((many / 1e6) * LOOKED_THROUGH_MS));
    await step('disk as before', () => diskAsBefore(stage.databases, before[COMMIT_ALONE] ?? 0));
    const after = await step('asked of the large company', () => p95Of(growing));
    const monthly = await step('monthly reports of the large company', reporting);
    const p95 = Object.fromEntries(Object.entries(before).map(([name, small]) => [name, [small, after[name] ?? 0] as const]));
    return { few, many, links, loadSeconds, gigabytes: await gigabytesOf(stage), p95, monthly };
  });
}

async function p95Of(growing: Growing): Promise<Record<string, number>> {
  const { stage, loader, operations, preparation, toConfirm, known, signedIn, event } = growing;
  known.customers.splice(0, Infinity, ...(await drawnFrom(stage, 'customers', 'customer', loader.seller)));
  known.orders.splice(0, Infinity, ...(await drawnFrom(stage, 'orders', 'sales_order', loader.seller)));
  toConfirm.splice(0, Infinity, ...(await preparation.ordersToConfirm(TO_CONFIRM)));
  await settled(stage);
  const found: Record<string, number> = { [COMMIT_ALONE]: await bareCommit(stage.databases) };
  for (const operation of operations) {
    await signedIn();
    found[operation.name] = await p95Asked(stage.url, operation);
    await settled(stage);
  }
  await signedIn();
  found['event to effect in another service (p99)'] = (await eventToEffect(event, SAMPLES)).p99;
  const { rows, seconds } = await exported(stage.url, EXPORTED_BY, 'customers');
  say(`  ${rows} customers exported in ${seconds.toFixed(1)} s`);
  found['export of customers, each thousand of them'] = (seconds / rows) * 1e6;
  return found;
}

/** A thousand of those whom this seller has. */
async function drawnFrom({ databases }: Stage, service: string, table: string, { ownerId }: Seller): Promise<string[]> {
  const rows = await databases.rows<{ id: string }>(service, `SELECT "id" FROM "${table}" WHERE "ownerId" = $1 ORDER BY random() LIMIT 1000`, [ownerId]);
  return rows.map(({ id }) => id);
}

/** Whoever sells, and reaches no more than before when others sell more. */
const EXPORTED_BY = 'bj-manager';

async function p95Asked(url: string, { name, platform }: Measured): Promise<number> {
  if (!name.startsWith('confirm')) await burst(url, platform, { connections: CONNECTIONS, seconds: WARM_UP_SECONDS }); // orders to confirm are few
  const { latencies, errors, firstError } = await burst(url, platform, { connections: CONNECTIONS, seconds: SECONDS });
  if (errors > latencies.length / 100) throw new Error(`${name}: ${errors} of ${latencies.length} failed: ${firstError ?? ''}`);
  const p95 = percentile(latencies, 0.95);
  say(`  ${name}: p95 ${p95.toFixed(1)} ms of ${latencies.length}`);
  return p95;
}

async function gigabytesOf({ databases }: Stage): Promise<number> {
  const rows = await databases.everywhere<{ size: string }>('SELECT pg_database_size(current_database())::text AS "size"');
  return rows.reduce((sum, { size }) => sum + parseInt(size, 10), 0) / 1e9;
}
