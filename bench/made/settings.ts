import { spawnSync } from 'node:child_process';
import type { Databases } from '../../chaos/stage/databases.ts';

/** For a load that nobody wants back after a crash; afterwards all of it is on the disk and the server is durable again. */
const LOADING = { fsync: 'off', full_page_writes: 'off', max_wal_size: '8GB' } as const;

export async function notDurable(databases: Databases, work: () => Promise<void>): Promise<void> {
  await set(databases, LOADING);
  try {
    await work();
  } finally {
    await databases.asAdmin('customers', 'CHECKPOINT');
    spawnSync('sync');
    await reset(databases, Object.keys(LOADING));
  }
}

/** So that nothing is cleaned up between two measurements; statistics are made by whoever loads. */
export async function undisturbed<T>(databases: Databases, work: () => Promise<T>): Promise<T> {
  await set(databases, { autovacuum: 'off' });
  try {
    return await work();
  } finally {
    await reset(databases, ['autovacuum']);
  }
}

async function set(databases: Databases, settings: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) await databases.asAdmin('customers', `ALTER SYSTEM SET ${name} = '${value}'`);
  await databases.asAdmin('customers', 'SELECT pg_reload_conf()');
}

async function reset(databases: Databases, names: readonly string[]): Promise<void> {
  for (const name of names) await databases.asAdmin('customers', `ALTER SYSTEM RESET ${name}`);
  await databases.asAdmin('customers', 'SELECT pg_reload_conf()');
}
