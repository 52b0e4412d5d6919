import { withCall } from '@tradewind/kernel/call';
import { newId } from '@tradewind/kernel/ids';
import { systemCall } from '@tradewind/messaging/system-call';
import { Database } from '@tradewind/persistence/database';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { DATA_KEY_TABLE } from './data-key.table.js';
import { DataKeys } from './data-keys.js';
import { KeyFile } from './key-file.js';
import type { Kept } from './kept.js';
import { RewrapWatch } from './rewrap.watch.js';

const database = `data_keys_${newId().replaceAll('-', '')}`;
const folder = mkdtempSync(join(tmpdir(), 'data-keys-'));
const file = join(folder, 'keys.json');
const newKey = (): string => randomBytes(32).toString('base64');
const indexKey = newKey();
const place = { table: 'customer', column: 'contacts.name', row: 'row' };
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const writeKeys = (active: string, keys: Readonly<Record<string, string>>): void => {
  writeFileSync(file, JSON.stringify({ active, keys, indexKey }));
};

function urlOf(name: string): string {
  const admin = new URL(process.env.TRADEWIND_POSTGRES ?? '');
  admin.pathname = `/${name}`;
  return admin.toString();
}

async function asAdmin(sql: string): Promise<void> {
  const admin = await new DataSource({ type: 'postgres', url: process.env.TRADEWIND_POSTGRES ?? '' }).initialize();
  try {
    await admin.query(sql);
  } finally {
    await admin.destroy();
  }
}

const old = newKey();
let dataSource: DataSource;
let db: Database;
let keys: DataKeys;
beforeAll(async () => {
  await asAdmin(`CREATE DATABASE "${database}"`);
  dataSource = await new DataSource({ type: 'postgres', url: urlOf(database) }).initialize();
  for (const statement of DATA_KEY_TABLE) await dataSource.query(statement);
  db = new Database(dataSource);
  writeKeys('old', { old });
  keys = new DataKeys(db, new KeyFile(file));
});
afterAll(async () => {
  await dataSource.destroy();
  await asAdmin(`DROP DATABASE "${database}"`);
  rmSync(folder, { recursive: true });
});

const inCall = <T>(work: () => Promise<T>): Promise<T> => withCall(systemCall('spec', 'spec', new Date(), newId()), () => db.unitOfWork(work));
const wrappedWith = async (kek: string): Promise<number> => {
  const [row] = await dataSource.query<{ count: number }[]>('SELECT count(*)::int AS "count" FROM "data_key" WHERE "kekId" = $1 AND "destroyedAt" IS NULL', [
    kek,
  ]);
  return row?.count ?? 0;
};

interface Person {
  readonly id: string;
  readonly kept: Kept;
}

const aPerson = (holderId = newId(), id = newId()): Promise<Person> =>
  inCall(async () => {
    const key = await keys.create(id, holderId);
    if (!key) throw new Error('destroyed');
    return { id, kept: key.keep('name', `王明 ${id}`, place) };
  });
const readBack = ({ id, kept }: Person): Promise<string | null> => inCall(async () => (await keys.of(id))?.open(kept, place) ?? null);

describe('XCT-07 Every person has a key of their own', () => {
  it('which opens what was sealed, and is in the database only wrapped', async () => {
    const wang = await aPerson();
    await expect(readBack(wang)).resolves.toBe(`王明 ${wang.id}`);
    const [row] = await dataSource.query<{ wrapped: string }[]>('SELECT "wrapped" FROM "data_key" WHERE "subjectId" = $1', [wang.id]);
    expect(Buffer.from(row?.wrapped ?? '', 'base64')).toHaveLength(12 + 32 + 16);
  });

  it('which, moved to somebody else in the database, opens nothing', async () => {
    const [wang, zhao] = [await aPerson(), await aPerson()];
    await dataSource.query('UPDATE "data_key" z SET "wrapped" = w."wrapped" FROM "data_key" w WHERE z."subjectId" = $1 AND w."subjectId" = $2', [
      zhao.id,
      wang.id,
    ]);
    await expect(readBack({ id: zhao.id, kept: wang.kept })).rejects.toThrow();
    await dataSource.query('DELETE FROM "data_key" WHERE "subjectId" = $1', [zhao.id]);
  });

  it('which can be destroyed without the others, for good', async () => {
    const holder = newId();
    const [wang, zhao] = [await aPerson(holder), await aPerson(holder)];
    await inCall(() => keys.destroy([wang.id], holder));
    await expect(readBack(wang)).resolves.toBeNull();
    await expect(readBack(zhao)).resolves.toContain('王明');
    await expect(aPerson(holder, wang.id)).rejects.toThrow('destroyed');
    await inCall(() => keys.destroyAllOf(holder));
    await expect(readBack(zhao)).resolves.toBeNull();
  });

  it('which nobody gets who was deleted before they were ever known here', async () => {
    const late = newId();
    await inCall(() => keys.destroy([late], newId()));
    await expect(aPerson(newId(), late)).rejects.toThrow('destroyed');
  });
});

describe('XCT-07 The key-encryption key is changed while everybody works', () => {
  it('without one error; then the old one can be taken away, and opens nothing any more', async () => {
    const people = await Promise.all(Array.from({ length: 450 }, () => aPerson()));
    const failures: unknown[] = [];
    const load = { on: true, done: 0 };
    const atWork = Array.from({ length: 4 }, async (_, lane) => {
      for (let i = lane; load.on; i += 1) {
        const known = people[i % people.length]!;
        await Promise.all([readBack(known), aPerson().then(readBack)]).catch((error: unknown) => failures.push(error));
        load.done += 1;
        await sleep(1);
      }
    });
    const fresh = newKey();
    writeFileSync(file, '{ "active": "new", "keys": {'); // what a reader may meet while somebody writes
    await sleep(600);
    writeKeys('new', { old, new: fresh });
    const watch = new RewrapWatch(db, keys);
    for (let rounds = 0; rounds < 200 && (rounds < 3 || (await wrappedWith('old')) > 0); rounds += 1) {
      await sleep(300);
      await withCall(systemCall('spec', 'rewrap', new Date(), newId()), () => watch.rewrap());
    }
    await expect(wrappedWith('old')).resolves.toBe(0);
    writeKeys('new', { new: fresh });
    await sleep(700);
    load.on = false;
    await Promise.all(atWork);
    expect(failures).toEqual([]);
    expect(load.done).toBeGreaterThan(50);
    for (const person of people.slice(0, 20)) await expect(readBack(person)).resolves.toBe(`王明 ${person.id}`);
  });

  it('also when somebody has changed the row of one: that one is told, the others go on', async () => {
    const [wang, broken] = [await aPerson(), await aPerson()];
    await dataSource.query(`UPDATE "data_key" SET "wrapped" = 'AAAA' WHERE "subjectId" = $1`, [broken.id]);
    const last = newKey();
    const { keys: before } = JSON.parse(readFileSync(file, 'utf8')) as { keys: Record<string, string> };
    writeKeys('last', { ...before, last });
    await sleep(700);
    const round = withCall(systemCall('spec', 'rewrap', new Date(), newId()), () => new RewrapWatch(db, keys).rewrap());
    await expect(round).rejects.toThrow('1 data keys cannot be wrapped anew');
    await expect(wrappedWith('new')).resolves.toBe(1);
    await expect(readBack(wang)).resolves.toContain('王明');
  });

  it('and a backup without the file of keys gives nothing', async () => {
    const wang = await aPerson();
    writeFileSync(join(folder, 'other.json'), JSON.stringify({ active: 'new', keys: { new: newKey() }, indexKey }));
    const thief = new DataKeys(db, new KeyFile(join(folder, 'other.json')));
    await expect(inCall(() => thief.of(wang.id))).rejects.toThrow();
    writeFileSync(join(folder, 'none.json'), JSON.stringify({ active: 'x', keys: {}, indexKey }));
    expect(() => new KeyFile(join(folder, 'none.json'))).toThrow('Refusing to work with');
  });
});
