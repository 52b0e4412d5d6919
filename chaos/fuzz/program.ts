import { join } from 'node:path';
import { MortalPlatform } from '../../e2e/support/mortal-platform.ts';
import { fuzzWorld } from '../../e2e/support/fuzz-world.ts';
import { say, step } from '../../deploy/local/steps.ts';
import { reconciled } from '../check/reconciler.ts';
import type { Options } from '../options.ts';
import { commit, machine } from '../report/machine.ts';
import { writeSection } from '../report/page.ts';
import { violationsOf } from '../report/table.ts';
import { Databases } from '../stage/databases.ts';
import { operationsIn, readDocument } from './document.ts';
import { fuzz, isOfFailures, type Finding, type Fuzzed } from './fuzz.ts';

/** How many requests each form sends (reliability.md 5.5). */
const REQUESTS = { default: 20_000, release: 500_000 } as const;
/** So many findings are shown; all are counted. */
const SHOWN = 30;

interface Outcome extends Fuzzed {
  /** What the reconciler says afterwards. */
  readonly violations: readonly { readonly id: string; readonly what: string; readonly row: object }[];
}

/** Requests drawn from the OpenAPI document, on a platform of its own: what they do to the company would be in the way of the faults. */
export async function fuzzProgram({ seed, form }: Options): Promise<number> {
  const platform = new MortalPlatform();
  try {
    const outcome = await run(platform, seed, REQUESTS[form]);
    return conclude(outcome, seed, form);
  } finally {
    await platform.stop();
  }
}

async function run(platform: MortalPlatform, seed: number, requests: number): Promise<Outcome> {
  const { env, gateways } = await step('platform for the fuzz', () => platform.start({ together: true }));
  const world = await step('company for the fuzz', () => fuzzWorld());
  const fuzzed = await fuzz(gateways[0]?.url ?? '', world, { seed, requests });
  const databases = new Databases(env);
  try {
    const keys = { AUDIT_PUBLIC_KEYS_FILE: join(env.AUDIT_KEYS_DIR ?? '', 'public.jwks.json') };
    const { violations } = await reconciled(databases.urls, ['--settle', '60'], keys);
    return { ...fuzzed, violations };
  } finally {
    await databases.close();
  }
}

function conclude(outcome: Outcome, seed: number, form: string): number {
  const { findings, violations } = outcome;
  const reachable = operationsIn(readDocument()).filter((op) => !isOfFailures(op));
  const never = reachable.filter(({ id }) => !outcome.pastValidation.has(id)).map(({ id }) => id);
  for (const { operation, what, sent } of findings.slice(0, SHOWN)) say(`✗ ${operation}: ${what}\n    ${sent}`);
  for (const { id, what, row } of violations.slice(0, SHOWN)) say(`✗ ${id}: ${what}: ${JSON.stringify(row)}`);
  const knocking = never.length > reachable.length / 10;
  if (knocking) say(`✗ more than a tenth of the operations were never asked anything valid: ${never.join(', ')}`);
  say(summary(outcome, reachable.length, never.length));
  writeSection('fuzz', pageOf(outcome, { seed, form, reachable: reachable.length, never: never.length }));
  return findings.length + violations.length === 0 && !knocking ? 0 : 1;
}

const inStatuses = ({ byStatus }: Fuzzed): string =>
  Object.entries(byStatus)
    .map(([status, count]) => `${status}: ${count.toLocaleString('en')}`)
    .join(', ');

const summary = ({ requests, seconds, findings, violations, reached2xx, ...rest }: Outcome, reachable: number, never: number): string =>
  `${findings.length + violations.length === 0 ? '✓' : '✗'} API fuzz: ${requests} requests in ${seconds.toFixed(0)} s (${inStatuses({ requests, seconds, findings, reached2xx, ...rest })}); ` +
  `${reachable - never} of ${reachable} operations past validation, ${reached2xx.size} done; ${findings.length} findings, ${violations.length} violations`;

const kindsOf = (findings: readonly Finding[]): string =>
  [...new Set(findings.map(({ operation, what }) => `- ${operation}: ${what.slice(0, 120).replaceAll('\n', ' ')}`))].slice(0, SHOWN).join('\n');

function pageOf(outcome: Outcome, { seed, form, reachable, never }: { seed: number; form: string; reachable: number; never: number }): string {
  const { requests, seconds, findings, violations, reached2xx } = outcome;
  return `
## API fuzz (\`npm run chaos -- --only fuzz${form === 'release' ? ' --release' : ''}\`)

${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, seed ${seed}, commit ${commit()}; ${machine()}. ${requests.toLocaleString('en')} requests drawn from \`docs/openapi.json\`, ${(requests / seconds).toFixed(0)} a second, by people in their posts, a partner app and nobody.

**${violationsOf(findings.length, requests)} answers unlike the document**, ${violations.length} violations of I1–I18 afterwards. ${reachable - never} of ${reachable} operations that need no failure came past validation, ${reached2xx.size} were done. Answers: ${inStatuses(outcome)}.

${kindsOf(findings)}
`;
}
