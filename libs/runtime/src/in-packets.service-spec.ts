import { setImmediate as turn } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import { inPackets } from './in-packets.js';
import { connectNats } from './nats.js';

interface Written {
  readonly protocol: { readonly transport: { send: (frame: Uint8Array) => void } };
}

/** What leaves while the work goes on. */
async function writesDuring(nats: NatsConnection, work: () => Promise<void>): Promise<number> {
  const { transport } = (nats as unknown as Written).protocol;
  const send = transport.send.bind(transport);
  let writes = 0;
  transport.send = (frame) => {
    writes += 1;
    send(frame);
  };
  await work();
  await turn();
  await turn();
  transport.send = send;
  return writes;
}

const MESSAGES = 40;

/** Each after a promise of its own, as answers to requests are. */
async function publish(nats: NatsConnection): Promise<void> {
  for (let i = 0; i < MESSAGES; i += 1) {
    nats.publish('bench.in-packets', String(i));
    await Promise.resolve().then(() => undefined);
  }
}

describe('fast path 1: what is said to the bus in one turn leaves in one write', () => {
  let nats: NatsConnection;

  beforeEach(async () => {
    const url = process.env.NATS_URL;
    if (!url) throw new Error('These tests need a NATS server; start them with `npm test`');
    nats = await connectNats(url, 'in-packets');
  });
  afterEach(() => nats.close());

  it('knows the part of the client that writes', () => {
    expect(inPackets(nats)).toBe(true);
  });

  it('writes once for many messages of one turn, when the turn before had many', async () => {
    expect(await writesDuring(nats, () => publish(nats))).toBe(2); // the first did not know that others would follow
    expect(await writesDuring(nats, () => publish(nats))).toBe(1);
  });

  it('does not let wait what is said alone', async () => {
    await writesDuring(nats, () => publish(nats));
    await turn();
    nats.publish('bench.in-packets', 'alone after many');
    await turn();
    const atOnce = await writesDuring(nats, async () => {
      nats.publish('bench.in-packets', 'alone');
      await Promise.resolve();
    });
    expect(atOnce).toBe(1);
  });

  it('delivers all of them, in their order, and nothing is held back when the connection is flushed', async () => {
    const heard: string[] = [];
    nats.subscribe('bench.in-packets', {
      callback: (_, message) => {
        heard.push(message.string());
      },
    });
    await nats.flush();
    await publish(nats);
    await nats.flush();
    expect(heard).toEqual([...Array(MESSAGES).keys()].map(String));
  });

  it('leaves alone a client that writes in another way', () => {
    expect(inPackets({ protocol: {} } as unknown as NatsConnection)).toBe(false);
  });
});
