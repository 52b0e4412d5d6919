import { setTimeout as pause } from 'node:timers/promises';
import { isContention } from '@tradewind/persistence/database-trouble';
import { MIGRATION_OPTIONS } from '@tradewind/persistence/time-budgets';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source.js';
import { appliedMigrations, schemaRefusalOf } from './schema-check.js';
import type { ServiceDefinition } from './service-definition.js';

const MOST_TRIES = 10;
const LONGEST_PAUSE_MS = 2_000;

/**
 * Brings a service's database to the schema of this build; gives the names of the migrations that ran.
 * One transaction for each; where people at work hold a lock it steps back and tries again, instead of making them queue (R18).
 */
export async function migrate(definition: ServiceDefinition, url: string): Promise<readonly string[]> {
  const db = await new DataSource({ ...dataSourceOptions(definition, url), extra: { options: MIGRATION_OPTIONS } }).initialize();
  try {
    const ran = await untilNobodyIsInTheWay(db);
    const refusal = await schemaRefusalOf(db);
    if (refusal !== null) throw new Error(`The database of ${definition.name} ${refusal}.`);
    return ran;
  } finally {
    await db.destroy();
  }
}

async function untilNobodyIsInTheWay(db: DataSource): Promise<string[]> {
  const before = await appliedMigrations(db);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await db.runMigrations();
      return (await appliedMigrations(db)).filter((name) => !before.includes(name));
    } catch (error) {
      if (!isContention(error) || attempt === MOST_TRIES) throw error;
      await pause(Math.random() * LONGEST_PAUSE_MS);
    }
  }
}
