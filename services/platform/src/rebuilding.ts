import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { sentenceOf } from '@tradewind/read-models/difference';
import type { Progress } from '@tradewind/read-models/history';
import type { ReadModel } from '@tradewind/read-models/read-model';
import { adopt, rebuild, type Rebuilding, type Rebuilt } from '@tradewind/read-models/rebuild';
import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { readModelsOf } from '@tradewind/runtime/read-models-of';
import type { ServiceDefinition } from '@tradewind/runtime/service-definition';
import { prefix } from '@tradewind/runtime/service.config';
import { DataSource } from 'typeorm';
import { DEFINITIONS, type ServiceName } from './definitions.js';

type Env = Readonly<Record<string, string | undefined>>;
type Say = (line: string) => void;

/** Events between two lines. */
const PROGRESS = 10_000;

interface Asked {
  readonly definition: ServiceDefinition;
  readonly model: ReadModel;
}

/** Facts that cannot be taken in any more are named up to here. */
const SHOWN = 20;

const OPTIONS = {
  service: { type: 'string' },
  model: { type: 'string' },
  all: { type: 'boolean' },
  check: { type: 'boolean' },
  whole: { type: 'boolean' },
  adopt: { type: 'boolean' },
} as const;

interface Manner {
  readonly check?: boolean;
  readonly whole?: boolean;
  readonly adopt?: boolean;
}

/** The program behind `npm run rebuild`; gives its exit code: 1 when something is not as the events say. */
export async function rebuildAll(args: string[], env: Env, say: Say): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  let wrong = 0;
  for (const asked of await wanted(values.service, values.model, values.all ?? false)) wrong += (await rebuildOne(asked, env, values, say)) ? 0 : 1;
  return wrong > 0 ? 1 : 0;
}

async function wanted(service: string | undefined, name: string | undefined, all: boolean): Promise<Asked[]> {
  const names = Object.keys(DEFINITIONS) as ServiceName[];
  if (service !== undefined && !names.includes(service as ServiceName)) throw new Error(`There is no service ${service}; there are ${names.join(', ')}`);
  if (!all && name === undefined) throw new Error('Say which: --service S --model M, --service S --all, or --all');
  const definitions = await Promise.all((service === undefined ? names : [service as ServiceName]).map((each) => DEFINITIONS[each]()));
  const known = definitions.flatMap((definition) => readModelsOf(definition).map((model) => ({ definition, model })));
  const found = name === undefined ? known : known.filter(({ model }) => model.name === name);
  if (found.length === 0) throw new Error(`${service ?? ''} has no read model ${name ?? ''}; it has ${known.map(({ model }) => model.name).join(', ')}`);
  return found;
}

/** True when live and fresh are the same, or are now. */
async function rebuildOne(
  { definition, model }: Asked,
  env: Env,
  { check = false, whole = false, adopt: isAdopted = false }: Manner,
  say: Say,
): Promise<boolean> {
  const since = performance.now();
  const called = `${definition.name} ${model.name}`;
  const rebuilding: Rebuilding = {
    ...{ service: definition.name, model, swap: !check, fromTheFirst: whole },
    connect: (searchPath) => connected(definition, urlOf(env, definition.name), searchPath),
    urlOf: (owner) => urlOf(env, owner),
    progress: telling((what, events) => {
      say(`  ${called}: ${events} events ${what}`);
    }),
  };
  if (isAdopted) {
    await adopt(rebuilding);
    say(`✓ ${called}: taken as it stands; rebuilds begin from here`);
    return true;
  }
  const rebuilt = await rebuild(rebuilding);
  const seconds = Math.max(1, Math.round((performance.now() - since) / 1000));
  const from = rebuilt.base ? `the base of ${rebuilt.base}` : 'the first fact';
  say(`${isRight(rebuilt) ? '✓' : '✗'} ${called}: from ${from}, ${rebuilt.played} events in ${seconds} s${verdictOf(rebuilt)}`);
  for (const { table, rows, freshRows, different, examples } of rebuilt.lost > 0 ? [] : rebuilt.tables) {
    say(`    ${table}: ${rows} rows, ${freshRows} by the events, ${different} differ`);
    for (const example of examples) say(`      ${sentenceOf(example)}`);
  }
  for (const { consumer, eventId, reason } of rebuilt.unplayable.slice(0, SHOWN)) say(`    ${consumer} cannot take in ${eventId} any more: ${reason}`);
  return isRight(rebuilt);
}

/** Not each batch makes a line. */
function telling(tell: Progress): Progress {
  const told = { read: 0, played: 0 };
  return (what, events) => {
    if (events - told[what] < PROGRESS) return;
    told[what] = events;
    return tell(what, events);
  };
}

const isRight = ({ tables, unplayable, lost, swapped }: Rebuilt): boolean =>
  lost === 0 && unplayable.length === 0 && (swapped || tables.every(({ different }) => different === 0));

function verdictOf({ tables, lost, unplayable, swapped }: Rebuilt): string {
  if (lost > 0) return `; ${lost} events that were taken in are in no outbox any more, and in no base: it can be neither judged nor put right (--adopt)`;
  if (unplayable.length > 0) return `; ${unplayable.length} events cannot be taken in any more: nothing was changed`;
  if (swapped) return '; put right';
  return tables.every(({ different }) => different === 0) ? '; equal' : '; different (without --check it is put right)';
}

function urlOf(env: Env, service: string): string {
  const url = env[`${prefix(service)}_MIGRATION_URL`] ?? env[`${prefix(service)}_DATABASE_URL`];
  if (!url) throw new Error(`${prefix(service)}_MIGRATION_URL or ${prefix(service)}_DATABASE_URL is needed`);
  return url;
}

/** Without the time budgets of requests: a comparison of a million rows takes as long as it takes. */
const connected = (definition: ServiceDefinition, url: string, searchPath: string): Promise<DataSource> =>
  new DataSource({
    ...dataSourceOptions(definition, url),
    poolSize: 4,
    extra: { options: `-c search_path=${searchPath} -c TimeZone=UTC -c DateStyle=ISO` },
    applicationName: 'rebuild',
  }).initialize();
