import { createEventStream } from '@tradewind/messaging/event-stream';
import { migrate } from '@tradewind/runtime/migrate';
import { connectPatiently, natsAccess } from '@tradewind/runtime/nats';
import { prefix } from '@tradewind/runtime/service.config';
import { DEFINITIONS, type ServiceName } from './definitions.js';

/**
 * The setup step: brings the databases of all services, or of those named, to the schema of this build, and makes the
 * stream of events where NATS_ADMIN_URL (or NATS_URL) names a user who may. A failure stops the step and says which.
 */
const named = process.argv.slice(2);
const names = (Object.keys(DEFINITIONS) as ServiceName[]).filter((name) => named.length === 0 || named.includes(name));

await Promise.all(names.map(migrateOne));
// afterwards: a process that is busy loading eight services misses the greeting of the server
await makeStream();

async function migrateOne(name: ServiceName): Promise<void> {
  const url = process.env[`${prefix(name)}_MIGRATION_URL`] ?? process.env[`${prefix(name)}_DATABASE_URL`];
  if (!url) throw new Error(`${prefix(name)}_MIGRATION_URL or ${prefix(name)}_DATABASE_URL is needed`);
  const ran = await migrate(await DEFINITIONS[name](), url);
  console.log(`${name}: ${ran.length === 0 ? 'up to date' : ran.join(', ')}`);
}

async function makeStream(): Promise<void> {
  const url = process.env.NATS_ADMIN_URL ?? process.env.NATS_URL;
  if (!url) return;
  const { seedFile, ...trust } = natsAccess('setup', process.env);
  const nats = await connectPatiently(url, 'setup', new URL(url).username ? trust : { ...trust, seedFile });
  await createEventStream(nats);
  await nats.close();
}
