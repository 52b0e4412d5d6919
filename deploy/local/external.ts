import { connect } from 'node:net';
import pg from 'pg';
import { reason, StartFailure } from './failure.ts';
import { databaseNames, services } from './services.ts';

type Env = Record<string, string | undefined>;

/** The databases named in the environment, if any are; all services or none, so that no half runs on forgotten data. */
export async function externalDatabases(env: Env): Promise<Record<string, string> | undefined> {
  const variables = services.map((service) => databaseNames(service).variable);
  const missing = variables.filter((variable) => !env[`${variable}_DATABASE_URL`]);
  if (missing.length === variables.length) return undefined;
  if (missing.length > 0) throw notAll(missing);

  const urls = Object.fromEntries(
    variables.flatMap((variable) => {
      const application = env[`${variable}_DATABASE_URL`]!;
      return [
        [`${variable}_DATABASE_URL`, application],
        [`${variable}_MIGRATION_URL`, env[`${variable}_MIGRATION_URL`] ?? application],
      ];
    }),
  ) as Record<string, string>;
  const problems = (await Promise.all(Object.entries(urls).map(([variable, url]) => problemOf(variable, url)))).filter((problem) => problem !== undefined);
  if (problems.length > 0)
    throw new StartFailure(
      'Not every database can be reached',
      problems.join('\n'),
      'start the PostgreSQL servers named above, or unset all *_DATABASE_URL to use the embedded one',
    );
  return urls;
}

async function problemOf(variable: string, url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 20_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return `${variable} (${withoutSecrets(url)}): ${reason(error)}`;
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function checkExternalNats(url: string): Promise<void> {
  const { hostname, port } = new URL(url);
  const answers = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 4222), timeout: 20_000 });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => done(data.toString().startsWith('INFO')));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
  if (!answers)
    throw new StartFailure(
      'NATS cannot be reached',
      `nothing that speaks NATS answers at ${withoutSecrets(url)}`,
      'start that server, or unset NATS_URL to use our own',
    );
}

export function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return 'not a URL';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function notAll(missing: readonly string[]): StartFailure {
  const names = missing.map((variable) => `${variable}_DATABASE_URL`).join(', ');
  return new StartFailure(
    'Only some databases are named',
    `missing: ${names}`,
    'set the variable for every service, or for none to use the embedded PostgreSQL',
  );
}
