import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../deploy/local/paths.ts';
import { BARS, FLOOR, slowest } from '../run/bars.ts';
import type { Rates, RunResult } from '../run/results.ts';
import { added, nothingYet } from '../load/tally.ts';
import { COLUMNS, rowOf, violationsOf } from './table.ts';

const RELIABILITY = join(repository, 'docs/reliability.md');

/** Writes one section of a page and leaves the others as they are; each stands between markers of its own. */
export function writeSection(name: string, text: string, file = RELIABILITY): void {
  const [begin, end] = [`<!-- ${name}: written by a program -->`, `<!-- end of ${name} -->`];
  const section = `${begin}\n${text.trim()}\n${end}\n`;
  const page = readFileSync(file, 'utf8');
  const from = page.indexOf(begin);
  const until = page.indexOf(end);
  writeFileSync(file, from < 0 || until < from ? `${page.trimEnd()}\n\n${section}` : page.slice(0, from) + section + page.slice(until + end.length + 1));
}

export function pageOf(result: RunResult): string {
  const { at, minutes, seed, form, commit, machine, kinds, looked, load, violations, missed } = result;
  const done = kinds.filter(({ skipped }) => skipped === null);
  const cycles = done.reduce((sum, kind) => sum + kind.cycles, 0);
  const all = done.reduce((sum, { during, between }) => added(sum, added(during, between)), nothingYet());
  return `
## Faults under load (\`npm run chaos\`${form === 'release' ? ' -- --release' : ''})

${at.slice(0, 16).replace('T', ' ')} UTC, ${minutes.toFixed(0)} min, seed ${seed}, commit ${commit}; ${machine}.

**${violationsOf(violations.length, all.writes)} violations** in ${cycles} cycles and ${all.writes.toLocaleString('en')} commands; ${all.retries.toLocaleString('en')} had to be sent again, ${all.resolved.toLocaleString('en')} whose outcome was unknown were resolved. ${missed.length === 0 ? 'Every bar was reached.' : `Missed: ${missed.join('; ')}.`}

${markdown([COLUMNS, ...kinds.map(rowOf)])}

| Bar | Reached |
|---|---|
${BARS.map((bar) => `| ${bar.sentence} | slowest ${(slowest(kinds, bar) / 1_000).toFixed(1)} s |`).join('\n')}
| load ≥ ${FLOOR.requests} requests/s with ≥ ${FLOOR.writes} writes/s, outside of faults and recoveries | ${inWords(load.between)} |
| the same, all the time | ${inWords(load.whole)} |

Held against the databases at rest after each kind: ${Object.entries(looked)
    .map(([id, rows]) => `${id} ${rows.toLocaleString('en')}`)
    .join(', ')} (rows, events and commands looked at).

${kinds.map(({ name, does, skipped }) => `- **${name}**: ${does}.${skipped === null ? '' : ` Skipped: ${skipped}.`}`).join('\n')}
`;
}

const inWords = ({ requestsPerSecond, writesPerSecond, seconds }: Rates): string =>
  `${requestsPerSecond.toFixed(1)} requests/s, ${writesPerSecond.toFixed(1)} writes/s over ${Math.round(seconds)} s`;

function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
