import pg from 'pg';
import type { Report } from './report.js';

/** Leaves the report where `/status` finds it: in the database of policies, the one row that the reconciler's role may write. */
export async function storeReport(url: string, { at, violations, outcomes }: Report): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'reconciler' });
  await client.connect();
  try {
    await client.query('SET default_transaction_read_only = off');
    await client.query('INSERT INTO "reconciliation" ("at", "violations", "outcomes") VALUES ($1, $2, $3)', [at, violations, JSON.stringify(outcomes)]);
  } finally {
    await client.end();
  }
}
