import { randomBytes } from 'node:crypto';
import { NoRespondersError, TimeoutError, type NatsConnection } from '@nats-io/transport-node';
import { connectNats } from '@tradewind/runtime/nats';
import { Replies } from './replies.js';
import { WrittenHeaders } from './wire.js';

const service = `bench-${randomBytes(4).toString('hex')}`;
const subject = `rpc.${service}.echo`;
const nobody = `rpc.${service}.nobody`;
let asking: NatsConnection;
let answering: NatsConnection;

beforeAll(async () => {
  [asking, answering] = await Promise.all([connectNats(process.env.NATS_URL ?? '', service), connectNats(process.env.NATS_URL ?? '', service)]);
  answering.subscribe(subject, {
    callback: (_, message) => {
      const [ms = '0', text = ''] = message.string().split(' ');
      setTimeout(() => message.respond(`${text} ${message.headers?.get('said')}`), parseInt(ms, 10));
    },
  });
  answering.subscribe(`rpc.${service}.silent`);
  await answering.flush();
});
afterAll(async () => {
  await asking.close();
  await answering.close();
});

const ask = (text: string, timeoutMs = 2_000) =>
  Replies.on(asking)
    .ask(subject, text, new WrittenHeaders().set('said', text).asHeaders, timeoutMs)
    .then((reply) => reply.string());

describe('One inbox for all that a connection asks (fast path 2)', () => {
  it('gives each its own answer, in whatever order they come', async () => {
    const asked = Array.from({ length: 50 }, (_, i) => `${i % 7} ${i}`);
    await expect(Promise.all(asked.map((text) => ask(text)))).resolves.toEqual(asked.map((text) => `${text.split(' ')[1]} ${text}`));
  });

  it('says that nobody was there to take it, and does not wait', async () => {
    const began = performance.now();
    await expect(Replies.on(asking).ask(nobody, '', new WrittenHeaders().asHeaders, 5_000)).rejects.toBeInstanceOf(NoRespondersError);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('gives up when the time is over, and is not disturbed by an answer that comes later', async () => {
    await expect(ask('200 late', 50)).rejects.toBeInstanceOf(TimeoutError);
    await expect(ask('250 next')).resolves.toBe('next 250 next');
  });

  it('tells all that wait when the connection is closed', async () => {
    const leaving = await connectNats(process.env.NATS_URL ?? '', service);
    const waiting = Replies.on(leaving).ask(`rpc.${service}.silent`, '', new WrittenHeaders().asHeaders, 60_000);
    const heard = expect(waiting).rejects.toThrow('the connection was closed');
    await leaving.flush();
    await leaving.close();
    await heard;
    await expect(Replies.on(leaving).ask(subject, '', new WrittenHeaders().asHeaders, 1_000)).rejects.toThrow();
  });

  it('takes no header of two lines', () => {
    expect(() => new WrittenHeaders().set('a', 'b\r\ntw-token: c')).toThrow('a has more than one line');
  });
});
