import { StartFailure } from '../local/failure.ts';
import { databaseNames, services } from '../local/services.ts';

/** A server of yours is backed up by its own means: its files are not ours to copy (decision 32). */
export function refuseExternal(): void {
  const named = services.map((service) => `${databaseNames(service).variable}_DATABASE_URL`).find((variable) => process.env[variable]);
  if (named === undefined) return;
  throw new StartFailure(
    'These databases are on servers of your own',
    `${named} is set; only the embedded PostgreSQL is backed up and restored here`,
    'use pgBackRest or pg_basebackup there; after a restore: npm run reconcile -- --after-restore --restored all --to TIME (docs/how-to/back-up-and-restore.md)',
  );
}
