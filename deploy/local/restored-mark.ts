import type pg from 'pg';
import { connected } from './connected.ts';
import { StartFailure } from './failure.ts';
import { databaseNames, services, type Service } from './services.ts';

/** A database that stands at an earlier moment than the others, or than its clients believe. */
export interface Restored {
  readonly service: Service;
  readonly to: string;
}

const WORDS = 'restored to ';

/** The mark is the comment on the database: it comes and goes with what it is about. Statements for one transaction. */
export const markOf = (database: string, to: string): string => `COMMENT ON DATABASE "${database}" IS '${WORDS}${to}'`;

export async function restoredOnes(adminUrl: string): Promise<readonly Restored[]> {
  const rows = await asked<{ database: string; said: string }>(
    adminUrl,
    `SELECT datname AS "database", shobj_description(oid, 'pg_database') AS "said" FROM pg_database WHERE shobj_description(oid, 'pg_database') LIKE '${WORDS}%'`,
  );
  return services.flatMap((service) =>
    rows.filter(({ database }) => database === databaseNames(service).database).map(({ said }) => ({ service, to: said.slice(WORDS.length) })),
  );
}

export async function forgetRestored(adminUrl: string): Promise<void> {
  for (const { service } of await restoredOnes(adminUrl)) await asked(adminUrl, `COMMENT ON DATABASE "${databaseNames(service).database}" IS NULL`);
}

/** Numbers would be given twice, and facts passed over, if the services started now (R17). */
export async function refuseUnrepaired(adminUrl: string): Promise<void> {
  const [first, ...more] = await restoredOnes(adminUrl);
  if (!first) return;
  throw new StartFailure(
    'The data were restored and not yet repaired',
    `${more.length === 0 ? first.service : `${more.length + 1} databases`} stand at ${first.to}`,
    'npm run reconcile -- --after-restore, and then start again',
  );
}

const asked = <R extends pg.QueryResultRow>(adminUrl: string, sql: string): Promise<R[]> =>
  connected(adminUrl, async (admin) => (await admin.query<R>(sql)).rows);
