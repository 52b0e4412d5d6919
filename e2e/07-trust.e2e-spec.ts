import { spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { headers, nkeyAuthenticator, PermissionViolationError, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { ServiceSigner } from '@tradewind/auth/service-token';
import { eventually } from '@tradewind/client/eventually';
import { AUDITED_SERVICES } from '@tradewind/contracts/audit/audit.api';
import { CALLERS } from '@tradewind/contracts/callers';
import { standingApi } from '@tradewind/contracts/identity/standing.api';
import { eventsApi } from '@tradewind/contracts/operations/events.api';
import { newId } from '@tradewind/kernel/ids';
import type { Operation } from '@tradewind/kernel/operation';
import { connectNats, natsAccess } from '@tradewind/runtime/nats';
import { dataSourceOptions } from '@tradewind/runtime/data-source';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { startPostgres, type Postgres } from '../deploy/local/postgres.ts';
import { baseUrl, headOffice } from './support/company.ts';
import { HEAD_OFFICE_POSTS, PASSWORD } from './support/head-office.ts';
import { signIn } from './support/sign-in.ts';

const services: readonly string[] = AUDITED_SERVICES;
const users: readonly string[] = [...services, 'gateway'];
const seeds = process.env.NATS_SEEDS_DIR ?? '';
/** Of the administrator; the address without user and password is what services are given. */
const adminUrl = process.env.NATS_URL ?? '';
const busUrl = `nats://${new URL(adminUrl).host}`;
const inboxOf = (name: string): string => `_INBOX_${name.replaceAll('-', '_')}`;

/** One thing somebody might try on the bus, and whether it is theirs to do. */
interface Door {
  readonly name: string;
  readonly allowed: boolean;
  readonly attempt: (bus: NatsConnection) => void;
}

const publishing = (subject: string, allowed: boolean): Door => ({ name: `publish ${subject}`, allowed, attempt: (bus) => bus.publish(subject, '') });
const hearing = (subject: string, allowed: boolean, queue?: string): Door => ({
  name: `subscribe ${subject}${queue ? ` in queue ${queue}` : ''}`,
  allowed,
  attempt: (bus) => bus.subscribe(subject, { ...(queue && { queue }), max: 1, callback: () => undefined }),
});

const mayAsk = (who: string, other: string): boolean => (who === 'gateway' ? services.includes(other) : (CALLERS[who] ?? []).includes(other));

/** Everything `who` might try with what belongs to `owner`: S10's rpc, ev, inbox and $JS.API. */
function doorsOf(who: string, owner: string): Door[] {
  const own = who === owner && who !== 'gateway';
  return [
    publishing(`rpc.${owner}.probe`, mayAsk(who, owner)),
    publishing(`rpc.${owner}.replayEvents`, who !== 'gateway' || services.includes(owner)),
    publishing(`ev.probe.${owner}.probe.v1`, own),
    publishing(`changed.probe.${owner}`, own),
    publishing(`${inboxOf(owner)}.probe`, false),
    hearing(`rpc.${owner}.probe`, own, owner),
    hearing(`rpc.${owner}.probe`, false),
    hearing(`rpc.${owner}.*`, false, 'intruders'),
    hearing(`ev.*.${owner}.>`, false),
    hearing(`changed.*.${owner}`, who === 'gateway'),
    hearing(`${inboxOf(owner)}.>`, who === owner),
    ...['INFO', 'CREATE', 'DURABLE.CREATE', 'DELETE'].map((verb) => publishing(`$JS.API.CONSUMER.${verb}.EVENTS.${owner}`, own)),
    ...['PAUSE', 'LEADER.STEPDOWN'].map((verb) => publishing(`$JS.API.CONSUMER.${verb}.EVENTS.${owner}`, false)),
    ...(own ? [] : [publishing(`$JS.API.CONSUMER.MSG.NEXT.EVENTS.${owner}`, false)]),
    publishing(`$JS.ACK.EVENTS.${owner}.1.1.1.1.0`, own),
  ];
}

/** What belongs to nobody but the administrator. */
const COMMON: readonly Door[] = [
  ...['CREATE', 'UPDATE', 'DELETE', 'PURGE', 'MSG.GET', 'MSG.DELETE', 'SNAPSHOT', 'RESTORE'].map((verb) => publishing(`$JS.API.STREAM.${verb}.EVENTS`, false)),
  ...['$JS.API.STREAM.NAMES', '$JS.API.STREAM.LIST', '$JS.API.INFO', '$JS.API.CONSUMER.NAMES.EVENTS', '$JS.API.DIRECT.GET.EVENTS'].map((subject) =>
    publishing(subject, false),
  ),
  ...['$SYS.REQ.SERVER.PING', '$SYS.REQ.ACCOUNT.PING.CONNZ', 'anything'].map((subject) => publishing(subject, false)),
  ...['>', '*', 'rpc.>', 'ev.>', 'changed.>', '$JS.>', '$SYS.>', '_INBOX.>', '_INBOX_*.>'].map((subject) => hearing(subject, false)),
];

/** Tries the doors; the names of those that the server did not refuse. */
async function passed(who: string, doors: readonly Door[]): Promise<string[]> {
  const bus = await connectNats(busUrl, who, { seedFile: join(seeds, `${who}.nk`) });
  const refused = new Set<string>();
  void (async () => {
    for await (const status of bus.status()) {
      if (status.type !== 'error' || !(status.error instanceof PermissionViolationError)) continue;
      const { operation, subject, queue } = status.error;
      refused.add(operation === 'publish' ? `publish ${subject}` : `subscribe ${subject}${queue ? ` in queue ${queue}` : ''}`);
    }
  })();
  try {
    for (const { attempt } of doors) {
      attempt(bus);
      await bus.flush(); // the server answers in order: a refusal comes before the pong
    }
    await sleep(50); // the last refusal is heard a turn later
    return doors.map(({ name }) => name).filter((name) => !refused.has(name));
  } finally {
    await bus.close();
  }
}

describe('S10 On the bus everybody may do what is theirs, and nothing else', () => {
  it.each(users)('%s passes exactly the doors on its list', async (who) => {
    const doors = [...users.flatMap((owner) => doorsOf(who, owner)), ...COMMON, publishing('$JS.API.STREAM.INFO.EVENTS', who !== 'gateway')];
    const expected = doors.filter(({ allowed }) => allowed).map(({ name }) => name);
    await expect(passed(who, doors)).resolves.toEqual(expected);
  });

  it('nobody gets in without a seed, or with another one', async () => {
    await expect(connectNats(busUrl, 'orders')).rejects.toThrow(/Authorization/i);
    const seed = new TextEncoder().encode('SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY');
    expect(nkeyAuthenticator(seed)).toBeDefined();
    const file = join(mkdtempSync(join(tmpdir(), 'seed-')), 'stranger.nk');
    writeFileSync(file, new TextDecoder().decode(seed));
    await expect(connectNats(busUrl, 'orders', { seedFile: file })).rejects.toThrow(/Authorization/i);
  });

  it('every seed is a file of its own that only its owner can read', () => {
    const modes = users.map((name) => (statSync(join(seeds, `${name}.nk`)).mode & 0o777).toString(8));
    expect(new Set(modes)).toEqual(new Set(['600']));
    expect(new Set(users.map((name) => readFileSync(join(seeds, `${name}.nk`), 'utf8'))).size).toBe(users.length);
    expect(natsAccess('orders', { NATS_SEEDS_DIR: '/seeds' })).toMatchObject({ seedFile: '/seeds/orders.nk' });
    expect(natsAccess('orders', { NATS_SEED_FILE: '/seed/own.nk', NATS_SEEDS_DIR: '/seeds' })).toMatchObject({ seedFile: '/seed/own.nk' });
  });
});

describe('S9 Who somebody is says the token alone, on every message', () => {
  it('a service refuses what was put on its subject with a forged user and no token', async () => {
    const bus = await connectNats(busUrl, 'gateway', { seedFile: join(seeds, 'gateway.nk') });
    try {
      const forged: MsgHdrs = headers();
      for (const [name, value] of [
        ['x-user-id', headOffice().admin.id],
        ['tw-user', 'admin'],
        ['tw-actor', '{"kind":"system"}'],
        ['tw-token', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.'],
      ] as const)
        forged.set(name, value);
      const body = JSON.stringify({ params: {}, query: {}, body: {}, actor: { kind: 'system' } });
      const answer = await bus.request('rpc.identity.me', body, { headers: forged, timeout: 5_000 });
      expect(answer.headers?.get('tw-outcome')).toBe('fault');
      expect(answer.json()).toMatchObject({ code: 'access.not-signed-in' });
    } finally {
      await bus.close();
    }
  });

  it('a service that asks another signs what it asks, for this question alone; no token, key or wish helps', async () => {
    const bus = await connectNats(adminUrl, 'e2e');
    const signedBy = (name: string) => ServiceSigner.fromFile(join(process.env.SERVICE_KEYS_DIR ?? '', `${name}.jwk`));
    const put = async ({ id, subject }: Operation, query: object, token: string | null): Promise<string> => {
      const given: MsgHdrs = headers();
      given.set('tw-gateway-key', readFileSync(process.env.GATEWAY_KEY_FILE ?? '', 'utf8').trim());
      if (token !== null) given.set('tw-token', token);
      const answer = await bus.request(subject, JSON.stringify({ params: {}, query, body: {} }), { headers: given, timeout: 5_000 });
      return answer.headers?.get('tw-outcome') === 'ok' ? 'answered' : `${id}: ${answer.json<{ code: string }>().code}`;
    };
    const sign = (name: string, { id }: Operation, query: object) =>
      signedBy(name).sign({ operation: id, key: null, payload: JSON.stringify({ params: {}, query, body: {} }) });
    const { access_token: administrators } = await signIn({ login: HEAD_OFFICE_POSTS.admin.login, password: PASSWORD });
    const missed = { aggregateType: 'customer', aggregateId: newId(), from: 1 };
    const replay = eventsApi('customers').replayEvents as Operation;
    const standing = standingApi.standingOf as Operation;
    const person = { personId: headOffice().gm.id };
    try {
      for (const [op, query, asker, stranger] of [
        [replay, missed, 'orders', 'nobody'],
        [standing, person, 'customers', 'policies'],
      ] as const) {
        const refused = `${op.id}: access.not-signed-in`;
        await expect(put(op, query, null)).resolves.toBe(refused);
        await expect(put(op, query, administrators)).resolves.toBe(refused);
        await expect(put(op, { ...query, ...other(query) }, await sign(asker, op, query))).resolves.toBe(refused);
        await expect(put(op, query, await sign(asker, op === replay ? standing : replay, query))).resolves.toBe(refused);
        if (stranger !== 'nobody') await expect(put(op, query, await sign(stranger, op, query))).resolves.toBe(refused);
        await expect(put(op, query, await sign(asker, op, query))).resolves.toBe('answered');
      }
    } finally {
      await bus.close();
    }
  });

  const other = (query: object): object => ('personId' in query ? { personId: newId() } : { aggregateId: newId() });

  it('the gateway lets no caller header through to the bus', async () => {
    const bus = await connectNats(adminUrl, 'e2e');
    const seen: MsgHdrs[] = [];
    bus.subscribe('rpc.identity.me', {
      callback: (_, { headers: h }) => {
        if (h) seen.push(h);
      },
    });
    await bus.flush();
    // X-Forwarded-For is another matter: it is believed from configured proxies only (client-address.spec.ts)
    const claimed = {
      ...{ 'x-user-id': 'canary', 'x-user-name': 'canary', 'x-branch-id': 'canary', 'x-branch': 'canary', 'x-org': 'canary', 'x-roles': 'canary' },
      ...{ 'x-forwarded-user': 'canary', 'x-client-ip': '203.0.113.77', 'x-real-ip': '203.0.113.77', forwarded: 'for=203.0.113.77', cookie: 'canary=1' },
      ...{ 'tw-token': 'canary', 'tw-budget': '999999', 'tw-as-of': '2001-01-01T00:00:00Z', 'tw-idempotency-key': 'canary', 'tw-if-match': '9' },
      ...{ 'tw-gateway-key': 'canary', 'tw-actor': 'canary', 'tw-outcome': 'canary' },
    };
    try {
      const response = await fetch(`${baseUrl()}/api/v1/me`, { headers: { ...claimed, authorization: 'Bearer not-a-token' } });
      expect(response.status).toBe(401);
      await eventually(() => {
        expect(seen.length).toBeGreaterThan(0);
        return Promise.resolve();
      });
      const mine = seen.filter((h) => h.get('tw-token') === 'not-a-token');
      expect(mine).toHaveLength(1);
      const names = mine.flatMap((h) => h.keys());
      expect(names.filter((name) => !/^(tw-(token|request-id|budget|client|client-address|user-agent)|traceparent|tracestate)$/i.test(name))).toEqual([]);
      const values = names.flatMap((name) => mine.flatMap((h) => h.values(name)));
      expect(values.filter((value) => /canary|999999|2001-01-01|203\.0\.113\.77/.test(value))).toEqual([]);
    } finally {
      await bus.close();
    }
  });
});

describe('S11 In PostgreSQL a service owns its database and reaches no other', () => {
  const variable = (service: string): string => service.toUpperCase().replaceAll('-', '_');
  const roles = services.flatMap((service) => [
    { service, role: 'app', url: process.env[`${variable(service)}_DATABASE_URL`] ?? '' },
    { service, role: 'owner', url: process.env[`${variable(service)}_MIGRATION_URL`] ?? '' },
  ]);
  /** One connection for each role that gets in: hundreds of things are tried, and a password takes longer than any of them. */
  const inside = new Map<string, pg.Client>();
  const attempt = async (url: string, sql: string): Promise<string> => {
    try {
      const db = inside.get(url) ?? new pg.Client({ connectionString: url });
      if (!inside.has(url)) await db.connect();
      inside.set(url, db);
      await db.query(`BEGIN; ${sql}; ROLLBACK`);
      return 'passed';
    } catch (error) {
      await inside.get(url)?.query('ROLLBACK');
      return (error as { code?: string }).code ?? String(error);
    }
  };
  afterAll(() => Promise.all([...inside.values()].map((db) => db.end())));
  const PERMISSION_DENIED = '42501';

  it('every role is refused by every foreign database: 16 roles, 9 databases each', async () => {
    const databases = [...services.map((service) => `tradewind_${service.replaceAll('-', '_')}`), 'postgres', 'template1'];
    const open: string[] = [];
    let tried = 0;
    for (const { service, role, url } of roles) {
      for (const database of databases.filter((name) => name !== `tradewind_${service.replaceAll('-', '_')}`)) {
        const foreign = new URL(url);
        foreign.pathname = `/${database}`;
        tried += 1;
        const outcome = await attempt(foreign.toString(), 'SELECT 1');
        if (outcome !== PERMISSION_DENIED) open.push(`${service} ${role} → ${database}: ${outcome}`);
      }
    }
    expect({ tried, open }).toEqual({ tried: 144, open: [] });
  });

  it('every role gets into its own database, and none is more than a role', async () => {
    for (const { url } of roles) {
      await expect(attempt(url, 'SELECT 1')).resolves.toBe('passed');
      const db = new pg.Client({ connectionString: url });
      await db.connect();
      const { rows } = await db.query('SELECT rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = current_user');
      await db.end();
      expect(rows).toEqual([{ rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false, rolbypassrls: false }]);
    }
  });

  it.each([
    ['make a table', 'CREATE TABLE intruder (x int)'],
    ['make a schema', 'CREATE SCHEMA intruder'],
    ['make a temporary table', 'CREATE TEMPORARY TABLE intruder (x int)'],
    ['make a function', `CREATE FUNCTION intruder() RETURNS int LANGUAGE sql AS 'SELECT 1'`],
    ['read a file of the server', `COPY (SELECT 1) TO PROGRAM 'true'`],
    ['become the owner', 'SET ROLE :owner'],
  ])('the role of a running service may not %s', async (_, sql) => {
    for (const { service, url } of roles.filter(({ role }) => role === 'app'))
      await expect(attempt(url, sql.replace(':owner', `${service.replaceAll('-', '_')}_owner`))).resolves.toBe(PERMISSION_DENIED);
  });

  describe('what is written in the trail stays', () => {
    const hosted = async () => {
      const apps = roles.filter(({ role }) => role === 'app');
      const there = await Promise.all(apps.map(({ url }) => attempt(url, 'SELECT FROM "audit_seal" LIMIT 1')));
      return apps.filter((_, i) => there[i] === 'passed');
    };

    it.each([
      ...['audit', 'audit_seal', 'audit_head', 'kept_audit_head'].flatMap((table) => [
        `UPDATE "${table}" SET "branch" = 'x'`,
        `DELETE FROM "${table}"`,
        `TRUNCATE "${table}"`,
        `DROP TABLE "${table}"`,
        `ALTER TABLE "${table}" DISABLE TRIGGER ALL`,
      ]),
      `UPDATE "outbox" SET "payload" = '{}'`,
      `UPDATE "outbox" SET "type" = 'x'`,
      'DELETE FROM "outbox"',
      'TRUNCATE "outbox"',
      'ALTER TABLE "outbox" DETACH PARTITION "outbox_default"',
      ...['INSERT INTO "outbox_default" SELECT * FROM "outbox" WHERE false', 'DELETE FROM "outbox_default"', 'SELECT FROM "outbox_default"'],
      ...['UPDATE "outbox_head" SET "seq" = 0', 'DELETE FROM "outbox_head"', 'INSERT INTO "outbox_head" SELECT * FROM "outbox_head" WHERE false'],
    ])('%s', async (sql) => {
      const apps = await hosted();
      expect(apps.length).toBeGreaterThan(0);
      for (const { url } of apps) await expect(attempt(url, sql)).resolves.toBe(PERMISSION_DENIED);
    });

    it('what the service needs still works: marking an event as published', async () => {
      for (const { url } of await hosted()) await expect(attempt(url, 'UPDATE "outbox" SET "publishedAt" = now() WHERE false')).resolves.toBe('passed');
    });
  });
});

describe('S10 TLS by configuration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tls-'));
  const file = (name: string): string => join(import.meta.dirname, 'support/tls', name);
  let server: ReturnType<typeof spawn> | undefined;
  let url = '';

  const freePort = (): Promise<number> =>
    new Promise((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => {
          resolve(port);
        });
      });
    });

  beforeAll(async () => {
    const port = await freePort();
    url = `tls://u:p@127.0.0.1:${port}`;
    const tls = `tls { cert_file: "${file('server.pem')}", key_file: "${file('server.key.pem')}", ca_file: "${file('ca.pem')}", verify: true, min_version: "1.2" }`;
    writeFileSync(join(folder, 'nats.conf'), `listen: "127.0.0.1:${port}"\nauthorization { user: u, password: p }\n${tls}\n`);
    server = spawn(process.env.TRADEWIND_NATS_SERVER ?? 'nats-server', ['-c', join(folder, 'nats.conf')], { stdio: 'ignore' });
  });
  afterAll(() => {
    server?.kill();
    rmSync(folder, { recursive: true });
  });

  const env = () => ({ NATS_CA_FILE: file('ca.pem'), NATS_CERT_FILE: file('client.pem'), NATS_KEY_FILE: file('client.key.pem') });

  it('a connection with the authority and a certificate of it is encrypted', async () => {
    await eventually(async () => {
      const bus = await connectNats(url, 'orders', natsAccess('orders', env()));
      expect(bus.info).toMatchObject({ tls_required: true, tls_verify: true });
      await bus.close();
    });
  });

  it('a server of another authority is refused, and a client without a certificate', async () => {
    await expect(connectNats(url, 'orders')).rejects.toThrow();
    const { NATS_CA_FILE } = env();
    await expect(connectNats(url, 'orders', natsAccess('orders', { NATS_CA_FILE }))).rejects.toThrow();
  });
});

describe('S10, S11 TLS of PostgreSQL by configuration (ASVS 12.3.1)', () => {
  const dir = mkdtempSync(join(tmpdir(), 'pg-tls-'));
  const certificate = (name: string): string => join(import.meta.dirname, 'support/tls', name);
  let server: Postgres | undefined;
  let base = '';

  /** As an administrator does it: certificate and key beside the data, encryption on, nothing in the clear any more. */
  beforeAll(async () => {
    chmodSync(dir, 0o755);
    server = await startPostgres({ dir, durable: false });
    const data = join(dir, 'data');
    const { uid, gid } = statSync(data);
    for (const name of ['server.pem', 'server.key.pem']) {
      writeFileSync(join(data, name), readFileSync(certificate(name)), { mode: 0o600 });
      chownSync(join(data, name), uid, gid);
    }
    await asAdministrator(server.adminUrl, [
      `ALTER SYSTEM SET ssl_cert_file = 'server.pem'`,
      `ALTER SYSTEM SET ssl_key_file = 'server.key.pem'`,
      `ALTER SYSTEM SET ssl = on`,
    ]);
    writeFileSync(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n');
    await asAdministrator(server.adminUrl, ['SELECT pg_reload_conf()']);
    base = server.adminUrl;
  }, 180_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(dir, { recursive: true });
  });

  async function asAdministrator(connectionString: string, statements: readonly string[]): Promise<void> {
    const admin = new pg.Client({ connectionString });
    await admin.connect();
    for (const statement of statements) await admin.query(statement);
    await admin.end();
  }

  /** The connection of a service, made the way services make it. */
  async function connection(url: string): Promise<{ ssl: boolean; version: string }> {
    const options = dataSourceOptions({ name: 'orders', module: Object, apis: [], entities: [], migrations: [] }, url);
    const source = await new DataSource({ ...options, poolSize: 1 }).initialize();
    try {
      const [row] = await source.query<{ ssl: boolean; version: string }[]>('SELECT "ssl", "version" FROM pg_stat_ssl WHERE "pid" = pg_backend_pid()');
      if (!row) throw new Error('no connection');
      return row;
    } finally {
      await source.destroy();
    }
  }

  it('verify-full with the right authority is encrypted, TLS 1.2 or newer', async () => {
    await eventually(async () => {
      const { ssl, version } = await connection(`${base}?sslmode=verify-full&sslrootcert=${certificate('ca.pem')}`);
      expect({ ssl, new: ['TLSv1.2', 'TLSv1.3'].includes(version) }).toEqual({ ssl: true, new: true });
    });
  });

  it('another authority is refused, and the authorities of the system', async () => {
    await expect(connection(`${base}?sslmode=verify-full&sslrootcert=${certificate('client.pem')}`)).rejects.toThrow(/certificate/i);
    await expect(connection(`${base}?sslmode=verify-full`)).rejects.toThrow(/certificate/i);
  });

  it('nothing goes over the wire in the clear', async () => {
    await expect(connection(base)).rejects.toThrow(/no encryption/);
  });
});
