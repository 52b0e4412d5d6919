import { dataSourceOptions } from '@tradewind/runtime/data-source';
import { migrate } from '@tradewind/runtime/migrate';
import { DataSource } from 'typeorm';
import { DEFINITIONS, type ServiceName } from './definitions.js';

/** What the entities of a service say that its migrations do not: empty when they agree. Migrates the database first. */
export async function pendingSchema(service: ServiceName, url: string): Promise<string[]> {
  const definition = await DEFINITIONS[service]();
  await migrate(definition, url);
  const db = await new DataSource({ ...dataSourceOptions(definition, url), extra: {} }).initialize();
  try {
    const { upQueries } = await db.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => query);
  } finally {
    await db.destroy();
  }
}
