import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { until } from '../chaos/run/recovery.ts';
import { commit, machine } from '../chaos/report/machine.ts';
import { writeSection } from '../chaos/report/page.ts';
import { aligned } from '../chaos/report/table.ts';
import type { PreparedCompany } from '../chaos/stage/company.ts';
import { Stage } from '../chaos/stage/stage.ts';
import { PASSWORD } from '../deploy/demo/organisation.ts';
import { connected } from '../deploy/local/connected.ts';
import { StartFailure } from '../deploy/local/failure.ts';
import { repository, tradewind } from '../deploy/local/paths.ts';
import { listenForStop } from '../deploy/local/shutdown.ts';
import { printFailure, say, step } from '../deploy/local/steps.ts';
import { LimitServer } from './limit/limit-server.ts';
import { burst, type Sent } from './load/burst.ts';
import { customerOperations } from './operations/customers.ts';
import type { Measured } from './operations/operation.ts';
import { otherOperations } from './operations/others.ts';
import { COLUMNS, objectionsTo, pageOf, rowOf } from './report/page.ts';
import { compared, type Pace } from './run/compare.ts';
import { eventToEffect } from './run/event.ts';
import type { BenchResult, Compared } from './run/results.ts';
import type { Side } from './run/side.ts';

interface Form extends Pace {
  readonly name: string;
  /** Customers on either side before anything is measured. */
  readonly rows: number;
  readonly samples: number;
}

const FORMS: Readonly<Record<'full' | 'quick' | 'check', Form>> = {
  full: { name: 'full', rows: 5_000, connections: [1, 10, 50], seconds: 8, rounds: 3, samples: 300 },
  quick: { name: 'quick', rows: 1_000, connections: [10, 50], seconds: 3, rounds: 1, samples: 100 },
  // that it works, not how fast
  check: { name: 'check', rows: 60, connections: [2], seconds: 1, rounds: 1, samples: 5 },
};

const NOT_MEASURED = [
  ...['quote of 5 lines', 'order of 5 lines', 'reading an order', 'allocating a receipt', 'opening a ticket', 'submitting and approving a claim'],
  ...[
    'monthly sales',
    'scorecard',
    'import and export of 100,000',
    'growth to 1 M customers',
    'a tuned limit server',
    'cold and warm start, memory, image size',
  ],
];

/** Its token lasts ten minutes. */
const TOKEN_MS = 5 * 60_000;

/** `npm run bench [-- --quick] [-- --only "get a customer"]`: the platform against what Node and PostgreSQL do at best, in one run on one machine. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { quick: { type: 'boolean' }, check: { type: 'boolean' }, only: { type: 'string' } } });
  const form = FORMS[values.check ? 'check' : values.quick ? 'quick' : 'full'];
  const shutdown = listenForStop(say);
  try {
    const stage = await step('platform and company', () => Stage.up(`bench-${process.pid}`));
    shutdown.later('the platform', async () => {
      await stage.down();
      stage.forget();
    });
    const limit = await step('limit server', () => LimitServer.start(stage.servers.postgres.adminUrl));
    shutdown.later('the limit server', () => limit.stop());
    const result = await Promise.race([run(stage, limit, form, values.only), shutdown.requested]);
    return result === undefined ? 1 : conclude(result);
  } finally {
    await shutdown.run();
  }
}

async function run(stage: Stage, limit: LimitServer, form: Form, only: string | undefined): Promise<BenchResult> {
  const { people } = JSON.parse(readFileSync(stage.companyFile, 'utf8')) as PreparedCompany;
  const tokens = await Tokens.of(stage.url, 'bj-rep1');
  const asking = { token: () => tokens.now };
  const sides = sidesOf(stage, limit);
  const seeded = { platformIds: [] as string[], limitIds: [] as string[] };
  const operations = [...customerOperations(asking, seeded), ...otherOperations(asking, people[0]?.login ?? '')];
  const chosen = only === undefined ? operations : operations.filter(({ name }) => name.includes(only));
  if (chosen.length === 0)
    throw new StartFailure(`Nothing is called ${only ?? ''}`, `there are: ${operations.map(({ name }) => name).join(', ')}`, 'name one of them');
  await step(`${form.rows} customers on either side`, () => seed(operations[0], sides, form.rows));
  seeded.platformIds.push(...(await idsIn(() => stage.databases.rows<{ id: string }>('customers', IDS))));
  seeded.limitIds.push(...(await idsIn(() => connected(limit.databaseUrl, async (db) => (await db.query<{ id: string }>(IDS)).rows))));
  const event = await step('event to effect, idle', () => eventToEffect(stage.url, tokens.now, stage.databases, form.samples));
  const results: Compared[] = [];
  for (const operation of chosen) {
    await tokens.renewed();
    const of = await step(operation.name, () => compared(operation, sides, form));
    results.push(...of);
  }
  return {
    at: new Date().toISOString(),
    commit: commit(),
    machine: machine(),
    form: form.name,
    rows: form.rows,
    compared: results,
    event,
    notMeasured: NOT_MEASURED,
  };
}

const IDS = 'SELECT "id" FROM "customer" ORDER BY random() LIMIT 1000';
const idsIn = async (rows: () => Promise<readonly { id: string }[]>): Promise<string[]> => (await rows()).map(({ id }) => id);

function sidesOf(stage: Stage, limit: LimitServer): { platform: Side; limit: Side } {
  const LIMIT = 'limit server';
  const settled = (): Promise<void> => until('nothing is on its way any more', () => stage.isAtRest()).then(() => undefined);
  const known = { [limit.pid]: LIMIT };
  const counted = (rows: readonly { n: number }[]): number => rows[0]?.n ?? 0;
  const counting = (table: string): string => `SELECT count(*)::int AS n FROM "${table}"`;
  return {
    platform: {
      ...{ name: 'platform', url: stage.url, known, settled },
      roles: (role) => role !== LIMIT && role !== 'others',
      count: async (table) => counted(await stage.databases.rows('customers', counting(table))),
    },
    limit: {
      ...{ name: 'limit', url: limit.url, known, settled: () => Promise.resolve() },
      roles: (role) => role === LIMIT || role === 'PostgreSQL',
      count: (table) => connected(limit.databaseUrl, async (db) => counted((await db.query<{ n: number }>(counting(table))).rows)),
    },
  };
}

async function seed(create: Measured | undefined, sides: { platform: Side; limit: Side }, rows: number): Promise<void> {
  if (!create?.limit) throw new Error('Nothing makes rows');
  for (const [side, next] of [[sides.platform, create.platform], [sides.limit, create.limit]] as const) await filled(side, next, rows); // prettier-ignore
}

async function filled(side: Side, next: () => Sent, rows: number): Promise<void> {
  while ((await side.count('customer')) < rows) {
    const { errors, firstError } = await burst(side.url, next, { connections: 10, seconds: 1 });
    if (errors > 0) throw new Error(firstError ?? '');
  }
  await side.settled();
}

/** The access token of one person, before it ends. */
class Tokens {
  now = '';
  private at = 0;
  private readonly url: string;
  private readonly login: string;

  private constructor(url: string, login: string) {
    this.url = url;
    this.login = login;
  }

  static async of(url: string, login: string): Promise<Tokens> {
    const tokens = new Tokens(url, login);
    await tokens.renewed();
    return tokens;
  }

  async renewed(): Promise<void> {
    if (performance.now() - this.at < TOKEN_MS && this.now !== '') return;
    const body = JSON.stringify({ grant_type: 'password', username: this.login, password: PASSWORD });
    const response = await fetch(`${this.url}/api/v1/oauth/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`${this.login} cannot sign in: ${response.status}`);
    this.now = token;
    this.at = performance.now();
  }
}

function conclude(result: BenchResult): number {
  say(`\n${aligned([COLUMNS, ...result.compared.map(rowOf)])}\n`);
  if (result.event) say(`event to effect, idle: p50 ${result.event.p50.toFixed(1)} ms, p99 ${result.event.p99.toFixed(1)} ms`);
  const file = join(tradewind, 'bench', `${result.at.replaceAll(':', '')}.json`);
  mkdirSync(join(tradewind, 'bench'), { recursive: true });
  writeFileSync(file, JSON.stringify(result, null, 2));
  say(`figures: ${file}`);
  if (result.form !== 'check') writeSection('bench', pageOf(result), join(repository, 'docs/benchmarks.md'));
  const objections = objectionsTo(result);
  for (const objection of objections) say(`✗ ${objection}`);
  return objections.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
