import { migrate } from '@tradewind/runtime/migrate';
import { prefix } from '@tradewind/runtime/service.config';
import { DEFINITIONS, type ServiceName } from './definitions.js';

/** Brings the databases of all services, or of those named, to the schema of this build. A failure stops the step and says which. */
const named = process.argv.slice(2);
const names = (Object.keys(DEFINITIONS) as ServiceName[]).filter((name) => named.length === 0 || named.includes(name));

await Promise.all(names.map(migrateOne));

async function migrateOne(name: ServiceName): Promise<void> {
  const url = process.env[`${prefix(name)}_MIGRATION_URL`] ?? process.env[`${prefix(name)}_DATABASE_URL`];
  if (!url) throw new Error(`${prefix(name)}_MIGRATION_URL or ${prefix(name)}_DATABASE_URL is needed`);
  const ran = await migrate(await DEFINITIONS[name](), url);
  console.log(`${name}: ${ran.length === 0 ? 'up to date' : ran.join(', ')}`);
}
