import { BARS } from '../operations/operation.ts';
import type { BenchResult, Compared, Figures } from '../run/results.ts';

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
  'p99 ratio',
  'errors',
  'foreign load',
];

export function rowOf(each: Compared): string[] {
  const { operation, connections, platform, limit, cpuRatio, p99Ratio, foreign } = each;
  const of = (figures: Figures | null, said: (figures: Figures) => string): string => (figures ? said(figures) : '–');
  const latencies = ({ p50, p95, p99 }: Figures): string => `${ms(p50)} / ${ms(p95)} / ${ms(p99)}`;
  return [
    ...[operation, String(connections), platform.perSecond.toFixed(0), of(limit, ({ perSecond }) => perSecond.toFixed(0))],
    ...[latencies(platform), of(limit, latencies), platform.cpu.toFixed(2), of(limit, ({ cpu }) => cpu.toFixed(2))],
    ...[cpuRatio === null ? '–' : `${cpuRatio.toFixed(2)}${signOf(each)}`, p99Ratio?.toFixed(2) ?? '–'],
    ...[String(platform.errors + (limit?.errors ?? 0)), `${(foreign * 100).toFixed(0)} %`],
  ];
}

/** Null where there is no bar. */
export function barOf({ kind, connections }: Compared): number | null {
  if (kind === 'none' || (connections !== 10 && connections !== 50)) return null;
  return BARS[kind][connections];
}

function signOf(each: Compared): string {
  const bar = barOf(each);
  if (bar === null || each.cpuRatio === null) return '';
  return each.cpuRatio <= bar ? ' ✓' : ` ✗ (${bar})`;
}

/** What speaks against the figures: answers that were not given, rows that are not there. */
export const objectionsTo = ({ compared }: BenchResult): string[] =>
  compared.flatMap(({ operation, connections, platform, limit }) =>
    [platform, limit].flatMap((figures, i) => {
      const side = i === 0 ? 'platform' : 'limit server';
      if (!figures) return [];
      const rows = Object.entries(figures.wrongRows).map(
        ([table, n]) => `${operation}, ${connections} connections, ${side}: ${n} rows in ${table} other than its answers say`,
      );
      return [
        ...(figures.errors > 0 ? [`${operation}, ${connections} connections, ${side}: ${figures.errors} errors: ${figures.firstError ?? ''}`] : []),
        ...rows,
      ];
    }),
  );

export function pageOf(result: BenchResult): string {
  const { at, commit, machine, form, rows, compared, event, notMeasured } = result;
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const processes = compared.filter(({ connections }) => connections === 10).map(({ operation, platform }) => `- ${operation}: ${byProcess(platform)}`);
  return `
## The last run (\`npm run bench${form === 'quick' ? ' -- --quick' : ''}\`)

${at.slice(0, 16).replace('T', ' ')} UTC, commit ${commit}; ${machine}; ${rows.toLocaleString('en')} customers on either side. Platform: eight services and the gateway, each a process; limit: one process, plain Fastify and pg, the same rows. CPU of the platform holds gateway, services, nats-server and PostgreSQL, and after writes all that follows from them; a bar stands behind a ratio that misses it.

${[line(COLUMNS), line(COLUMNS.map(() => '---')), ...compared.map((each) => line(rowOf(each)))].join('\n')}

${event ? `Event, from the answer of a command until another service has its effect, idle: p50 ${event.p50.toFixed(1)} ms, p99 ${event.p99.toFixed(1)} ms of ${event.samples} (bar 50 ms).` : ''}

CPU-seconds per 1,000 requests at 10 connections, by process:

${processes.join('\n')}

Not measured yet: ${notMeasured.join('; ')}.
`;
}

const byProcess = ({ cpuByProcess }: Figures): string =>
  Object.entries(cpuByProcess)
    .filter(([, cpu]) => cpu >= 0.01)
    .sort(([, a], [, b]) => b - a)
    .map(([role, cpu]) => `${role} ${cpu.toFixed(2)}`)
    .join(', ');
