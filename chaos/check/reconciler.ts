import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../deploy/local/paths.ts';
import { runNode } from '../../deploy/local/run-to-end.ts';
import type { Violation } from './violation.ts';

/** What `reconcile.js --json` says; see services/platform/src/reconciler/report.ts. */
interface Report {
  readonly violations: number;
  readonly outcomes: readonly {
    readonly id: string;
    readonly state: 'holds' | 'violated' | 'not checked';
    readonly looked: number;
    readonly seconds: number;
    readonly violations: readonly { readonly database: string; readonly what: string; readonly row: object }[];
    readonly note: string;
  }[];
}

export interface Reconciled {
  readonly violations: readonly Violation[];
  /** What was held against how many rows. */
  readonly looked: Readonly<Record<string, number>>;
  /** How long each sentence took. */
  readonly seconds: Readonly<Record<string, number>>;
}

/** Always that of the repository, whatever build is under test. */
const program = join(repository, 'services/platform/dist/bundle/reconcile.js');

/** The platform's own reconciler, as it runs in production: in a process of its own, by SQL alone (I1–I18). */
export async function reconciled(urls: Readonly<Record<string, string>>, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Reconciled> {
  const databases = Object.fromEntries(Object.entries(urls).map(([service, url]) => [`${service.toUpperCase().replaceAll('-', '_')}_RECONCILER_URL`, url]));
  const { output } = await runNode([program, '--json', ...args], { env: { ...process.env, ...databases, ...env } });
  if (!output.includes('{')) throw new Error(`The reconciler could not look:\n${output}`);
  const report = JSON.parse(output.slice(output.indexOf('{'))) as Report;
  return {
    violations: report.outcomes.flatMap(({ id, violations }) => violations.map(({ database, what, row }) => ({ id, what: `${database}: ${what}`, row }))),
    looked: Object.fromEntries(report.outcomes.map(({ id, looked }) => [id, looked])),
    seconds: Object.fromEntries(report.outcomes.map(({ id, seconds }) => [id, seconds])),
  };
}

/** Grows with everything that was ever done, and whatever breaks it stays broken: the last look sees what an earlier one would have seen. */
const CHAIN = 'I13';
/** `i07-outbox-empty.ts`; asked of the folder, so that no sentence is left out. */
const OTHERS = readdirSync(join(repository, 'services/platform/src/reconciler/invariants'))
  .map((file) => `I${parseInt(file.slice(1), 10)}`)
  .filter((id) => id !== CHAIN);

/** All sentences, the chain where it is asked for beside the others: with the load at rest nobody else needs the second core. */
export async function reconciledWhole(withChain: boolean, ...[urls, args, env]: Parameters<typeof reconciled>): Promise<Reconciled> {
  const parts = await Promise.all([OTHERS, ...(withChain ? [[CHAIN]] : [])].map((ids) => reconciled(urls, ['--only', ids.join(','), ...args], env)));
  return {
    violations: parts.flatMap(({ violations }) => violations),
    looked: Object.assign({}, ...parts.map(({ looked }) => looked)) as Reconciled['looked'],
    seconds: Object.assign({}, ...parts.map(({ seconds }) => seconds)) as Reconciled['seconds'],
  };
}
