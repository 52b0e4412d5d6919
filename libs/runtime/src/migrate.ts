import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';
import type { ServiceDefinition } from './service-definition.js';

/** Brings a service's database to the schema of this build; gives the names of the migrations that ran. */
export async function migrate(definition: ServiceDefinition, url: string): Promise<readonly string[]> {
  const db = await new DataSource({ ...dataSourceOptions(definition, url), extra: {} }).initialize();
  try {
    return (await db.runMigrations()).map(({ name }) => name);
  } finally {
    await db.destroy();
  }
}
