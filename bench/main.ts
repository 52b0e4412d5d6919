import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reconciled } from '../chaos/check/reconciler.ts';
import { commit, machine } from '../chaos/report/machine.ts';
import { writeSection } from '../chaos/report/page.ts';
import { aligned } from '../chaos/report/table.ts';
import type { PreparedCompany } from '../chaos/stage/company.ts';
import { Stage } from '../chaos/stage/stage.ts';
import { StartFailure } from '../deploy/local/failure.ts';
import { repository, tradewind, within } from '../deploy/local/paths.ts';
import { printFailure, say, step } from '../deploy/local/steps.ts';
import { FORMS, type Form } from './forms.ts';
import { memoryOf } from './measure/memory.ts';
import { Ours } from './measure/ours.ts';
import { Profiling } from './measure/profiled.ts';
import { comparedWrite } from './operations/compared-writes.ts';
import { SELLERS } from './made/company.ts';
import { Loader, type Loaded } from './made/loader.ts';
import { factsLoaded } from './load/facts.ts';
import { Marks } from './operations/marks.ts';
import { Office } from './operations/office.ts';
import type { Measured } from './operations/operation.ts';
import { readOperations } from './operations/reads.ts';
import { writeWork } from './operations/writes.ts';
import { COLUMNS, growthPageOf, objectionsTo, pageOf, rowOf } from './report/page.ts';
import { compared } from './run/compare.ts';
import { consoleMeasured } from './run/console.ts';
import { eventToEffect } from './run/event.ts';
import { exported } from './run/exported.ts';
import { exportedOrders } from './run/exported-orders.ts';
import { grown } from './run/growth.ts';
import { importedCustomers } from './run/imported.ts';
import { mixedLoad } from './run/mixed.ts';
import { monthlyReports } from './run/monthly.ts';
import type { BenchResult, Compared, Growth, Monthly } from './run/results.ts';
import { shipped, starts } from './run/starts.ts';
import { Limits, recordings, settled } from './stage/bench-stage.ts';
import { onOwnStage, type Stopping } from './stage/own-stage.ts';
import { Preparation } from './stage/prepared.ts';

const PAGE = join(repository, 'docs/benchmarks.md');
const NOT_MEASURED = ['sign-in and inbox have no limit to compare with'];
const PEOPLE = ['bj-rep1', 'bj-manager', 'bj-finance', 'bj-clerk', 'bj-service', 'gm'] as const;
const WITHOUT_ORDERS_TO_CONFIRM = Infinity;
/** The plain and the tuned limit server confirm orders of the same stack. */
const LIMITS_TAKE = 3;

interface Asked {
  readonly form: Form;
  readonly only: readonly string[] | undefined;
  /** Customers to grow to, orders five times as many; 0: growth is not measured. */
  readonly growth: number;
}

/** `npm run bench [-- --quick] [-- --only "get a customer"] [-- --growth 1000000]`: the platform against what Node and PostgreSQL do at best, in one run on one machine. */
async function main(args: readonly string[]): Promise<number> {
  const options = {
    quick: { type: 'boolean' },
    check: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    seconds: { type: 'string' },
    growth: { type: 'string', default: '0' },
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const form = { ...FORMS[values.check ? 'check' : values.quick ? 'quick' : 'full'], ...lasting(values.seconds) };
  const asked = { form, only: values.only, growth: parseInt(values.growth, 10) };
  const up = (): Promise<Stage> => Stage.up(`bench-${process.pid}`, form.processes, Profiling.wanted?.postgresSettings);
  const result = await onOwnStage(
    () => (Profiling.wanted ? Profiling.wanted.during(up) : up()),
    (stage, stopping) => run(stage, asked, stopping),
  );
  return result === undefined ? 1 : conclude(result);
}

/** Both sides ready to be asked, and what was measured while nothing else was at work. */
async function ready(stage: Stage, form: Form, shutdown: Stopping) {
  const [office, marks, ours] = [new Office(stage.url), new Marks(), new Ours(stage.stateDir)];
  const preparation = new Preparation(stage.url, JSON.parse(readFileSync(stage.companyFile, 'utf8')) as PreparedCompany);
  const there = await step('a deal, a closed month', () => preparation.everything());
  const signedIn = (): Promise<void> => office.signedIn(PEOPLE);
  await signedIn();
  await settled(stage);
  const idle = memoryOf(ours);
  const event = await step('event to effect, idle', () => eventToEffect({ url: stage.url, office, marks, databases: stage.databases }, form.samples));
  const toConfirm = await step('an order to confirm', () => preparation.ordersToConfirm(1));
  const work = writeWork(office, marks, there, toConfirm);
  const recorded = await step('what each command leaves behind', () => recordings(stage, work, marks));
  toConfirm.push(...(await step(`${form.orders} orders to confirm`, () => preparation.ordersToConfirm(form.orders))));
  await settled(stage);
  const stand = { databases: stage.databases, auditKeysDir: stage.servers.env.AUDIT_KEYS_DIR ?? '', recorded: [recorded[0]!, recorded[2]!] } as const;
  const loader = await Loader.from(stand);
  const loaded = await step(`${form.rows} customers as commands leave them`, () => loadedAsCommandsDo(loader, form.rows));
  await settled(stage);
  const laid = form.orders * LIMITS_TAKE;
  const limits = await step('limit servers with the same rows', () => Limits.start(stage, ours, recorded, laid));
  shutdown.later('the limit servers', () => limits.stop());
  const ids = await stage.databases.rows<{ id: string }>('customers', 'SELECT "id" FROM "customer" ORDER BY random() LIMIT 1000');
  const known = { customers: ids.map(({ id }) => id), orders: [there.orderId] };
  const reads = readOperations(office, there, known);
  const operations: Measured[] = [...work.map((each, i) => comparedWrite(each, recorded[i]!, laid)), ...reads];
  const growing = { stage, loader, preparation, operations, known, toConfirm, signedIn, event: { url: stage.url, office, marks, databases: stage.databases } };
  return { signedIn, ours, idle, event, loader, loaded, limits, operations, confirming: operations[2], growing };
}

async function run(stage: Stage, { form, only, growth }: Asked, shutdown: Stopping): Promise<BenchResult> {
  const { signedIn, ours, idle, event, loader, loaded, limits, operations, confirming, growing } = await ready(stage, form, shutdown);
  const results: Compared[] = [];
  await Profiling.wanted?.begin(stage.databases);
  for (const operation of chosenOf(operations, only)) {
    await signedIn();
    const most = operation === confirming ? Math.floor(form.orders / form.connections.length / form.rounds) : WITHOUT_ORDERS_TO_CONFIRM;
    results.push(...(await step(operation.name, () => compared(operation, limits.sides, form, most))));
  }
  await Profiling.wanted?.statements(stage.databases);
  const looked = { at: new Date().toISOString(), commit: commit(), machine: machine(), form: form.name, rows: form.rows, compared: results, event };
  if (only !== undefined) return { ...looked, ...NOTHING_ELSE, loaded: { ...loaded, sample: 'a sample equal to what commands left' } };
  const named = (name: string): Measured => operations.find((operation) => operation.name === name)!;
  const [byKey, reports] = [named('get a customer'), [named('monthly sales by person'), named('monthly sales by region')]] as const;
  const mixed = await step('reads beside reports', () => mixedLoad(stage.url, byKey.platform, reports[0].platform, form.seconds));
  const sentOut = await step('export of customers', () => exported(stage.url, 'gm', 'customers'));
  const underLoad = memoryOf(ours);
  const imported = await step(`import of ${form.imported} customers`, () => importedCustomers(stage, form.imported));
  const console = await step('the console in Chromium', () => consoleMeasured(stage.url, form.looks));
  const sample = await step('what was loaded, reconciled', () => lookedAt(stage, loader));
  const reporting = (): Promise<Monthly> => monthlyReports(limits.sides.platform, { seconds: form.seconds, rounds: form.rounds + 1 }, byKey, reports);
  const loadSeconds = await factsLoaded(stage.databases, form.facts);
  const monthly = { ...(await step(`monthly reports over ${form.facts} facts`, reporting)), facts: form.facts, loadSeconds };
  const ordersOut = await exportedOrders(stage, loader, form.exported);
  const started = await step('starts, all in one process', () => starts(stage.servers.env, stage.stateDir));
  const large = growth > 0 ? await growthOf({ ...growing, reporting, many: growth }) : 'growth (`-- --growth 1000000`)';
  return {
    ...{
      ...looked,
      mixed,
      monthly,
      exported: sentOut,
      exportedOrders: ordersOut,
      imported,
      console,
      memory: { idle, underLoad },
      loaded: { ...loaded, sample },
      starts: started,
    },
    ...(typeof large === 'string' ? { growth: null, notMeasured: [...NOT_MEASURED, large] } : { growth: large, notMeasured: NOT_MEASURED }),
    shipped: shipped(),
  };
}

/** Or why it was not: everything else is measured by then and not thrown away. */
async function growthOf(growing: Parameters<typeof grown>[0]): Promise<Growth | string> {
  try {
    return await step(`growth to ${growing.many} customers`, () => grown(growing));
  } catch (error) {
    return `${BROKE_OFF}: ${String(error)}`;
  }
}
const BROKE_OFF = 'growth, which broke off';

/** Of a run that looks at some operations alone. */
const NOTHING_ELSE = {
  ...{
    mixed: null,
    monthly: null,
    exported: null,
    exportedOrders: null,
    imported: null,
    console: null,
    memory: null,
    growth: null,
    starts: null,
    shipped: null,
  },
  notMeasured: ['everything but what `--only` named'],
} as const;

/** Bursts and the warming up before them of another length. */
const lasting = (seconds: string | undefined): Partial<Form> =>
  seconds === undefined ? {} : { seconds: parseInt(seconds, 10), warmUpSeconds: parseInt(seconds, 10) };

/** A made customer and a made order are looked at before and after. */
async function assertAsCommandsDo(loader: Loader): Promise<void> {
  const differences = await loader.differences({ customers: 1_000, orders: 5_000, sellers: SELLERS });
  if (differences.length > 0) throw new Error(`What the loader makes is not what commands leave: ${differences.join(', ')}`);
}

async function loadedAsCommandsDo(loader: Loader, rows: number): Promise<Loaded> {
  await assertAsCommandsDo(loader);
  return loader.announced(rows);
}

async function lookedAt(stage: Stage, loader: Loader): Promise<string> {
  await settled(stage);
  await assertAsCommandsDo(loader);
  const { violations } = await reconciled(stage.databases.urls, ['--settle', '5'], {
    AUDIT_PUBLIC_KEYS_FILE: join(within(stage.stateDir).keys, 'audit', 'public.jwks.json'),
  });
  return `a sample equal to what commands left; reconciler: ${violations.length === 0 ? 'nothing' : violations.map(({ id, what }) => `${id} ${what}`).slice(0, 3).join('; ')}`; // prettier-ignore
}

function chosenOf(operations: readonly Measured[], only: readonly string[] | undefined): readonly Measured[] {
  const chosen = only === undefined ? operations : operations.filter(({ name }) => only.some((words) => name.includes(words)));
  if (chosen.length > 0) return chosen;
  throw new StartFailure(`Nothing is called ${only?.join(', ') ?? ''}`, `there are: ${operations.map(({ name }) => name).join(', ')}`, 'name one of them');
}

function conclude(result: BenchResult): number {
  say(`\n${aligned([COLUMNS, ...result.compared.map(rowOf)])}\n`);
  const file = join(tradewind, 'bench', `${result.at.replaceAll(':', '')}.json`);
  mkdirSync(join(tradewind, 'bench'), { recursive: true });
  writeFileSync(file, JSON.stringify(result, null, 2));
  say(`figures: ${file}`);
  const [page, grown] = [pageOf(result), growthPageOf(result)];
  if (result.form !== 'check' && result.mixed) {
    writeSection(`bench ${result.form}`, page, PAGE);
    if (grown !== null) writeSection('bench growth', grown, PAGE);
  } else say(page);
  const objections = [...objectionsTo(result), ...result.notMeasured.filter((what) => what.startsWith(BROKE_OFF))];
  for (const objection of objections) say(`✗ ${objection}`);
  return objections.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  printFailure(error, { verbose: true });
  process.exitCode = 1;
}
