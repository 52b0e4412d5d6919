import { GatewayKey } from '@tradewind/auth/gateway-key';
import { TokenIssuer } from '@tradewind/auth/token-issuer';
import { TokenVerifier } from '@tradewind/auth/token-verifier';
import { Code, Count, Id, Secret, Text } from '@tradewind/contracts/fields';
import { ANONYMOUS, type Actor } from '@tradewind/kernel/actor';
import type { FaultData } from '@tradewind/kernel/fault';
import { newId } from '@tradewind/kernel/ids';
import { defineApi, operation, type Operation } from '@tradewind/kernel/operation';
import { StoredAnswers } from '@tradewind/persistence/stored-answers';
import { eventually } from '@tradewind/client/eventually';
import { NEEDS, someone } from '../../../e2e/support/bench/calls.ts';
import { Note, noteClosed, NoteRepository } from '../../../e2e/support/bench/note.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import type { Handler } from './handles.js';
import { serve, type Refused, type Serving } from './serve.js';
import type { Answer, CallHeaders } from './wire.js';
import { writesPaused } from './writes-paused.js';

class NoteId {
  @Id() readonly noteId!: string;
}
class WriteNote {
  @Text() readonly title!: string;
}
class NoteView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly title!: string;
}
const api = defineApi('bench', {
  write: operation({ http: 'POST /notes', allow: NEEDS, summary: 'Write', body: WriteNote, reply: NoteView }),
  rename: operation({ http: 'POST /notes/:noteId/rename', allow: NEEDS, summary: 'Rename', params: NoteId, body: WriteNote, reply: NoteView }),
  peek: operation({ http: 'GET /notes/:noteId', allow: NEEDS, summary: 'Look', params: NoteId, reply: NoteView }),
  touch: operation({ http: 'POST /notes/touch', allow: NEEDS, summary: 'Change nothing' }),
  hello: operation({ http: 'POST /hello', allow: 'public', summary: 'Open to all', body: WriteNote }),
});

let own: OwnDatabase;
let notes: NoteRepository;
let serving: Serving;
let issuer: TokenIssuer;
const bugs: unknown[] = [];
const refusals: Refused[] = [];
const li = someone('hq.bj');

const view = ({ id, version, title }: Note) => ({ id, version, title });
const writing: Handler<object, unknown> = async (input, actor) =>
  view(await notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: actor.id }, (input as WriteNote).title)));
const renaming: Handler<object, unknown> = async (input) => {
  const { noteId, title } = input as NoteId & WriteNote;
  return view(
    await notes.update(noteId, (note) => {
      note.rename(title);
    }),
  );
};

interface Asked {
  readonly by?: Actor | null;
  readonly key?: string;
  readonly headers?: Partial<CallHeaders>;
  readonly params?: object;
}
async function ask(op: Operation, handler: Handler<object, unknown>, body: object, { by = li, key, headers, params = {} }: Asked = {}): Promise<Answer> {
  const token = by && (await issuer.issue(by));
  const all = { token, requestId: 'r1', budgetMs: 5_000, idempotencyKey: key ?? null, ...headers };
  return serve(op, handler, { headers: all, payload: JSON.stringify({ params, query: {}, body }) }, serving);
}
const write = (title: string, asked: Asked = {}) => ask(api.write, writing, { title }, asked);
const faultOf = ({ outcome, body }: Answer): FaultData | null => (outcome === 'fault' ? (JSON.parse(body) as FaultData) : null);
const reply = ({ body }: Answer) => JSON.parse(body) as NoteView;

beforeAll(async () => {
  own = await anOwnDatabase(Note);
  notes = new NoteRepository(own.db);
  issuer = TokenIssuer.fromFile(process.env.TOKEN_PRIVATE_KEY_FILE ?? '');
  const reportBug = (error: unknown): void => void bugs.push(error);
  serving = {
    tokens: TokenVerifier.fromFile(process.env.TOKEN_PUBLIC_KEYS_FILE ?? ''),
    db: own.db,
    answers: new StoredAnswers(own.db),
    simulatedTime: false,
    gatewayKey: new GatewayKey('the key of the gateway, and of no other'),
    reportBug,
    reportRefusal: (refusal) => void refusals.push(refusal),
  };
});
beforeEach(async () => {
  bugs.length = 0;
  refusals.length = 0;
  await own.rows('TRUNCATE "note", "outbox", "audit", "idempotency"');
});
afterAll(() => own.drop());

describe('ASVS 16.3 Whoever stands before a closed door is reported, by ids alone', () => {
  it.each([
    ['unauthenticated', 'access.not-signed-in', null],
    ['forbidden', 'access.not-permitted', { ...li, grants: [] }],
    ['not-found', 'note.not-found', li],
  ] as const)('%s', async (security, code, by) => {
    await ask(api.rename, renaming, { title: '王明' }, { by, params: { noteId: newId() } });
    const actorId = by?.id ?? ANONYMOUS.id;
    expect(refusals).toEqual([{ security, code, operation: api.rename.id, actorId, requestId: 'r1' }]);
  });

  it('not what was done, nor what a rule refused', async () => {
    await write('a');
    await write('refused');
    expect(refusals).toEqual([]);
  });
});

describe('R6 The same command under the same key is done once', () => {
  it('answers the second time with the same bytes, and says so', async () => {
    const first = await write('a', { key: 'k1' });
    const second = await write('a', { key: 'k1' });
    expect(first).toMatchObject({ outcome: 'ok', version: 1, replayed: false });
    expect(second).toEqual({ ...first, replayed: true });
    expect([await own.count('note'), await own.count('outbox'), await own.count('audit')]).toEqual([1, 1, 1]);
  });

  it('answers with the old bytes even when the record has changed since', async () => {
    const first = await write('a', { key: 'k1' });
    await ask(api.rename, renaming, { title: 'b' }, { params: { noteId: reply(first).id } });
    await expect(write('a', { key: 'k1' })).resolves.toMatchObject({ body: first.body, version: 1 });
  });

  it('refuses the key for another request', async () => {
    await write('a', { key: 'k1' });
    expect(faultOf(await write('b', { key: 'k1' }))).toMatchObject({ code: 'idempotency.key-used-for-something-else', kind: 'refused' });
    await expect(own.count('note')).resolves.toBe(1);
  });

  it('does not mind the order of the fields', async () => {
    const first = await write('a', { key: 'k1' });
    const payload = `{"body":{"title":"a"},"query":{},"params":{}}`;
    const again = await serve(
      api.write,
      writing,
      { headers: { token: await issuer.issue(li), requestId: 'r2', budgetMs: 5_000, idempotencyKey: 'k1' }, payload },
      serving,
    );
    expect(again).toMatchObject({ body: first.body, replayed: true });
  });

  it('keeps the keys of people and of operations apart', async () => {
    const { id } = reply(await write('a', { key: 'k1' }));
    await expect(write('a', { key: 'k1', by: someone('hq.bj') })).resolves.toMatchObject({ outcome: 'ok', replayed: false });
    await expect(ask(api.rename as Operation, renaming, { title: 'a' }, { key: 'k1', params: { noteId: id } })).resolves.toMatchObject({
      outcome: 'ok',
      replayed: false,
    });
    await expect(own.count('note')).resolves.toBe(2);
  });

  it('has one effect however many ask at once: the others get the same answer or are told to wait', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => write('a', { key: 'k1' })));
    const done = answers.filter(({ outcome }) => outcome === 'ok');
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ body }) => body)).size).toBe(1);
    for (const answer of answers)
      if (answer.outcome === 'fault') expect(faultOf(answer)).toMatchObject({ code: 'idempotency.still-running', kind: 'conflict' });
    expect([await own.count('note'), await own.count('outbox')]).toEqual([1, 1]);
  });

  it('tells who comes while the first is at work to come again', async () => {
    let goOn: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    const slow: Handler<object, unknown> = async (input, actor, at) => {
      const done = await writing(input, actor, at);
      await gate;
      return done;
    };
    const first = ask(api.write, slow, { title: 'a' }, { key: 'k1' });
    await eventually(async () => {
      expect(
        await own.rows(`SELECT 1 FROM pg_locks JOIN pg_database d ON d.oid = database WHERE locktype = 'advisory' AND d.datname = current_database()`),
      ).toHaveLength(1);
    });
    expect(faultOf(await write('a', { key: 'k1' }))).toMatchObject({ code: 'idempotency.still-running', retryAfter: 2 });
    goOn();
    const { body } = await first;
    await expect(write('a', { key: 'k1' })).resolves.toMatchObject({ body, replayed: true });
  });

  it('gives the answer of the first to a second whom a rule refuses for what the first has done meanwhile', async () => {
    const looked = Promise.withResolvers<undefined>();
    const first = looked.promise.then(() => write('a', { key: 'k1' }));
    const late: Handler<object, unknown> = async () => {
      looked.resolve(undefined);
      await first;
      throw noteClosed();
    };
    await expect(ask(api.write, late, { title: 'a' }, { key: 'k1' })).resolves.toEqual({ ...(await first), replayed: true });
    expect(faultOf(await ask(api.write, late, { title: 'a' }, { key: 'k2' }))).toMatchObject({ code: 'note.closed' });
  });

  it('does not remember a refusal: who mends what was wrong may use the key again', async () => {
    const { id } = reply(await write('a'));
    const rename = (title: string) => ask(api.rename, renaming, { title }, { key: 'k2', params: { noteId: id } });
    expect(faultOf(await rename('refused'))).toMatchObject({ code: 'note.closed' });
    await expect(own.count('idempotency')).resolves.toBe(0);
    await expect(rename('b')).resolves.toMatchObject({ outcome: 'ok', version: 2, replayed: false });
  });

  it('does not remember what failed', async () => {
    const breaking: Handler<object, unknown> = async (input, actor, at) => {
      await writing(input, actor, at);
      throw new Error('bug');
    };
    expect(faultOf(await ask(api.write as Operation, breaking, { title: 'a' }, { key: 'k1' }))).toMatchObject({ code: 'internal.unexpected' });
    expect([await own.count('note'), await own.count('idempotency')]).toEqual([0, 0]);
    await expect(write('a', { key: 'k1' })).resolves.toMatchObject({ outcome: 'ok', replayed: false });
  });

  it('keeps an answer for seven days; then the key is a new one', async () => {
    const first = await write('a', { key: 'k1' });
    await own.rows(`UPDATE "idempotency" SET "at" = now() - interval '6 days 23 hours'`);
    await expect(write('a', { key: 'k1' })).resolves.toEqual({ ...first, replayed: true });
    await own.rows(`UPDATE "idempotency" SET "at" = now() - interval '7 days'`);
    const anew = await write('b', { key: 'k1' });
    expect(anew).toMatchObject({ outcome: 'ok', replayed: false });
    await expect(write('b', { key: 'k1' })).resolves.toEqual({ ...anew, replayed: true });
    await expect(own.count('note')).resolves.toBe(2);
  });

  it('removes answers whose time is over, and no others', async () => {
    for (const key of ['k1', 'k2', 'k3']) await write('a', { key });
    await own.rows(`UPDATE "idempotency" SET "at" = now() - interval '7 days' WHERE "key" <> 'k3'`);
    await expect(own.db.unitOfWork(() => serving.answers.forget(1))).resolves.toBe(1);
    await expect(own.db.unitOfWork(() => serving.answers.forget())).resolves.toBe(1);
    await expect(own.rows('SELECT "key" FROM "idempotency"')).resolves.toEqual([{ key: 'k3' }]);
  });

  it('remembers an answer without a body', async () => {
    const touching: Handler<object, unknown> = async (_, actor) => {
      await notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: actor.id }, 'x'));
    };
    await expect(ask(api.touch as Operation, touching, {}, { key: 'k1' })).resolves.toEqual({ outcome: 'ok', body: '', version: null, replayed: false });
    await expect(ask(api.touch as Operation, touching, {}, { key: 'k1' })).resolves.toEqual({ outcome: 'ok', body: '', version: null, replayed: true });
    await expect(own.count('note')).resolves.toBe(1);
  });
});

describe('S9 Only a valid token says who calls', () => {
  it('asks who brings none to sign in', async () => {
    expect(faultOf(await write('a', { by: null }))).toMatchObject({ code: 'access.not-signed-in', kind: 'unauthenticated' });
  });

  it('refuses a forged token, also where nobody needs to sign in', async () => {
    for (const token of ['x.y.z', `${await issuer.issue(li)}x`]) {
      expect(faultOf(await write('a', { headers: { token } }))).toMatchObject({ code: 'access.not-signed-in' });
      expect(faultOf(await ask(api.hello as Operation, () => Promise.resolve(), { title: 'a' }, { headers: { token } }))).toMatchObject({
        code: 'access.not-signed-in',
      });
    }
    await expect(own.count('note')).resolves.toBe(0);
  });

  it('refuses who lacks the permission, before it looks at the input', async () => {
    const nobody = { ...li, grants: [] };
    expect(faultOf(await write('', { by: nobody }))).toMatchObject({ code: 'access.not-permitted', kind: 'forbidden', facts: { needs: NEEDS } });
  });

  it('opens a public operation to everybody', async () => {
    const handler = jest.fn(() => Promise.resolve());
    await expect(ask(api.hello as Operation, handler, { title: 'a' }, { by: null })).resolves.toMatchObject({ outcome: 'ok' });
    expect(handler).toHaveBeenCalledWith({ title: 'a' }, expect.objectContaining({ kind: 'anonymous' }), expect.any(Date));
  });
});

describe('One serve: deadline, validation, time, faults', () => {
  it('does not begin what nobody waits for any more (R14)', async () => {
    const handler = jest.fn(writing);
    for (const budgetMs of [0, -5])
      expect(faultOf(await ask(api.write as Operation, handler, { title: 'a' }, { headers: { budgetMs } }))).toMatchObject({
        code: 'call.too-late',
        kind: 'unavailable',
      });
    expect(handler).not.toHaveBeenCalled();
  });

  it('gives the handler nothing that was not declared', async () => {
    const handler = jest.fn(writing);
    expect(faultOf(await ask(api.write as Operation, handler, { title: 'a', ownerId: newId() }))).toMatchObject({
      code: 'input.rejected',
      errors: [{ pointer: '#/ownerId', code: 'unknownField' }],
    });
    expect(handler).not.toHaveBeenCalled();
  });

  it('lets only a test platform choose the time', async () => {
    const asOf = '2026-01-31T16:00:00.000Z';
    expect(faultOf(await write('a', { headers: { asOf } }))).toMatchObject({ code: 'time.is-real', kind: 'invalid' });
    const handler = jest.fn(writing);
    const headers = { token: await issuer.issue(li), requestId: 'r', budgetMs: 5_000, asOf };
    await serve(api.write, handler, { headers, payload: '{"params":{},"query":{},"body":{"title":"a"}}' }, { ...serving, simulatedTime: true });
    expect(handler).toHaveBeenCalledWith(expect.anything(), expect.anything(), new Date(asOf));
  });

  it('takes If-Match for what the path names', async () => {
    const { id } = reply(await write('a'));
    const rename = (ifMatch: number) => ask(api.rename, renaming, { title: 'b' }, { params: { noteId: id }, headers: { ifMatch } });
    expect(faultOf(await rename(7))).toMatchObject({ code: 'version.changed-meanwhile', kind: 'precondition-failed', facts: { yours: 7, current: 1 } });
    await expect(rename(1)).resolves.toMatchObject({ outcome: 'ok', version: 2 });
  });

  it('tells a bug to the log and only a request id to the caller', async () => {
    const answer = await ask(api.write, () => Promise.reject(new Error('secret: SELECT password FROM person')), { title: 'a' });
    expect(faultOf(answer)).toMatchObject({ code: 'internal.unexpected', kind: 'internal', facts: { requestId: 'r1' } });
    expect(answer.body).not.toContain('secret');
    expect(bugs).toHaveLength(1);
  });

  it('survives what is no request at all', async () => {
    const headers = { token: await issuer.issue(li), requestId: 'r', budgetMs: 5_000 };
    for (const payload of ['', 'null', '[]', '{', '{"params":1}', '{"params":{},"query":{}}']) {
      const answer = await serve(api.write, writing, { headers, payload }, serving);
      expect(answer.outcome).toBe('fault');
    }
    await expect(own.count('note')).resolves.toBe(0);
  });

  it('writes nothing in a query', async () => {
    const { id } = reply(await write('a'));
    const answer = await ask(api.peek, () => renaming({ noteId: id, title: 'b' }, li, new Date()), {}, { params: { noteId: id } });
    expect(faultOf(answer)).toMatchObject({ code: 'internal.unexpected' });
    expect(String(bugs[0])).toContain('Nothing can be written here');
  });
});

describe('S1 A password leaves no trace beside its argon2id hash', () => {
  class SetPassword {
    @Secret() readonly password!: string;
  }
  const { enter } = defineApi('bench', { enter: operation({ http: 'POST /enter', allow: NEEDS, summary: 'Enter', body: SetPassword, reply: NoteView }) });

  it('keeps nothing of it with the stored answer', async () => {
    const entering: Handler<object, unknown> = async (_, actor) =>
      view(await notes.add(Note.write({ org: 'hq.bj', branch: 'bj', ownerId: actor.id }, 'entered')));
    const enterWith = (password: string) => ask(enter, entering, { password }, { key: 'enter-once' });
    const first = await enterWith('four words are enough');
    expect(await enterWith('another one')).toMatchObject({ replayed: true, body: first.body });
  });
});

describe('R2 When the outbox is full, changes are refused and reading goes on', () => {
  const full = (): void => {
    throw writesPaused({ service: 'bench', why: 'outbox-full' });
  };
  const looking: Handler<object, unknown> = () => Promise.resolve({ id: newId(), version: 1, title: 'a' });
  const managing = operation({ http: 'POST /operations/bench/probe', allow: 'operations:manage', summary: 'What an operator does' })('bench', 'probe');
  const operator: Actor = { ...li, grants: [{ permission: 'operations:manage', org: 'hq', own: false }] };

  it('refuses by name, and says when to come again; nothing is written', async () => {
    const free = serving;
    serving = { ...serving, assertWritable: full };
    try {
      expect(faultOf(await write('a', { key: 'k1' }))).toMatchObject({ code: 'service.writes-paused', kind: 'unavailable', retryAfter: 30 });
      expect([await own.count('note'), await own.count('idempotency')]).toEqual([0, 0]);
      expect(faultOf(await ask(api.peek, looking, {}, { params: { noteId: newId() } }))).toBeNull();
      expect(faultOf(await ask(managing as Operation, () => Promise.resolve(undefined), {}, { by: operator }))).toBeNull();
    } finally {
      serving = free;
    }
    await expect(write('a', { key: 'k1' })).resolves.toMatchObject({ outcome: 'ok', replayed: false });
  });

  it('tells who may not write that they may not', async () => {
    const free = serving;
    serving = { ...serving, assertWritable: full };
    expect(faultOf(await write('a', { by: { ...li, grants: [] } }))).toMatchObject({ code: 'access.not-permitted' });
    serving = free;
  });
});
