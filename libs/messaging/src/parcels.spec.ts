import { newId } from '@tradewind/kernel/ids';
import type { OutboxMessage } from '@tradewind/persistence/outbox.entity';
import { alone, factsIn, together } from './parcels.js';

const aMessage = (given: Partial<OutboxMessage> = {}): OutboxMessage => ({
  ...{ position: '1', recordedAt: new Date(), id: newId(), type: 'orders.order-opened.v1', aggregateType: 'Order', aggregateId: newId(), aggregateSeq: 1 },
  ...{
    previous: {},
    occurredAt: new Date('2026-04-01T02:00:00Z'),
    org: 'hq.bj',
    branch: 'bj',
    actorId: newId(),
    traceparent: null,
    payload: { total: '1.00' },
  },
  ...{ publishedAt: null, ...given },
});
const some = (count: number, given: Partial<OutboxMessage> = {}): OutboxMessage[] => Array.from({ length: count }, () => aMessage(given));
const idsIn = (text: string): readonly string[] => factsIn(text)?.map(({ id }) => id) ?? [];

describe('R1 Events travel alone or together, and are the same events', () => {
  it('alone the text is the envelope, and the parcel has the id of the event', () => {
    const message = aMessage();
    const { parcel } = alone(message);
    expect(parcel).toMatchObject({ id: message.id, type: message.type, branch: 'bj' });
    expect(JSON.parse(parcel.text)).toMatchObject({ id: message.id, occurredAt: '2026-04-01T02:00:00.000Z', payload: { total: '1.00' } });
    expect(idsIn(parcel.text)).toEqual([message.id]);
  });

  it('together go those of one type and branch, in their order, at most a hundred', () => {
    const [bj, cd, others] = [some(150), some(2, { branch: 'cd' }), some(3, { type: 'orders.order-released.v1' })];
    const mixed = [...bj.slice(0, 70), ...cd, ...others, ...bj.slice(70)];
    const parcels = together(mixed);
    expect(parcels.map(({ messages }) => messages.length)).toEqual([100, 50, 2, 3]);
    expect(parcels.slice(0, 2).flatMap(({ parcel }) => idsIn(parcel.text))).toEqual(bj.map(({ id }) => id));
    for (const { parcel, messages } of parcels)
      expect(new Set(messages.map(({ type, branch }) => `${branch} ${type}`))).toEqual(new Set([`${parcel.branch} ${parcel.type}`]));
  });

  it('long ones go in more parcels, and one by itself is not wrapped', () => {
    const [first] = together(some(3, { payload: { text: 'x'.repeat(60_000) } }));
    expect(together(some(3, { payload: { text: 'x'.repeat(60_000) } }))).toHaveLength(3);
    expect(first?.parcel).toEqual(alone(first!.messages[0]!).parcel);
  });

  it('the same events have the same id in a parcel; one more or another order, another', () => {
    const [a, b, c] = some(3) as [OutboxMessage, OutboxMessage, OutboxMessage];
    const idOf = (...messages: readonly OutboxMessage[]): string => together(messages)[0]!.parcel.id;
    expect(idOf(a, b)).toBe(idOf(a, b));
    expect(new Set([idOf(a, b), idOf(b, a), idOf(a, b, c), idOf(a, c)]).size).toBe(4);
  });

  it.each(['', 'x', 'null', '[]', '{}', '[{}]', '[{"id":"1","type":"t"},null]', '7'])(
    'what no outbox of ours has written is not read as events: %j',
    (text) => {
      expect(factsIn(text)).toBeNull();
    },
  );
});
