import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { DiscoveryService } from '@nestjs/core';
import type { NatsConnection } from '@nats-io/transport-node';
import { ServiceSigner, ServiceVerifier } from '@tradewind/auth/service-token';
import { TokenIssuer } from '@tradewind/auth/token-issuer';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { eventually } from '@tradewind/client/eventually';
import { Text } from '@tradewind/contracts/fields';
import { newId } from '@tradewind/kernel/ids';
import { defineApi, serviceOperation, slotsOf } from '@tradewind/kernel/operation';
import { Handles } from '@tradewind/messaging/handles';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { OperationServer } from '@tradewind/messaging/operation-server';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Watchman } from '@tradewind/messaging/watchman';
import { decodeAnswer, encodeHeaders } from '@tradewind/messaging/wire';
import { Database } from '@tradewind/persistence/database';
import { StoredAnswers } from '@tradewind/persistence/stored-answers';
import { connectNats } from '@tradewind/runtime/nats';
import { asking as reading, commanding, someone, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { Note, noteClosed, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, connected, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { asking, defineProcess, minutes, ProcessKind } from './definition.js';
import { Definitions } from './definitions.js';
import { ProcessDesk } from './process-desk.js';
import { ProcessRepository } from './process.repository.js';
import { ProcessRunner } from './process-runner.js';
import { Process } from './process.js';
import { Processes } from './processes.js';
import { stuckProcesses } from './stuck-processes.js';

class WriteDown {
  @Text() readonly title!: string;
}
const other = `bench-${randomBytes(4).toString('hex')}`;
const api = defineApi(other, {
  write: serviceOperation({ from: ['performance'], summary: 'Write it down', body: WriteDown }),
  strike: serviceOperation({ from: ['performance'], summary: 'Strike it out', body: WriteDown }),
});
interface Data {
  readonly title: string;
}

/** The service on the other side, on a database of its own; a note is the effect. */
class Notebook {
  beforeReply: () => Promise<void> = () => Promise.resolve();

  constructor(private readonly notes: NoteRepository) {}

  @Handles(api.write)
  async write({ title }: WriteDown): Promise<void> {
    if (title === 'refused') throw noteClosed();
    await this.notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: newId() }, title));
    await this.beforeReply();
  }

  @Handles(api.strike)
  async strike({ title }: WriteDown): Promise<void> {
    for (const { id } of await this.notes.findAll({ title })) {
      await this.notes.updateWhere({ id }, (note) => {
        note.rename('struck out');
      });
    }
  }
}

class Noting extends ProcessKind<Data> {
  readonly definition = defineProcess<Data>({
    kind: 'noting',
    version: 1,
    money: false,
    steps: [
      {
        name: 'written',
        patience: minutes(10),
        act: asking(api.write, ({ title }) => ({ title })),
        undo: asking(api.strike, ({ title }) => ({ title })),
      },
      { name: 'read', patience: minutes(10) },
    ],
  });
}

let own: OwnDatabase;
let theirs: OwnDatabase;
let nats: NatsConnection;
let notebook: Notebook;
const signer = (service: string) => ServiceSigner.fromFile(join(process.env.SERVICE_KEYS_DIR ?? '', `${service}.jwk`));
const { definition } = new Noting();
const ends: (() => Promise<void>)[] = [];

/** One instance of the asking service: its pool, its watches. */
async function anInstance(kinds: readonly object[] = [new Noting()]) {
  const dataSource = await connected(own.url, [Process]);
  const db = new Database(dataSource);
  const rows = new ProcessRepository(db);
  const definitions = new Definitions({ getProviders: () => kinds.map((instance) => ({ instance })) } as unknown as DiscoveryService);
  const runner = new ProcessRunner(db, rows, definitions, new ServiceCaller(new OperationClient(() => nats), signer('performance')));
  const watchman = new Watchman('bench', db, () => undefined);
  watchman.bind({ getProviders: () => [{ instance: runner }] } as unknown as DiscoveryService);
  watchman.begin();
  const instance = {
    processes: new Processes(db, rows),
    desk: new ProcessDesk(db, rows, definitions),
    db,
    die: () => dataSource.destroy(),
    end: async () => {
      await watchman.end();
      if (dataSource.isInitialized) await dataSource.destroy();
    },
  };
  ends.push(instance.end);
  return instance;
}
type Instance = Awaited<ReturnType<typeof anInstance>>;

async function theOtherSide(): Promise<() => Promise<void>> {
  const connection = await connectNats(process.env.NATS_URL ?? '', other);
  const server = new OperationServer(other, connection);
  const services = ServiceVerifier.fromFile(process.env.SERVICE_PUBLIC_KEYS_FILE ?? '');
  const tokens = TokenVerifier.fromFile(process.env.TOKEN_PUBLIC_KEYS_FILE ?? '');
  const serving = {
    tokens,
    services,
    db: theirs.db,
    answers: new StoredAnswers(theirs.db),
    simulatedTime: false,
    gatewayKey: null,
    reportBug: () => undefined,
    reportRefusal: () => undefined,
  };
  server.bind({ getControllers: () => [{ instance: notebook }] } as unknown as DiscoveryService, api.internal, serving);
  server.listen(() => undefined);
  await connection.flush();
  const end = async (): Promise<void> => {
    await server.close();
    await connection.close();
  };
  ends.push(end);
  return end;
}

const begin = async ({ processes, db }: Instance, title: string): Promise<string> => {
  const subjectId = newId();
  const where = { org: 'hq.bj', branch: 'bj', ownerId: newId() };
  await commanding(db, THE_PLATFORM, () => processes.begin(definition, { id: subjectId, no: title }, where, { title }));
  return subjectId;
};
const heard = ({ processes, db }: Instance, subjectId: string) => commanding(db, THE_PLATFORM, () => processes.heard(definition, subjectId, 'read'));
const seen = async (subjectId: string): Promise<Process> => {
  const [found] = await reading(THE_PLATFORM, () => new ProcessRepository(own.db).findAll({ subjectId }));
  if (!found) throw new Error('no such process');
  return found;
};
const becomes = (subjectId: string, what: object) =>
  eventually(async () => {
    expect(await seen(subjectId)).toMatchObject(what);
  }, 30_000);
const letTimePass = (column: 'deadline' | 'nextAttempt', subjectId: string) =>
  own.rows(`UPDATE "process" SET "${column}" = now() WHERE "subjectId" = $1 AND "${column}" IS NOT NULL`, [subjectId]);
const notes = async (title: string) => (await theirs.rows('SELECT 1 FROM "note" WHERE "title" = $1', [title])).length;

beforeAll(async () => {
  own = await anOwnDatabase(Process);
  theirs = await anOwnDatabase(Note);
  nats = await connectNats(process.env.NATS_URL ?? '', 'performance');
});
beforeEach(() => {
  notebook = new Notebook(new NoteRepository(theirs.db));
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(async () => {
  await nats.close();
  await own.drop();
  await theirs.drop();
});

describe('R5 Work that spans services goes on, whatever happens to them', () => {
  it('is done once both sides are there, and waits for the fact', async () => {
    const instance = await anInstance();
    await theOtherSide();
    const id = await begin(instance, 'plain');
    await becomes(id, { status: 'running', step: 'read', nextAttempt: null });
    await heard(instance, id);
    await becomes(id, { status: 'done' });
    expect(await notes('plain')).toBe(1);
  });

  it('waits while the other service is down, says why, and goes on when it is back', async () => {
    const instance = await anInstance();
    const id = await begin(instance, 'away');
    await eventually(async () => {
      const { steps } = await seen(id);
      expect(steps[0]?.lastError).toContain('service.unavailable');
    }, 30_000);
    await theOtherSide();
    await becomes(id, { step: 'read' });
    expect(await notes('away')).toBe(1);
  });

  it('is done once when the asker dies between the call and its record', async () => {
    const doomed = await anInstance();
    notebook.beforeReply = async () => {
      notebook.beforeReply = () => Promise.resolve();
      await doomed.die();
    };
    await theOtherSide();
    const id = await begin(doomed, 'once');
    await eventually(async () => {
      expect(await notes('once')).toBe(1);
    }, 30_000);
    expect(await seen(id)).toMatchObject({ step: 'written', steps: [{ attempts: 1, answeredAt: null }] });
    const before = await Promise.all([theirs.count('outbox'), theirs.count('idempotency')]);
    await anInstance();
    await letTimePass('nextAttempt', id);
    await becomes(id, { step: 'read' });
    expect(await notes('once')).toBe(1);
    // what it does for the second asking is undone, whatever of it was done
    await expect(Promise.all([theirs.count('outbox'), theirs.count('idempotency')])).resolves.toEqual(before);
  });

  it('is stuck and visible when its deadline passes, and done when an operator tries again', async () => {
    const instance = await anInstance();
    const id = await begin(instance, 'late');
    await letTimePass('deadline', id);
    await becomes(id, { status: 'stuck', step: 'written' });
    const { items } = await reading(THE_PLATFORM, () => instance.desk.page({ status: ['stuck'], subjectId: id }));
    expect(items).toMatchObject([{ kind: 'noting', subjectNo: 'late', step: 'written' }]);
    expect(await stuckProcesses(own.db)).toBeGreaterThan(0);
    await theOtherSide();
    await commanding(instance.db, THE_PLATFORM, () => instance.desk.retry(items[0]?.id ?? ''));
    await becomes(id, { status: 'running', step: 'read' });
    expect(await notes('late')).toBe(1);
  });

  it('is stuck at once when a rule refuses it; given up, nothing of it is left', async () => {
    const instance = await anInstance();
    await theOtherSide();
    const id = await begin(instance, 'refused');
    await becomes(id, { status: 'stuck', nextAttempt: null, steps: [{ lastError: 'note.closed: The note is closed.' }] });
    const { id: processId } = await seen(id);
    await commanding(instance.db, THE_PLATFORM, () => instance.desk.abandon(processId, 'no longer wanted'));
    await becomes(id, { status: 'compensated', reason: 'no longer wanted' });
  });

  it('takes back what was done when the end cannot be good, as soon as the other side is there', async () => {
    const instance = await anInstance();
    const leave = await theOtherSide();
    const id = await begin(instance, 'back');
    await becomes(id, { step: 'read' });
    await leave();
    await commanding(instance.db, THE_PLATFORM, () => instance.processes.turnBack(definition, id, 'nobody reads it'));
    await becomes(id, { status: 'compensating', step: 'written' });
    await theOtherSide();
    await becomes(id, { status: 'compensated' });
    expect([await notes('back'), await notes('struck out')]).toEqual([0, 1]);
  });

  it('is given to people when this build does not know the definition it was begun under', async () => {
    const instance = await anInstance([]);
    const id = await begin(instance, 'old');
    await becomes(id, { status: 'stuck' });
    expect((await seen(id)).steps[0]?.lastError).toContain('process.definition-unknown');
  });
});

describe('S9 Only the service that may, and exactly what it signed', () => {
  const slots = slotsOf(api.write, { title: 'forged' });
  const payload = JSON.stringify(slots);
  const signed = (by: string, about: Partial<{ operation: string; key: string; payload: string }> = {}) =>
    signer(by).sign({ operation: api.write.id, key: 'k1', payload, ...about });
  const send = async (token: string | null) => {
    const headers = encodeHeaders({ token, requestId: 'r', budgetMs: 5_000, idempotencyKey: 'k1' }).asHeaders;
    const reply = await nats.request(api.write.subject, payload, { headers, timeout: 5_000 });
    const { outcome, body } = decodeAnswer(reply.headers, reply.data);
    return outcome === 'ok' ? 'ok' : (JSON.parse(body) as { code: string }).code;
  };

  it('lets in the named service, and nobody else on whatever paper', async () => {
    await theOtherSide();
    const person = await TokenIssuer.fromFile(process.env.TOKEN_PRIVATE_KEY_FILE ?? '').issue(someone('hq'));
    for (const token of [
      null,
      'a.b.c',
      person,
      await signed('orders'),
      await signed('performance', { operation: api.strike.id }),
      await signed('performance', { payload: payload.replace('forged', 'other') }),
      await signed('performance', { key: 'k2' }),
    ])
      expect(await send(token)).toBe('access.not-signed-in');
    expect(await notes('forged')).toBe(0);
    expect(await send(await signed('performance'))).toBe('ok');
    expect(await notes('forged')).toBe(1);
  });
});
