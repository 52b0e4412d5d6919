import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';
import { baseOf, type LimitConfiguration, type Manner } from './configuration.ts';
import { playedSteps, type Played, type PlayedStep } from './played.ts';

/**
 * What Node and PostgreSQL do at best without any of our parts: one process, plain Fastify and pg, the same rows in the same tables,
 * no permission, no scope, no bus. The platform is compared with it in the same run on the same machine.
 */
const { databases, recordings, reads } = JSON.parse(readFileSync(process.env.LIMIT_CONFIGURATION ?? '', 'utf8')) as LimitConfiguration;
const manner = (process.env.LIMIT_MANNER ?? 'plain') as Manner;
const tuned = manner === 'tuned';
/** Two servers share the connections of PostgreSQL with the platform; more than cores are of no use anyway. */
const pools = new Map(Object.entries(databases).map(([service, url]) => [service, new pg.Pool({ connectionString: url, max: 10, pipeline: tuned })]));
const steps = new Map(recordings.map((recording) => [recording.name, playedSteps(recording, baseOf(recordings, recording.name))]));
const server = fastify();

const poolOf = (service: string): pg.Pool => {
  const pool = pools.get(service);
  if (!pool) throw new Error(`No database for ${service}`);
  return pool;
};
const of = ({ name, text, values }: Played, n: number) => ({ name, text, values: values.map((value) => value(n)) });

async function plainly(client: pg.PoolClient, { before, known, locks, writes }: PlayedStep, n: number): Promise<void> {
  for (const each of before) await client.query(of(each, n));
  await client.query('BEGIN');
  if (known) await client.query(of(known, n));
  for (const each of [...locks, ...writes]) await client.query(of(each, n));
  await client.query('COMMIT');
}

/** What was to be known first in one round trip, what is written in another. */
async function atOnce(client: pg.PoolClient, { before, known, locks, writes }: PlayedStep, n: number): Promise<void> {
  const first = [...before.map((each) => client.query(of(each, n))), client.query('BEGIN')];
  await Promise.all([...first, ...[...(known ? [known] : []), ...locks].map((each) => client.query(of(each, n)))]);
  await Promise.all([...writes.map((each) => client.query(of(each, n))), client.query('COMMIT')]);
}

server.post<{ Params: { recording: string; step: string; n: string } }>('/play/:recording/:step/:n', async ({ params }, reply) => {
  const step = steps.get(params.recording)?.[parseInt(params.step, 10)];
  if (!step) return reply.code(404).send({});
  const n = parseInt(params.n, 10);
  const client = await poolOf(step.service).connect();
  try {
    await (tuned ? atOnce : plainly)(client, step, n);
    return await reply.code(201).type('application/json').send(step.reply(n));
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
});

for (const { name, service, text } of reads) {
  server.get<{ Params: { '*': string } }>(`/read/${name}/*`, async ({ params }) => {
    const values = params['*'] === '' ? [] : params['*'].split('/').map(decodeURIComponent);
    // a plan for any pattern leaves the index alone
    const { rows } = await poolOf(service).query<object>({ ...(text.includes('LIKE') ? {} : { name }), text, values });
    return { items: rows };
  });
}

await server.listen({ host: '127.0.0.1', port: parseInt(process.env.PORT ?? '0', 10) });
process.send?.('ready');
async function end(): Promise<void> {
  await server.close();
  await Promise.all([...pools.values()].map((pool) => pool.end()));
  process.exit();
}
process.once('SIGTERM', () => void end());
process.once('disconnect', () => void end()); // whoever began us is gone
