import { BARS } from '../operations/operation.ts';
import { BUDGETS } from '../run/console.ts';
import type { ExportedOrders } from '../run/exported-orders.ts';
import type { BenchResult, Compared, Figures, Growth, Monthly } from '../run/results.ts';
import { ratesOf, type Imported } from '../run/imported.ts';

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

export const COLUMNS = [
  'operation',
  'connections',
  'requests/s',
  'limit',
  'p50 / p95 / p99 ms',
  'limit',
  'CPU-s per 1,000',
  'limit',
  'ratio',
  'tuned',
  'p99 ratio',
  'errors',
  'put off',
  'foreign load',
];

export function rowOf(each: Compared): string[] {
  const { operation, connections, platform, limit, cpuRatio, tunedRatio, p99Ratio, foreign } = each;
  const of = (figures: Figures | null, said: (figures: Figures) => string): string => (figures ? said(figures) : '–');
  const latencies = ({ p50, p95, p99 }: Figures): string => `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`;
  return [
    ...[operation, String(connections), platform.perSecond.toFixed(0), of(limit, ({ perSecond }) => perSecond.toFixed(0))],
    ...[latencies(platform), of(limit, latencies), platform.cpu.toFixed(2), of(limit, ({ cpu }) => cpu.toFixed(2))],
    ...[
      cpuRatio === null ? '–' : `${cpuRatio.toFixed(2)}${signOf(each)}`,
      tunedRatio?.toFixed(2) ?? '–',
      p99Ratio === null ? '–' : `${p99Ratio.toFixed(2)}${signOfP99(each)}`,
    ],
    ...[String(platform.errors + (limit?.errors ?? 0)), String(platform.putOff), `${(foreign * 100).toFixed(0)} %`],
  ];
}

/** Null where there is no bar. */
export function barOf({ kind, connections }: Compared): number | null {
  if (kind === 'none' || (connections !== 10 && connections !== 50)) return null;
  return BARS[kind][connections];
}

function signOf(each: Compared): string {
  const bar = barOf(each);
  return bar === null || each.cpuRatio === null ? '' : mark(each.cpuRatio, bar);
}

const mark = (figure: number, bar: number): string => (figure <= bar ? ' ✓' : ` ✗ (${bar})`);

const signOfP99 = ({ kind, connections, p99Ratio }: Compared): string =>
  kind === 'none' || connections !== 50 || p99Ratio === null ? '' : mark(p99Ratio, BARS.p99At50);

/** What speaks against the figures: answers that were not given, rows that are not there. */
export const objectionsTo = ({ compared }: BenchResult): string[] =>
  compared.flatMap(({ operation, connections, platform, limit, tuned }) =>
    [platform, limit, tuned].flatMap((figures, i) => {
      const side = ['platform', 'limit server', 'tuned limit server'][i] ?? '';
      if (!figures) return [];
      const rows = Object.entries(figures.wrongRows).map(
        ([table, n]) => `${operation}, ${connections} connections, ${side}: ${n} rows in ${table} other than its answers say`,
      );
      return [
        ...(figures.journeys === 0 ? [`${operation}, ${connections} connections, ${side}: nothing was asked`] : []),
        ...(figures.errors > 0 ? [`${operation}, ${connections} connections, ${side}: ${figures.errors} errors: ${figures.firstError ?? ''}`] : []),
        ...rows,
      ];
    }),
  );

export function pageOf(result: BenchResult): string {
  const { form, rows, compared, notMeasured } = result;
  const processes = compared.filter(({ connections }) => connections === 10).map(({ operation, platform }) => `- ${operation}: ${byProcess(platform)}`);
  return `
## The last ${form === 'quick' ? 'quick' : 'long'} run (\`npm run bench${form === 'quick' ? ' -- --quick' : ''}\`)

${runOf(result)}; ${rows.toLocaleString('en')} customers on either side. Platform: eight services and the gateway, ${result.form === 'check' ? 'all in one process' : 'each a process'}. Limit: one process, plain Fastify and pg, which writes the rows that the platform was seen to write and reads the same tables; tuned: the same with named statements and two round trips for a command. CPU of the platform holds gateway, services, nats-server and PostgreSQL, and after writes all that follows from them; a bar stands behind a ratio that misses it. One "request" is a whole piece of work: a claim is four commands, a receipt two. Foreign load: the share of the machine's processor time, while a line was measured, that went to no process of this run, neither platform, limit server and their PostgreSQL and nats-server nor the program that asks them.

${markdown([COLUMNS, ...compared.map(rowOf)])}

CPU-seconds per 1,000 requests at 10 connections, by process:

${processes.join('\n')}

${others(result)}

Not measured: ${notMeasured.join('; ')}.
`;
}

/** The same in a small company and in a large one; null where that was not asked. */
export function growthPageOf(result: BenchResult): string | null {
  const { form, growth } = result;
  if (!growth) return null;
  const lines = Object.entries(growth.p95).map(([name, [few, many]]) => [
    name,
    ms(few),
    ms(many),
    `${(many / few).toFixed(2)}${mark(many / few, BARS.growth)}`,
  ]);
  return `
## The last growth (\`npm run bench -- ${form === 'quick' ? '--quick ' : ''}--growth ${growth.many}\`)

${runOf(result)}. ${growthLine(growth)}

${markdown([['operation', 'few, ms', 'many, ms', 'ratio'], ...lines])}
`;
}

const runOf = ({ at, commit, machine }: BenchResult): string => `${at.slice(0, 16).replace('T', ' ')} UTC, commit ${commit}; ${machine}`;

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const rate = ({ rows, seconds }: { readonly rows: number; readonly seconds: number }): string =>
  `${rows.toLocaleString('en')} in ${seconds.toFixed(1)} s, ${Math.round(rows / seconds).toLocaleString('en')}/s`;

/** What is measured once, beside the operations. */
function others(result: BenchResult): string {
  const { event, loaded, mixed, monthly, console: measured, memory, starts, shipped } = result;
  const mb = (sizes: Readonly<Record<string, number>>): string =>
    Object.entries(sizes)
      .sort(([, a], [, b]) => b - a)
      .map(([name, size]) => `${name} ${size.toFixed(0)}`)
      .join(', ');
  return [
    event && `- Event, from the answer of a command until another service has its effect, idle: p50 ${event.p50.toFixed(1)} ms, p99 ${event.p99.toFixed(1)} ms of ${event.samples}${mark(event.p99, BARS.eventMs)}.`, // prettier-ignore
    `- Customers made by the server, with credit profile, register, sealed traces and events, which are then sent and taken in: ${rate(loaded)}; ${loaded.sample}.`,
    mixed && `- Reads of a customer, 10 connections: p95 ${ms(mixed.alone.p95)} ms alone, ${ms(mixed.beside.p95)} ms beside 4 who ask for one report after the other (${mixed.reports.perSecond.toFixed(0)} reports/s).`, // prettier-ignore
    monthly && monthlyLine(monthly),
    ...fileLines(result),
    measured && consoleLines(measured),
    memory && `- Memory (PSS) idle: ${memory.idle.together.toFixed(0)} MB (${mb(memory.idle.byProcess)}); after the load: ${memory.underLoad.together.toFixed(0)} MB (${mb(memory.underLoad.byProcess)}).`, // prettier-ignore
    starts &&
      `- Everything in one process is ready after ${starts.cold.toFixed(1)} s with nothing compiled, ${starts.warm.toFixed(1)} s warm${mark(starts.warm, BARS.warmStart)}.`,
    shipped && `- Shipped: ${mb(shipped)} MB.`,
  ]
    .filter((line) => line !== null)
    .join('\n');
}

/** What somebody at a screen waits for, against what issue 7 allows. */
export function consoleLines({ interactions, opening, firstScreen }: NonNullable<BenchResult['console']>): string {
  const { interactionMs, longTaskMs, firstScreenBytes } = BUDGETS;
  const waits = Object.entries(interactions).map(([name, { p50, most, looks }]) => [name, ms(p50), `${ms(most)}${mark(most, interactionMs)}`, String(looks)]);
  const opened = Object.entries(opening).map(([name, { ms: took, longestTask, cpu }]) => [
    name,
    ms(took),
    `${ms(longestTask)}${mark(longestTask, longTaskMs)}`,
    ms(cpu),
  ]);
  return `- Console in Chromium, all these customers behind its list; first screen ${(firstScreen.bytes / 1_000).toFixed(1)} kB gzip${mark(firstScreen.bytes, firstScreenBytes)}. From the last key or press until the answer is painted, the pause in typing included:\n\n${markdown([['in the list of customers', 'p50 ms', 'most ms', 'times'], ...waits])}\n\n  Opened from its address, and the longest task that kept it from answering (none above 50 ms: 0):\n\n${markdown([['page', 'p50 ms', 'longest task ms', 'longest, ms of the processor'], ...opened])}\n`; // prettier-ignore
}

function growthLine({ few, many, links, loadSeconds, gigabytes, monthly }: Growth): string {
  const size = (customers: number): string => `${customers.toLocaleString('en')} customers, ${(customers * 5).toLocaleString('en')} orders, ${(customers * 11).toLocaleString('en')} events`; // prettier-ignore
  return `From ${size(few)} to ${size(many)} (loaded in ${loadSeconds.toFixed(0)} s, all databases ${gigabytes.toFixed(1)} GB), sold by 1,000 people in 200 units, of whom whoever asks is one or supervises one. Filled as commands leave them: customers with credit profile, register, traces and their chain (of the small company all ${links.toLocaleString('en')} links verified), events and their heads, the copies and cursors of after-sales; confirmed orders of five lines with their two events, currency and cursors kept by customers and contracts, and what each is worth in reports. Not filled: contracts and quotes, traces of orders, stock and credit taken, messages on the bus, answers kept for a week. Reports of the large company for 1,000 at 8 connections: ${reportsAgainst(monthly)}. p95 at 4 connections:`;
}

/** Reports against a read by primary key of the same moment. */
function monthlyLine({ facts, loadSeconds, ...monthly }: NonNullable<BenchResult['monthly']>): string {
  return `- Monthly reports over ${facts.toLocaleString('en')} facts (entered in ${loadSeconds.toFixed(0)} s), for 1,000 at 8 connections; ${reportsAgainst(monthly)}.`;
}

function reportsAgainst({ byKey, reports }: Monthly): string {
  const each = Object.entries(reports).map(([name, { cpu, p50 }]) => {
    const ratio = cpu / byKey.cpu;
    return `${name} ${cpu.toFixed(2)} CPU-s, p50 ${ms(p50)} ms, ratio ${ratio.toFixed(2)}${mark(ratio, BARS.monthly)}`;
  });
  return `a read by key ${byKey.cpu.toFixed(2)} CPU-s, p50 ${ms(byKey.p50)} ms: ${each.join('; ')}`;
}

/** Lists as files, out and in. Flat is memory that the second half of a file adds next to nothing to. */
function fileLines({ exported, exportedOrders, imported }: BenchResult): (string | null)[] {
  return [exported && `- Export of customers: ${rate(exported)}.`, ...(exportedOrders ?? []).map(ordersFileLine), imported && importLine(imported)];
}

export function ordersFileLine({ format, bytes, memory, cpu, ...file }: ExportedOrders): string {
  return `- Export of orders as ${format}: ${rate(file)}, ${(bytes / 1e6).toFixed(1)} MB. CPU-seconds for 1,000 rows: ${figuresOf(cpu)}. ${memoryOf(memory)}.`;
}

/** Of a service while it works on a file, in megabytes. */
const memoryOf = ({ before, early, peak }: Imported['memory']): string =>
  `Memory of the service ${before.toFixed(0)} MB before, ${early.toFixed(0)} MB at most in the first half, ${peak.toFixed(0)} MB at most`;

function importLine(imported: Imported): string {
  const { rows, takeSeconds, settledSeconds, memory, cpu } = imported;
  const { taken, fromFile } = ratesOf(imported);
  const per = (seconds: number): string => Math.round(seconds).toLocaleString('en');
  const together = Object.values(cpu.whole).reduce((sum, used) => sum + used, 0);
  return `- Import of ${rows.toLocaleString('en')} customers: ${per(taken)} rows/s from the confirmation to the last block (${takeSeconds.toFixed(1)} s)${taken >= BARS.importedPerSecond ? ' ✓' : ` ✗ (${BARS.importedPerSecond})`}, ${per(fromFile)} rows/s with reading and checking; all events taken in and traces sealed ${settledSeconds.toFixed(1)} s after that. CPU-seconds for 1,000 rows, all that follows included: ${together.toFixed(2)} (${figuresOf(cpu.whole)}). ${memoryOf(memory)}: ratio ${(memory.peak / memory.early).toFixed(2)}${mark(memory.peak / memory.early, BARS.importMemory)}.`;
}

const byProcess = ({ cpuByProcess }: Figures): string => figuresOf(cpuByProcess);

const figuresOf = (cpu: Readonly<Record<string, number>>): string =>
  Object.entries(cpu)
    .filter(([, cpu]) => cpu >= 0.01)
    .sort(([, a], [, b]) => b - a)
    .map(([role, cpu]) => `${role} ${cpu.toFixed(2)}`)
    .join(', ');
