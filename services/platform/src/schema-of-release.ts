import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { DataSource, type MigrationInterface } from 'typeorm';
import { DEFINITIONS, type ServiceName } from './definitions.js';

/** Gives an empty database the schema that an earlier release had: runs only the migrations it knew. For the test of the upgrade. */
export async function schemaOfRelease(service: ServiceName, url: string, itsMigrations: readonly string[]): Promise<void> {
  const options = dataSourceOptions(await DEFINITIONS[service](), url);
  const known = (options.migrations as (new () => MigrationInterface)[]).filter(({ name }) => itsMigrations.includes(name));
  if (known.length !== itsMigrations.length) throw new Error(`${service}: a migration of that release is gone; the chain from it is broken`);
  const db = await new DataSource({ ...options, migrations: known, extra: {} }).initialize();
  try {
    await db.runMigrations();
  } finally {
    await db.destroy();
  }
}
