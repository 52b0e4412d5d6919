import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@tradewind/kernel/ids';
import { AuditKey, markTracesWith } from '@tradewind/persistence/audit-key';
import { writeAudit } from '@tradewind/persistence/write-events-and-audit';
import { asking, commanding, someone } from '../../../e2e/support/bench/calls.ts';
import { Note, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { AuditPublicKeys } from './audit-public-keys.js';
import { AuditSealer } from './audit-sealer.js';
import type { Finding } from './finding.js';
import { verifyTrail } from './verify-trail.js';

const SERVICE = 'bench';
const folder = mkdtempSync(join(tmpdir(), 'audit-'));

function aKey(kid: string): { key: AuditKey; known: JsonWebKey & { readonly kid: string } } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const file = join(folder, `${kid}.jwk`);
  writeFileSync(file, JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid }));
  return { key: AuditKey.fromFile(file), known: { ...publicKey.export({ format: 'jwk' }), kid } };
}

const { key, known } = aKey('bench-1');
const publicKeys = new AuditPublicKeys([known]);
const li = someone('hq.bj', 'hq.sh');
const reports: unknown[] = [];

let own: OwnDatabase;
let elsewhere: OwnDatabase;
let notes: NoteRepository;
let sealer: AuditSealer;

const aSealer = (): AuditSealer => new AuditSealer(SERVICE, own.db.dataSource, key, (error) => reports.push(error));
const write = (branch: string, title: string) =>
  commanding(own.db, li, () => notes.add(Note.write({ org: `hq.${branch}`, branch, ownerId: li.id }, title, { amount: '12.50', lines: [{ a: 1, ü: 'x' }] })));
const verify = async (): Promise<readonly Finding[]> =>
  (await verifyTrail({ service: SERVICE, rows: own.rows.bind(own), keeper: elsewhere.rows.bind(elsewhere), publicKeys, key })).findings;
const keepHeads = async (): Promise<void> => {
  for (const { branch, seq, hash, at, keyId, signature } of sealer.signedHeads())
    await elsewhere.rows('INSERT INTO "kept_audit_head" VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING', [
      SERVICE,
      branch,
      seq,
      hash,
      at,
      keyId,
      signature,
    ]);
};
const positionOf = async (seq: number, branch = 'bj'): Promise<string> =>
  (await own.rows<{ position: string }>('SELECT "position" FROM "audit_seal" WHERE "branch" = $1 AND "seq" = $2', [branch, seq]))[0]!.position;

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  elsewhere = await anOwnDatabase();
  markTracesWith(key, own.db.dataSource);
  notes = new NoteRepository(own.db);
});
/** A clean chain of twelve links in one branch and four in another, whose heads are known elsewhere. */
beforeEach(async () => {
  reports.length = 0;
  await own.rows('TRUNCATE "audit", "audit_seal", "audit_head", "outbox", "note"');
  await elsewhere.rows('TRUNCATE "kept_audit_head"');
  sealer = aSealer();
  for (let i = 1; i <= 6; i += 1) await write('bj', `note ${i}`);
  await sealer.seal();
  await keepHeads();
  for (let i = 7; i <= 12; i += 1) await write('bj', `note ${i}`);
  for (let i = 1; i <= 4; i += 1) await write('sh', `note ${i}`);
  await sealer.seal();
  await keepHeads();
});
afterAll(async () => {
  await Promise.all([own.drop(), elsewhere.drop()]);
  rmSync(folder, { recursive: true });
});

describe('S14 A trail that nobody touched', () => {
  it('verifies, in every branch', async () => {
    await expect(verify()).resolves.toEqual([]);
    await expect(own.count('audit_seal')).resolves.toBe(16);
    expect(reports).toEqual([]);
  });

  it('verifies when a transaction with a lower position commits late', async () => {
    let commit = (): void => undefined;
    const gate = new Promise<void>((resolve) => (commit = resolve));
    let written = (): void => undefined;
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    // a position is taken as late as the end of a command, but a long one writes what it has gathered in between
    const late = own.db.dataSource.transaction((tx) =>
      asking(li, async () => {
        const slow = { aggregateType: 'Note', aggregateId: newId(), version: 1, org: 'hq.bj', branch: 'bj', ownerId: li.id, changes: { title: 'slow' } };
        await writeAudit(tx, [slow]);
        written();
        await gate;
      }),
    );
    await isWritten;
    await write('bj', 'overtakes');
    await sealer.seal();
    await expect(own.count('audit_seal')).resolves.toBe(17);
    commit();
    await late;
    await sealer.seal();
    const lastTwo = await own.rows<{ position: string }>(`SELECT "position" FROM "audit_seal" WHERE "branch" = 'bj' ORDER BY "seq" DESC LIMIT 2`);
    expect(BigInt(lastTwo[0]!.position)).toBeLessThan(BigInt(lastTwo[1]!.position));
    await expect(verify()).resolves.toEqual([]);
  });

  it('seals in the background within a second of the commit', async () => {
    sealer.begin();
    try {
      for (let round = 0; round < 3; round += 1) {
        await write('bj', `round ${round}`);
        const since = performance.now();
        while ((await own.count('audit_seal')) < 17 + round) await new Promise((resolve) => setTimeout(resolve, 20));
        expect(performance.now() - since).toBeLessThan(1_000);
      }
    } finally {
      await sealer.end();
    }
    await expect(verify()).resolves.toEqual([]);
  });

  it('goes on where another leader stopped, and two at once leave one chain', async () => {
    const second = aSealer();
    for (let i = 1; i <= 5; i += 1) {
      await write('bj', `race ${i}`);
      await Promise.allSettled([sealer.seal(), second.seal()]);
    }
    await second.seal().catch(() => second.seal());
    await expect(own.count('audit_seal')).resolves.toBe(21);
    await expect(verify()).resolves.toEqual([]);
  });

  it('takes in what was written before there were marks, once', async () => {
    await own.rows('TRUNCATE "audit_seal", "audit_head"');
    await elsewhere.rows('TRUNCATE "kept_audit_head"');
    await own.rows('UPDATE "audit" SET "mark" = NULL');
    sealer = aSealer();
    sealer.begin();
    while ((await own.count('audit_seal')) < 16) await new Promise((resolve) => setTimeout(resolve, 20));
    await sealer.end();
    await expect(verify()).resolves.toEqual([]);
  });
});

describe('S14 Whoever owns the database can change the trail, but not unnoticed', () => {
  it('names a row that was edited', async () => {
    const position = await positionOf(5);
    await own.rows(`UPDATE "audit" SET "changes" = jsonb_set("changes", '{title,after}', '"other"') WHERE "position" = $1`, [position]);
    await expect(verify()).resolves.toMatchObject([{ branch: 'bj', kind: 'edited', position, seq: 5 }]);
  });

  it.each([
    ['who', `"actorName" = 'somebody else'`],
    ['when, by a microsecond', `"at" = "at" + interval '1 microsecond'`],
    ['why', `"reason" = 'because'`],
    ['for whom', `"onBehalfOfName" = 'the manager'`],
    ['under which policy', `"policies" = ARRAY['sla@hq/9']`],
    ['in which branch', `"branch" = 'sh'`],
  ])('names an edit of %s', async (_, change) => {
    const position = await positionOf(2);
    await own.rows(`UPDATE "audit" SET ${change} WHERE "position" = $1`, [position]);
    await expect(verify()).resolves.toMatchObject([{ kind: 'edited', position, seq: 2 }]);
  });

  it('names a row that was deleted, with its seal or without', async () => {
    const [first, second] = [await positionOf(3), await positionOf(7)];
    await own.rows('DELETE FROM "audit" WHERE "position" = ANY($1)', [[first, second]]);
    await own.rows('DELETE FROM "audit_seal" WHERE "position" = $1', [second]);
    await expect(verify()).resolves.toMatchObject([
      { kind: 'deleted', position: first, seq: 3 },
      { kind: 'deleted', seq: 7 },
    ]);
  });

  it('names a row that was inserted, and never seals it', async () => {
    const columns = '"at", "actorId", "actorName", "action", "aggregateType", "aggregateId", "version", "org", "branch", "requestId", "changes", "policies"';
    const [invented] = await own.rows<{ position: string }>(
      `INSERT INTO "audit" ("id", ${columns}, "mark") SELECT gen_random_uuid(), ${columns}, "mark" FROM "audit" WHERE "position" = $1 RETURNING "position"`,
      [await positionOf(4)],
    );
    const [copied] = await own.rows<{ position: string }>(
      `INSERT INTO "audit" ("id", ${columns}, "mark") SELECT "id", ${columns}, "mark" FROM "audit" WHERE "position" = $1 RETURNING "position"`,
      [await positionOf(4)],
    );
    await sealer.seal();
    await write('bj', 'life goes on');
    await sealer.seal();
    await expect(verify()).resolves.toMatchObject([
      { kind: 'inserted', position: invented!.position },
      { kind: 'inserted', position: copied!.position },
    ]);
    expect(reports).toHaveLength(2);
  });

  it('names a row that was inserted together with a seal', async () => {
    await own.rows(
      `INSERT INTO "audit" SELECT * FROM (SELECT (jsonb_populate_record(a, '{"position": 900001, "actorName": "x"}')).* FROM "audit" a LIMIT 1) b`,
    );
    await own.rows(`INSERT INTO "audit_seal" VALUES ('bj', 13, 900001, repeat('0', 64))`);
    const kinds = (await verify()).map(({ kind, seq }) => ({ kind, seq }));
    expect(kinds).toEqual([
      { kind: 'edited', seq: 13 },
      { kind: 'inserted', seq: 13 },
    ]);
    await write('bj', 'after a restart');
    await aSealer().seal();
    await expect(own.count('audit_seal')).resolves.toBe(17);
    expect(reports).toMatchObject([{ message: expect.stringMatching(/not what was signed/) }]);
  });

  it('names rows that changed places', async () => {
    const [first, second] = [await positionOf(4), await positionOf(9)];
    await own.rows('UPDATE "audit" SET "position" = -1 WHERE "position" = $1', [first]);
    await own.rows('UPDATE "audit" SET "position" = $1 WHERE "position" = $2', [first, second]);
    await own.rows('UPDATE "audit" SET "position" = $1 WHERE "position" = -1', [second]);
    await expect(verify()).resolves.toMatchObject([
      { kind: 'reordered', position: first, seq: 4 },
      { kind: 'reordered', position: second, seq: 9 },
    ]);
  });

  it('names a tail that was cut off, with its seals and heads', async () => {
    await own.rows('DELETE FROM "audit" WHERE "position" IN (SELECT "position" FROM "audit_seal" WHERE "branch" = $1 AND "seq" > 6)', ['bj']);
    await own.rows('DELETE FROM "audit_seal" WHERE "branch" = $1 AND "seq" > 6', ['bj']);
    await own.rows('DELETE FROM "audit_head" WHERE "branch" = $1 AND "seq" > 6', ['bj']);
    await expect(verify()).resolves.toMatchObject([{ branch: 'bj', kind: 'cut off', seq: 7 }]);
  });

  it('names a branch that was removed altogether', async () => {
    await own.rows(`DELETE FROM "audit" WHERE "branch" = 'sh'`);
    await own.rows(`DELETE FROM "audit_seal" WHERE "branch" = 'sh'`);
    await own.rows(`DELETE FROM "audit_head" WHERE "branch" = 'sh'`);
    await expect(verify()).resolves.toMatchObject([{ branch: 'sh', kind: 'cut off', seq: 1 }]);
  });

  it('names a head that the service did not sign, here and elsewhere', async () => {
    const stranger = aKey('bench-1').key;
    await own.rows(`UPDATE "audit_head" SET "signature" = $1 WHERE "branch" = 'bj' AND "seq" = 12`, [stranger.sign('anything')]);
    await elsewhere.rows(`UPDATE "kept_audit_head" SET "keyId" = 'unknown' WHERE "branch" = 'sh'`);
    await expect(verify()).resolves.toMatchObject([
      { branch: 'bj', kind: 'head forged', seq: 12 },
      { branch: 'sh', kind: 'head forged', seq: 4 },
    ]);
  });

  it('names a chain that was written anew from an edited row on', async () => {
    await own.rows(`UPDATE "audit" SET "actorName" = 'x' WHERE "position" = $1`, [await positionOf(8)]);
    await own.rows(`DELETE FROM "audit_seal" WHERE "branch" = 'bj'`);
    await own.rows(`DELETE FROM "audit_head" WHERE "branch" = 'bj'`);
    await own.rows(`UPDATE "audit" SET "mark" = NULL WHERE "branch" = 'bj'`);
    const { key: forged, known: forgedKnown } = aKey('bench-2');
    await own.rows(`DELETE FROM "audit_seal"`);
    const impostor = new AuditSealer(SERVICE, own.db.dataSource, forged, () => undefined);
    impostor.begin();
    while ((await own.count('audit_seal')) < 12) await new Promise((resolve) => setTimeout(resolve, 20));
    await impostor.end();
    const both = new AuditPublicKeys([known, forgedKnown]);
    const { findings } = await verifyTrail({ service: SERVICE, rows: own.rows.bind(own), keeper: elsewhere.rows.bind(elsewhere), publicKeys: both });
    expect(findings.find(({ branch, seq }) => branch === 'bj' && seq === 12)).toMatchObject({ kind: 'edited', detail: expect.stringMatching(/written anew/) });
  });
});
