import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CursorAhead, LostEvent } from '@tradewind/platform/reconciler/ahead';
import type { Databases } from '@tradewind/platform/reconciler/given';
import { keeperOf } from '@tradewind/audit/keepers';
import { auditText } from '@tradewind/persistence/audit-content';
import { AuditKey } from '@tradewind/persistence/audit-key';
import pg from 'pg';
import { databaseNames, services, type Service } from '../local/services.ts';

/** So many numbers of every series are left out: some of them were given after the moment that was restored. */
const NUMBERS_LEFT_OUT = 1_000;

/** What a restore could not give back, and what was done about it; for people. */
export interface Repaired {
  readonly service: Service;
  readonly restoredTo: string;
  readonly numbersLeftOut: readonly { readonly series: string; readonly from: number; readonly to: number }[];
  readonly lostEvents: readonly LostEvent[];
  readonly cursorsSetBack: readonly CursorAhead[];
  readonly headsSetAside: number;
}

export interface Restored {
  readonly service: Service;
  readonly adminUrl: string;
  readonly to: Date;
  readonly auditKeysDir: string;
  /** The other databases are those from before: they may know of what is lost. */
  readonly alone: boolean;
}

/** Brings a restored database and the others to where they can go on together (R17); before any service starts. */
export async function repair(restored: Restored): Promise<Repaired> {
  const { service, adminUrl, to, alone } = restored;
  const found = alone ? await ahead(restored) : { lost: [], cursors: [] };
  const at = (name: Service, work: (db: pg.Client) => Promise<void>): Promise<void> => connected(adminUrl, name, work);
  let numbersLeftOut: Repaired['numbersLeftOut'] = [];
  let headsSetAside = 0;
  await at(service, async (db) => {
    numbersLeftOut = await leaveOutNumbers(db);
    await leaveTrace(db, restored);
  });
  for (const other of services.filter((name) => name !== service))
    await at(other, async (db) => {
      for (const { consumer, eventId } of found.lost.filter((one) => one.service === other))
        await db.query('DELETE FROM "inbox" WHERE "consumer" = $1 AND "eventId" = $2', [consumer, eventId]);
      for (const { aggregateType, aggregateId, owner } of found.cursors.filter((one) => one.service === other))
        await db.query('UPDATE "aggregate_cursor" SET "seq" = $4 WHERE "source" = $1 AND "aggregateType" = $2 AND "aggregateId" = $3', [service, aggregateType, aggregateId, owner]);
    });
  if (alone) {
    const ends = await endsOfChains(adminUrl, service);
    await at(keeperOf(service) as Service, async (db) => {
      headsSetAside = await setHeadsAside(db, service, ends, to);
    });
  }
  return { service, restoredTo: to.toISOString(), numbersLeftOut, lostEvents: found.lost, cursorsSetBack: found.cursors, headsSetAside };
}

const urlOf = (adminUrl: string, service: Service): string => adminUrl.replace(/\/postgres$/, `/${databaseNames(service).database}`);

async function connected(adminUrl: string, service: Service, work: (db: pg.Client) => Promise<void>): Promise<void> {
  const db = new pg.Client({ connectionString: urlOf(adminUrl, service) });
  await db.connect();
  try {
    await db.query('BEGIN');
    await work(db);
    await db.query('COMMIT');
  } finally {
    await db.end();
  }
}

async function ahead({ service, adminUrl }: Restored): Promise<{ lost: LostEvent[]; cursors: CursorAhead[] }> {
  const { Reading } = await import('@tradewind/platform/reconciler/reading');
  const { cursorsAhead, lostEvents } = await import('@tradewind/platform/reconciler/ahead');
  const reading = await Reading.open(Object.fromEntries(services.map((name) => [name, urlOf(adminUrl, name)])) as Databases);
  try {
    const [lost, cursors]: [LostEvent[], CursorAhead[]] = [[], []];
    for await (const one of lostEvents(reading, service)) lost.push(one);
    for await (const one of cursorsAhead(reading, service)) cursors.push(one);
    return { lost, cursors };
  } finally {
    await reading.close();
  }
}

async function leaveOutNumbers(db: pg.Client): Promise<Repaired['numbersLeftOut']> {
  const { rows } = await db.query<{ series: string; last: number }>('UPDATE "number_series" SET "last" = "last" + $1 RETURNING "series", "last"', [NUMBERS_LEFT_OUT]);
  return rows.map(({ series, last }) => ({ series, from: last - NUMBERS_LEFT_OUT + 1, to: last }));
}

/** The trail itself says that it was restored. */
async function leaveTrace(db: pg.Client, { service, to, auditKeysDir }: Restored): Promise<void> {
  const key = AuditKey.fromFile(join(auditKeysDir, `${service}.jwk`));
  const changes = { restored: { before: null, after: to.toISOString() } };
  const content = {
    ...{ id: randomUUID(), at: new Date(), actorId: '00000000-0000-0000-0000-000000000000', actorName: 'npm run restore', onBehalfOfId: null, onBehalfOfName: null },
    ...{ action: 'restore', aggregateType: 'Database', aggregateId: randomUUID(), version: 0, org: 'hq', branch: 'hq', requestId: randomUUID(), reason: null, changes },
    policies: [] as string[],
  };
  const columns = Object.keys(content);
  await db.query(
    `INSERT INTO "audit" (${columns.map((name) => `"${name}"`).join(', ')}, "mark") VALUES (${columns.map((_, i) => `$${i + 1}`).join(', ')}, $${columns.length + 1})`,
    [...Object.values(content), key.mark(auditText(content))],
  );
}

async function endsOfChains(adminUrl: string, service: Service): Promise<Record<string, number>> {
  let ends: Record<string, number> = {};
  await connected(adminUrl, service, async (db) => {
    const { rows } = await db.query<{ branch: string; seq: number }>('SELECT "branch", max("seq")::int AS "seq" FROM "audit_seal" GROUP BY "branch"');
    ends = Object.fromEntries(rows.map(({ branch, seq }) => [branch, seq]));
  });
  return ends;
}

/** Heads of links that the restored chain does not have: kept, but no longer what it is held against. */
async function setHeadsAside(db: pg.Client, service: Service, ends: Record<string, number>, to: Date): Promise<number> {
  const { rowCount } = await db.query(
    `WITH gone AS (DELETE FROM "kept_audit_head" WHERE "service" = $1 AND "seq" > coalesce(($2::jsonb->>"branch")::bigint, 0) RETURNING *)
     INSERT INTO "superseded_audit_head" SELECT "service", "branch", "seq", "hash", "at", "keyId", "signature", $3, now() FROM gone`,
    [service, JSON.stringify(ends), to],
  );
  return rowCount ?? 0;
}
