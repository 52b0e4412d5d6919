import { join } from 'node:path';
import type pg from 'pg';
import { connected } from './connected.ts';
import type { Postgres } from './postgres.ts';
import { newPassword, onceOnly } from './secrets.ts';
import { databaseNames, services, type Service } from './services.ts';

type Reach = Pick<Postgres, 'adminUrl' | 'url'>;

interface Passwords {
  readonly owner: string;
  readonly app: string;
}

/**
 * One database per service with two roles: the owner migrates, the application only reads and writes rows.
 * Safe to repeat; each start mends what a killed one left half done.
 */
export async function createDatabases(postgres: Reach, postgresDir: string): Promise<Record<string, string>> {
  const known = passwordsOf(postgresDir);
  await connected(postgres.adminUrl, (admin) => createAll(admin, known));
  await connected(postgres.adminUrl, (admin) => createReconciler(admin, postgresDir));
  for (const name of services) await connected(adminOf(postgres, name), (admin) => openSchema(admin, name));
  return Object.assign({}, ...services.map((name) => urls(postgres, name, known.get(name)!))) as Record<string, string>;
}

function passwordsOf(postgresDir: string): Map<string, Passwords> {
  const make = (): Record<string, Passwords> => Object.fromEntries(services.map((name) => [name, { owner: newPassword(), app: newPassword() }]));
  return new Map(Object.entries(onceOnly(join(postgresDir, 'roles.json'), make)));
}

async function createAll(admin: pg.Client, passwords: Map<string, Passwords>): Promise<void> {
  const roles = await names(admin, 'SELECT rolname AS name FROM pg_roles');
  const databases = await names(admin, 'SELECT datname AS name FROM pg_database');
  await admin.query('REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC');
  for (const service of services) {
    const { database, owner, app } = databaseNames(service);
    const { owner: ownerPassword, app: appPassword } = passwords.get(service)!;
    if (!roles.has(owner)) await admin.query(`CREATE ROLE ${owner} LOGIN PASSWORD '${ownerPassword}'`);
    if (!roles.has(app)) await admin.query(`CREATE ROLE ${app} LOGIN PASSWORD '${appPassword}'`);
    if (!databases.has(database)) await admin.query(`CREATE DATABASE ${database} OWNER ${owner}`);
    await admin.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${database} FROM PUBLIC`);
    await admin.query(`GRANT CONNECT ON DATABASE ${database} TO ${app}`);
  }
}

const RECONCILER = 'reconciler';

const reconcilerPassword = (postgresDir: string): string => onceOnly(join(postgresDir, 'reconciler.json'), newPassword);

/** Reads every database, and sees who stands idle in a transaction; writes nothing (decision 29). */
async function createReconciler(admin: pg.Client, postgresDir: string): Promise<void> {
  const roles = await names(admin, 'SELECT rolname AS name FROM pg_roles');
  if (!roles.has(RECONCILER)) await admin.query(`CREATE ROLE ${RECONCILER} LOGIN PASSWORD '${reconcilerPassword(postgresDir)}'`);
  await admin.query(`GRANT pg_read_all_data, pg_read_all_stats TO ${RECONCILER}; ALTER ROLE ${RECONCILER} SET default_transaction_read_only = on`);
  for (const service of services) await admin.query(`GRANT CONNECT ON DATABASE ${databaseNames(service).database} TO ${RECONCILER}`);
}

/** Where the reconciler finds the databases of the server on this port. */
export function reconcilerUrls(postgresDir: string, port: number): Record<string, string> {
  const password = reconcilerPassword(postgresDir);
  const urlOf = ({ database }: ReturnType<typeof databaseNames>): string => `postgres://${RECONCILER}:${password}@127.0.0.1:${port}/${database}`;
  return Object.fromEntries(services.map(databaseNames).map((name) => [`${name.variable}_RECONCILER_URL`, urlOf(name)]));
}

export async function openSchema(admin: pg.Client, service: Service): Promise<void> {
  const { owner, app } = databaseNames(service);
  await admin.query(`
    REVOKE CREATE ON SCHEMA public FROM PUBLIC;
    GRANT USAGE ON SCHEMA public TO ${app};
    ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app};
    ALTER DEFAULT PRIVILEGES FOR ROLE ${owner} IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO ${app};`);
}

/** As the owner, who may change everything in it; also under another name. */
export function ownerUrl(postgres: Reach, postgresDir: string, service: Service, database = databaseNames(service).database): string {
  return postgres.url(database, databaseNames(service).owner, passwordsOf(postgresDir).get(service)!.owner);
}

function urls(postgres: Reach, service: Service, passwords: Passwords): Record<string, string> {
  const { database, owner, app, variable } = databaseNames(service);
  return {
    [`${variable}_DATABASE_URL`]: postgres.url(database, app, passwords.app),
    [`${variable}_MIGRATION_URL`]: postgres.url(database, owner, passwords.owner),
  };
}

const adminOf = (postgres: Reach, service: Service): string => postgres.adminUrl.replace(/\/postgres$/, `/${databaseNames(service).database}`);

async function names(admin: pg.Client, sql: string): Promise<Set<string>> {
  const { rows } = await admin.query<{ name: string }>(sql);
  return new Set(rows.map(({ name }) => name));
}
