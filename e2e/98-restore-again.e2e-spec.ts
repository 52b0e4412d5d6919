import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CompanyBuilder } from '@tradewind/client/company-builder';
import { eventually } from '@tradewind/client/eventually';
import type { HttpActor } from '@tradewind/client/http-actor';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { personalDataApi } from '@tradewind/contracts/customers/personal-data.api';
import { EXAMPLE_POLICIES } from '@tradewind/policies/example-values';
import type pg from 'pg';
import { connected } from '../deploy/local/connected.ts';
import { startPostgres } from '../deploy/local/postgres.ts';
import { alive } from '../deploy/local/process-table.ts';
import { unhurried } from '../deploy/local/unhurried.ts';
import { PASSWORD } from './support/head-office.ts';
import { aFreePort, aStateFolder, Launched, npmStart, type StateFolder } from './support/launched.ts';
import { mayMount, smallDisk } from './support/small-disk.ts';

/** The commands a person has; where only the data matter, without the services on top. */
let folder: StateFolder;
let port: number;
const at = (...names: readonly string[]): string => join(folder.path, ...names);
const home = (): string => at('state');
const backups = (): string => `${home()}.backups`;
const keys = (): string => at('keys-elsewhere');

const start = (state: string): Launched => npmStart(state, ['--port', String(port)], { ...unhurried, LOG_LEVEL: 'warn' });

async function npmRun(state: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const command = new Launched({ script: ['deploy/local/cli.ts', ...args], env: { TRADEWIND_STATE: state, ...env } });
  const code = await command.ended();
  if (code !== 0) throw new Error(`npm run ${args.join(' ')} ended with ${code}:\n${command.output}`);
  return command.output;
}

/** A server on the data, for as long as the work takes. */
async function onData<T>(state: string, work: (db: pg.Client, pid: number) => Promise<T>): Promise<T> {
  const server = await startPostgres({ dir: join(state, 'postgres'), logFile: join(state, 'log/postgres.log') });
  try {
    return await connected(server.adminUrl.replace(/postgres$/, 'tradewind_customers'), (db) => {
      db.on('error', () => undefined);
      return work(db, server.pid);
    });
  } finally {
    await server.stop();
  }
}

/** Writes a row, and gives a moment with nothing on either side of it. */
async function row(db: pg.Client, n: number): Promise<string> {
  await db.query('INSERT INTO "drill" VALUES ($1)', [n]);
  await sleep(200);
  const now = new Date().toISOString();
  await sleep(200);
  return now;
}

const rows = (state: string): Promise<number[]> =>
  onData(state, async (db) => (await db.query<{ n: number }>('SELECT "n" FROM "drill" ORDER BY 1')).rows.map(({ n }) => n));

const written = (state: string, ...numbers: readonly number[]): Promise<string[]> =>
  onData(state, async (db) => {
    const moments: string[] = [];
    for (const n of numbers) moments.push(await row(db, n));
    return moments;
  });

const laidAside = (wal = join(backups(), 'wal')): Map<string, string> =>
  new Map(
    readdirSync(wal).map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(wal, name)))
        .digest('hex'),
    ]),
  );

/** A copy of the backups on another medium, for one experiment. */
function aCopy(name: string): string {
  cpSync(backups(), at(name), { recursive: true });
  return at(name);
}

const newestBase = (from: string): string => join(from, 'base', readdirSync(join(from, 'base')).sort().at(-1) ?? '');

const customer = { name: `蜀山建材 ${randomUUID()}`, contacts: [{ name: '王明', phone: '138 1234 1234' }] };
const reason = 'Delivery tomorrow, gate is locked';
let rep: HttpActor;
let customerId: string;
let contactId: string;

beforeAll(async () => {
  folder = aStateFolder();
  port = await aFreePort();
  const url = `http://127.0.0.1:${port}`;
  const running = await start(home()).ready();
  try {
    const { code: setupCode } = JSON.parse(readFileSync(join(home(), 'keys/setup-code.json'), 'utf8')) as { code: string };
    const company = await CompanyBuilder.found(url, {
      setupCode,
      companyName: '信风建材集团',
      administratorName: '管理员',
      login: 'admin',
      password: PASSWORD,
    });
    const sales = await company.unit(await company.unit('hq', 'cd', 'branch', '成都分公司'), 'sales', 'department', '销售部');
    const { actor: approver } = await company.hire({ name: '郑国强', login: 'gm', password: PASSWORD, post: 'general-manager', org: 'hq' });
    for (const policy of EXAMPLE_POLICIES.filter(({ key }) => key.startsWith('customer')))
      await company.policy({ ...policy, org: 'hq', effectiveFrom: '2025-01-01' }, approver);
    rep = (await company.hire({ name: '王芳', login: 'rep', password: PASSWORD, post: 'sales-rep', org: sales })).actor;
    await npmRun(home(), ['backup', '--keys', keys()]);
    const created = await eventually(() => rep.call(customersApi.createCustomer, customer));
    [customerId, contactId] = [created.id, created.contacts[0]?.contactId ?? ''];
    await expect(npmRun(home(), ['restore'])).rejects.toThrow(/already runs \(pid \d+\)/);
  } finally {
    await running.stop();
  }
}, 300_000);
afterAll(() => {
  if (process.env.KEEP_TEST_STATE === undefined) folder.forget();
});

describe('R17 On a new machine, from the backups and the copy of the keys', () => {
  const elsewhere = (): string => at('new-machine/state');
  let medium: string;
  beforeAll(() => {
    medium = aCopy('medium');
  });

  it('says that keys are needed, and makes none of its own', async () => {
    await expect(npmRun(elsewhere(), ['restore', '--from', medium])).rejects.toThrow('name with --keys the folder');
    expect(existsSync(elsewhere())).toBe(false);
  }, 60_000);

  const onSmallDisk = mayMount() ? it : it.skip;
  onSmallDisk(
    'refuses a disk that is too small before it writes anything to it',
    async () => {
      const disk = smallDisk();
      try {
        await expect(npmRun(join(disk.path, 'state'), ['restore', '--from', medium, '--keys', keys()])).rejects.toThrow(
          /Too little disk space[^]*beside those/,
        );
        expect(readdirSync(join(disk.path, 'state')).sort()).toEqual(['keys', 'log']);
        expect(readdirSync(join(disk.path, 'state/keys'))).toEqual([]);
      } finally {
        disk.forget();
      }
    },
    60_000,
  );

  it('everything that was laid aside comes back, and it says up to which moment; the platform starts, and serves', async () => {
    const said = await npmRun(elsewhere(), ['restore', '--from', medium, '--keys', keys()]);
    expect(said).toMatch(/all databases as of the last moment there is; the last change before it is of 20\d\d-/);
    expect(said).toContain(`the WAL goes to ${join(medium, 'wal')} from now on`);
    await npmRun(elsewhere(), ['reconcile', '--after-restore']);
    const running = await start(elsewhere()).ready();
    try {
      await expect(rep.call(customersApi.getCustomer, { customerId })).resolves.toMatchObject({ name: customer.name });
      const another = await rep.call(customersApi.createCustomer, { name: `峨眉建材 ${randomUUID()}` });
      await expect(rep.call(customersApi.getCustomer, { customerId: another.id })).resolves.toMatchObject({ id: another.id });
      await expect(rep.call(personalDataApi.revealContact, { customerId, contactId, reason })).resolves.toMatchObject({
        name: '王明',
        phone: '+8613812341234',
      });
      expect(await npmRun(elsewhere(), ['reconcile'])).toContain('0 violations');
    } finally {
      await running.stop();
    }
  }, 300_000);
});

let [first, second, fourth, sixth] = ['', '', '', ''];

describe('R17 A restore after a restore', () => {
  let keptThen: Map<string, string>;

  beforeAll(async () => {
    await onData(home(), (db) => db.query('CREATE TABLE "drill" ("n" int)'));
    [first = '', second = ''] = await written(home(), 1, 2, 3);
  }, 60_000);

  it('goes back to a moment', async () => {
    await npmRun(home(), ['restore', '--to', first]);
    expect(await rows(home())).toEqual([1]);
    keptThen = laidAside();
  }, 120_000);

  it('goes on from there, and a base backup of that time is as good as any', async () => {
    [fourth = ''] = await written(home(), 4, 5);
    await npmRun(home(), ['backup']);
    [sixth = ''] = await written(home(), 6);
    await npmRun(home(), ['restore']);
    expect(await rows(home())).toEqual([1, 4, 5, 6]);
  }, 180_000);

  it('brings back what the first restore gave up, at a moment before it', async () => {
    await npmRun(home(), ['restore', '--to', second]);
    expect(await rows(home())).toEqual([1, 2]);
    await written(home(), 7);
  }, 120_000);

  it('goes to a moment after the first restore, whatever was restored since', async () => {
    await npmRun(home(), ['restore', '--to', fourth]);
    expect(await rows(home())).toEqual([1, 4]);
  }, 120_000);

  it('loses nothing of a server that was killed before it had laid its WAL aside', async () => {
    await onData(home(), async (db, pid) => {
      await row(db, 8);
      process.kill(pid, 'SIGKILL');
      while (alive(pid)) await sleep(20);
    }).catch((error: unknown) => {
      if (!/terminated|ECONNRESET/.test(String(error))) throw error;
    });
    await npmRun(home(), ['restore']);
    expect(await rows(home())).toEqual([1, 4, 8]);
  }, 120_000);

  it('keeps all timelines apart: each has its history, and nothing that was laid aside has changed', () => {
    const now = laidAside();
    expect([...now.keys()].filter((name) => name.includes('history'))).toEqual([2, 3, 4, 5, 6].map((id) => `0000000${id}.history.gz`));
    for (const [name, sha256] of keptThen) expect([name, now.get(name)]).toEqual([name, sha256]);
  });
});

describe('R17 What cannot be restored is refused by name, and nothing is touched', () => {
  const untouched = async (from: string, expected: RegExp): Promise<void> => {
    const data = join(home(), 'postgres/data');
    const before = statSync(data).ino;
    await expect(npmRun(home(), ['restore', '--from', from, '--to', sixth])).rejects.toThrow(expected);
    expect(statSync(data).ino).toBe(before);
    expect(existsSync(join(home(), 'postgres-aside'))).toBe(false);
  };

  it('a base backup with a flipped byte, without one of its files, or with one too many', async () => {
    const copy = aCopy('flipped');
    const base = newestBase(copy);
    const file = join(base, 'data/global/pg_filenode.map');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.with(20, (bytes[20] ?? 0) ^ 1));
    await untouched(copy, /The backup is damaged[^]*pg_filenode\.map is not what was written/);
    writeFileSync(file, bytes);
    renameSync(join(base, 'data/backup_label'), at('label'));
    await untouched(copy, /backup_label is not what was written/);
    renameSync(at('label'), join(base, 'data/backup_label'));
    writeFileSync(join(base, 'data/standby.signal'), '');
    await untouched(copy, /standby\.signal is not what was written/);
    writeFileSync(join(base, 'manifest.json'), '{');
    await untouched(copy, /manifest\.json is not what was written/);
  }, 120_000);

  it('a WAL of which a segment is missing, or damaged', async () => {
    const copy = aCopy('holes');
    const wal = join(copy, 'wal');
    const segments = readdirSync(wal).filter((name) => /^0000000[12][0-9A-F]{16}\.gz$/.test(name));
    const gone = segments.sort()[1] ?? '';
    const machine = at('third-machine/state');
    const restored = (...args: readonly string[]): Promise<string> => npmRun(machine, ['restore', '--from', copy, '--keys', keys(), ...args]);
    renameSync(join(wal, gone), at(gone));
    await expect(restored()).rejects.toThrow(new RegExp(`A part of the WAL is missing[^]*${gone} is not there`));
    await expect(restored('--to', new Date().toISOString())).rejects.toThrow(`${gone} is not there`);
    writeFileSync(join(wal, gone), readFileSync(at(gone)).subarray(0, -100));
    await expect(restored()).rejects.toThrow(new RegExp(`The backup is damaged[^]*${gone} is not what was written`));
    expect(existsSync(join(machine, 'postgres'))).toBe(false);
    expect(readdirSync(join(machine, 'keys'))).toEqual([]);
  }, 180_000);

  it('a moment after the last change, and it says of when that is', async () => {
    const later = new Date().toISOString();
    await expect(npmRun(home(), ['restore', '--to', later])).rejects.toThrow(
      /Nothing was written after[^]*the last change before the end of the WAL is of 20\d\d-/,
    );
  }, 120_000);

  it('servers of your own: neither backed up nor restored here, and what to do instead', async () => {
    const own = { POLICIES_DATABASE_URL: 'postgres://somebody@db.example/policies' };
    for (const command of ['backup', 'restore']) {
      const refused = npmRun(at('nothing-here'), [command], own);
      await expect(refused).rejects.toThrow(
        /POLICIES_DATABASE_URL is set[^]*pgBackRest or pg_basebackup[^]*reconcile -- --after-restore --restored all --to TIME/,
      );
    }
    expect(existsSync(at('nothing-here'))).toBe(false);
  }, 60_000);
});

describe('R17 A restore that is cut off', () => {
  it('leaves the data in use as they were, and the next one is not in its way', async () => {
    const restore = new Launched({ script: ['deploy/backup/restore.ts'], env: { TRADEWIND_STATE: home() } });
    while (!existsSync(join(home(), 'postgres-aside/data/PG_VERSION'))) await sleep(5);
    await restore.stop('SIGKILL');
    expect(await rows(home())).toEqual([1, 4, 8]);
    await npmRun(home(), ['restore']);
    expect(await rows(home())).toEqual([1, 4, 8]);
    expect(existsSync(join(home(), 'postgres-aside'))).toBe(false);
  }, 180_000);

  it('between two names, the next start gives the restored data theirs', async () => {
    const data = join(home(), 'postgres/data');
    renameSync(data, `${data}.restored`);
    expect(await rows(home())).toEqual([1, 4, 8]);
  }, 60_000);
});
