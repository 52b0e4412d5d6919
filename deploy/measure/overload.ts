import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { HttpActor } from '@tradewind/client/http-actor';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { HEAD_OFFICE_POSTS, PASSWORD } from '../../e2e/support/head-office.ts';
import { prepareCompany } from '../../e2e/support/prepare.ts';
import { startServers } from '../local/environment.ts';
import { migrate } from '../local/migrations.ts';
import { tradewind } from '../local/paths.ts';
import { startPlatform } from '../local/platform.ts';
import { freePort } from '../local/ports.ts';
import { say } from '../local/steps.ts';

/**
 * `node deploy/measure/overload.ts [seconds]`: what three times too much does to the platform (R13). Commands of the orders
 * service and reports together: first as many callers as keep it busy, then three times as many, then the first number again.
 * Generator and platform share the machine: compare the phases, do not quote the figures.
 */
const SECONDS = parseInt(process.argv[2] ?? '20', 10);
const CALLERS = 16;

interface Call {
  readonly kind: 'command' | 'report';
  readonly status: number;
  readonly ms: number;
}

async function phase(name: string, callers: number, ask: readonly (() => Promise<Call>)[]): Promise<void> {
  const until = performance.now() + SECONDS * 1_000;
  const calls: Call[] = [];
  const caller = async (nth: number): Promise<void> => {
    for (let turn = nth; performance.now() < until; turn += 1) calls.push(await ask[turn % ask.length]!());
  };
  await Promise.all(Array.from({ length: callers }, (_, nth) => caller(nth)));
  say(`${name} (${callers} callers, ${SECONDS} s)`);
  for (const kind of ['command', 'report'] as const) say(`  ${kind}: ${figures(calls.filter((call) => call.kind === kind))}`);
}

function figures(calls: readonly Call[]): string {
  const done = calls.filter(({ status }) => status < 300);
  const shed = calls.filter(({ status }) => status === 503);
  const others = calls.filter(({ status }) => status >= 300 && status !== 503);
  return `${(done.length / SECONDS).toFixed(1)}/s done, p50 ${percentile(done, 0.5)} p99 ${percentile(done, 0.99)} ms · ${shed.length} shed, p50 ${percentile(shed, 0.5)} p99 ${percentile(shed, 0.99)} ms · ${others.length} other answers`;
}

function percentile(calls: readonly Call[], share: number): string {
  const sorted = calls.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(0) ?? '–';
}

async function timed(kind: Call['kind'], url: string, init: RequestInit): Promise<Call> {
  const since = performance.now();
  const response = await fetch(url, init);
  await response.arrayBuffer();
  return { kind, status: response.status, ms: performance.now() - since };
}

async function tokenOf(url: string, login: string): Promise<string> {
  const { access_token } = await new HttpActor(url, null).call(signInApi.signIn, { grant_type: 'password', username: login, password: PASSWORD });
  return access_token;
}

/** Three commands to each report. */
async function mixed(url: string): Promise<(() => Promise<Call>)[]> {
  const [keeper, gm] = [await tokenOf(url, HEAD_OFFICE_POSTS.warehouse.login), await tokenOf(url, HEAD_OFFICE_POSTS.gm.login)];
  const command = (): Promise<Call> =>
    timed('command', `${url}/api/v1/stock-items`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keeper}`, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ productId: randomUUID(), sku: randomUUID().slice(0, 8), name: '钢管', warehouse: 'CK-01', onHand: '1' }),
    });
  const report = (): Promise<Call> => timed('report', `${url}/api/v1/sales-ledger`, { headers: { authorization: `Bearer ${gm}` } });
  return [command, command, report, command];
}

const stateDir = join(tradewind, `measure-${process.pid}`);
mkdirSync(stateDir, { recursive: true });
const servers = await startServers({ stateDir, durable: false });
try {
  const quotas = { QUOTA_PER_PERSON: '10000000', QUOTA_PER_ADDRESS: '10000000', LOG_LEVEL: 'error' };
  const env: Record<string, string> = { ...servers.env, ...quotas, PORT: String(await freePort()), ...(process.env.LANES && { LANES: process.env.LANES }) };
  await migrate(env);
  const processes = [
    ['--only', 'gateway'],
    ['--only', 'identity,policies,customers,contracts'],
    ['--only', 'orders,after-sales,expenses,performance'],
  ];
  const platform = await startPlatform({ env, processes, logDir: join(stateDir, 'log') });
  try {
    await prepareCompany({ url: platform.url, setupCode: env.SETUP_CODE ?? '', file: join(stateDir, 'company.json') });
    const ask = await mixed(platform.url);
    await phase('busy', CALLERS, ask);
    await phase('three times too much', CALLERS * 3, ask);
    await phase('afterwards', CALLERS, ask);
  } finally {
    await platform.stop();
  }
} finally {
  await servers.stop();
  rmSync(stateDir, { recursive: true, force: true });
}
