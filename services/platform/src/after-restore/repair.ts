import { keeperOf } from '@tradewind/audit/keepers';
import { businessDate } from '@tradewind/domain/business-date';
import { floorOf } from '@tradewind/persistence/numbers';
import pg from 'pg';
import type { ServiceName } from '../definitions.js';
import type { Databases } from '../reconciler/given.js';
import { SERVICES } from '../reconciler/reading.js';
import { byService, differencesOf, type Differences } from './differences.js';
import { leaveTrace } from './trace.js';

/** What was restored, and with which rights; nothing may run on the databases meanwhile. */
export interface Wanted {
  /** As owners: rows are changed that the services themselves may not change. */
  readonly databases: Databases;
  readonly restored: readonly ServiceName[];
  readonly to: Date;
  /** So many numbers of every series stay unused: some of them were given after that moment. */
  readonly numbersLeftOut: number;
  readonly auditKeysDir: string;
}

export interface LeftOut {
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

export interface Repaired extends Differences {
  readonly restored: readonly ServiceName[];
  readonly to: string;
  readonly numbersLeftOut: Readonly<Partial<Record<ServiceName, readonly LeftOut[]>>>;
  readonly sessionsEnded: number;
  /** Signed ends of audit chains that are gone. */
  readonly headsSetAside: number;
}

/**
 * Brings restored databases and the others to where they can go on together (R17): after it the outboxes fill the stream
 * anew, each inbox takes in what it lacks, and no number, sequence or session of the lost time comes back.
 */
export async function repair(wanted: Wanted): Promise<Repaired> {
  const { databases, restored, to } = wanted;
  const differences = await differencesOf(databases, restored);
  await forgetLostFacts(databases, restored, differences);
  const numbersLeftOut: Partial<Record<ServiceName, readonly LeftOut[]>> = {};
  let sessionsEnded = 0;
  for (const service of restored)
    await changed(databases[service], async (db) => {
      const ended = service === 'identity' ? await endSessions(db) : 0;
      const leftOut = await leaveOutNumbers(db, wanted);
      numbersLeftOut[service] = leftOut;
      sessionsEnded += ended;
      await leaveTrace(db, service, wanted.auditKeysDir, { restoredTo: to.toISOString(), sessionsEnded: ended, numbersLeftOut: leftOut });
    });
  const headsSetAside = await setHeadsAside(wanted);
  return { restored, to: to.toISOString(), ...differences, numbersLeftOut, sessionsEnded, headsSetAside };
}

async function changed(url: string, work: (db: pg.Client) => Promise<void>): Promise<void> {
  const db = new pg.Client({ connectionString: url, application_name: 'after-restore' });
  await db.connect();
  try {
    await db.query('BEGIN');
    await work(db);
    await db.query('COMMIT');
  } finally {
    await db.end();
  }
}

/** Facts that never happened now must not stand in the way of those that will, which bear the same sequences. */
async function forgetLostFacts(databases: Databases, restored: readonly ServiceName[], { lostEvents, cursorsAhead }: Differences): Promise<void> {
  const [lost, ahead] = [byService(lostEvents), byService(cursorsAhead)];
  for (const service of SERVICES)
    await changed(databases[service], async (db) => {
      for (const { consumer, eventId } of lost.get(service) ?? [])
        await db.query('DELETE FROM "inbox" WHERE "consumer" = $1 AND "eventId" = $2', [consumer, eventId]);
      for (const { owner, aggregate, announced } of ahead.get(service) ?? []) await setBack(db, owner, aggregate, announced);
      // what still waits and is a fact comes again with the stream
      await db.query('DELETE FROM "inbox_pending" WHERE "source" = ANY($1)', [restored]);
    });
}

async function setBack(db: pg.Client, owner: ServiceName, aggregate: string, announced: number | null): Promise<void> {
  const key = [owner, ...aggregate.split(' ')];
  const where = `WHERE "source" = $1 AND "aggregateType" = $2 AND "aggregateId" = $3`;
  if (announced === null) await db.query(`DELETE FROM "aggregate_cursor" ${where}`, key);
  else await db.query(`UPDATE "aggregate_cursor" SET "seq" = $4 ${where}`, [...key, announced]);
}

/** Also of series that began after that moment: those of the years in between begin later. */
async function leaveOutNumbers(db: pg.Client, { to, numbersLeftOut }: Wanted): Promise<readonly LeftOut[]> {
  const [first, last] = [to, new Date()].map((at) => parseInt(businessDate(at).slice(0, 4), 10)) as [number, number];
  for (let year = first; year <= last; year += 1)
    await db.query('INSERT INTO "number_series" ("series", "last") VALUES ($1, 0) ON CONFLICT DO NOTHING', [floorOf(String(year))]);
  const { rows } = await db.query<{ series: string; last: number }>(
    `UPDATE "number_series" SET "last" = "last" + $1 WHERE right("series", 4) BETWEEN $2 AND $3 RETURNING "series", "last"`,
    [numbersLeftOut, String(first), String(last)],
  );
  return rows.map(({ series, last: to_ }) => ({ series, from: to_ - numbersLeftOut + 1, to: to_ }));
}

/** Some of them were ended after that moment, by somebody who had a reason. A hash that no token has; access tokens end by themselves. */
async function endSessions(db: pg.Client): Promise<number> {
  const { rowCount } = await db.query(`UPDATE "session" SET "tokenHash" = '' WHERE "endedAt" IS NULL AND "expiresAt" > now()`);
  return rowCount ?? 0;
}

/** Signed ends of links that a restored chain does not have: not what it is held against any more, but kept in their keeper's own trail. */
async function setHeadsAside({ databases, restored, to, auditKeysDir }: Wanted): Promise<number> {
  let setAside = 0;
  for (const service of restored) {
    const ends: Record<string, string> = {};
    await changed(databases[service], async (db) => {
      const { rows } = await db.query<{ branch: string; seq: string }>('SELECT "branch", max("seq")::text AS "seq" FROM "audit_seal" GROUP BY "branch"');
      for (const { branch, seq } of rows) ends[branch] = seq;
    });
    const keeper = keeperOf(service) as ServiceName;
    await changed(databases[keeper], async (db) => {
      const { rows } = await db.query<object>(
        `DELETE FROM "kept_audit_head" WHERE "service" = $1 AND "seq" > coalesce(($2::jsonb->>"branch")::bigint, 0)
         RETURNING "branch", "seq"::text AS "seq", "hash", "at", "keyId", "signature"`,
        [service, JSON.stringify(ends)],
      );
      if (rows.length > 0) await leaveTrace(db, keeper, auditKeysDir, { restoredTo: to.toISOString(), headsOf: service, headsSetAside: rows });
      setAside += rows.length;
    });
  }
  return setAside;
}
