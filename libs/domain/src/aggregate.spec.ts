import { defineEvent } from '@tradewind/kernel/event';
import { isId } from '@tradewind/kernel/ids';
import { Aggregate } from './aggregate.js';

class Renamed {
  readonly name!: string;
}
const renamed = defineEvent('tests.thing-renamed.v1', Renamed);

class Thing extends Aggregate<Thing> {
  readonly name: string | null = null;
  readonly note: string | null = null;

  static make(name: string): Thing {
    return Thing.born({ org: 'hq.bj', branch: 'bj', ownerId: 'li' }, { name });
  }

  rename(name: string | null): void {
    this.change({ name });
    this.record(renamed, { name: name ?? '' });
  }

  annotate(note: string): void {
    this.change({ note });
  }
}

describe('An aggregate changes itself and says so', () => {
  it('is born where it belongs, not yet stored', () => {
    const thing = Thing.make('a');
    expect(thing).toMatchObject({ org: 'hq.bj', branch: 'bj', ownerId: 'li', name: 'a', version: 0, eventSeq: 0 });
    expect(isId(thing.id)).toBe(true);
  });

  it('numbers its events 1, 2, 3 … without gaps, also after they were handed over (R1)', () => {
    const thing = Thing.make('a');
    thing.rename('b');
    thing.rename('c');
    expect(thing.takeRecord().events).toMatchObject([
      { aggregateSeq: 1, event: { type: 'tests.thing-renamed.v1' }, payload: { name: 'b' } },
      { aggregateSeq: 2, payload: { name: 'c' } },
    ]);
    thing.rename('d');
    expect(thing.takeRecord().events).toMatchObject([{ aggregateSeq: 3, payload: { name: 'd' } }]);
    expect(thing.eventSeq).toBe(3);
  });

  it('gives every event an id of its own', () => {
    const thing = Thing.make('a');
    thing.rename('b');
    thing.rename('b');
    expect(new Set(thing.takeRecord().events.map(({ id }) => id)).size).toBe(2);
  });

  it('hands over what happened once', () => {
    const thing = Thing.make('a');
    thing.rename('b');
    thing.takeRecord();
    expect(thing.takeRecord()).toEqual({ events: [], changes: {} });
  });
});

describe('XCT-05 The audit trail tells each field before and after', () => {
  it('tells a new aggregate’s fields as coming from nothing', () => {
    expect(Thing.make('a').takeRecord().changes).toMatchObject({ name: { before: null, after: 'a' }, org: { before: null, after: 'hq.bj' } });
  });

  it('tells only the first before and the last after', () => {
    const thing = Thing.make('a');
    thing.takeRecord();
    thing.rename('b');
    thing.rename('c');
    thing.annotate('x');
    expect(thing.takeRecord().changes).toEqual({ name: { before: 'a', after: 'c' }, note: { before: null, after: 'x' } });
  });

  it('does not take a value of the way for the first when there was none', () => {
    const thing = Thing.make('a');
    thing.takeRecord();
    thing.annotate('x');
    thing.annotate('y');
    expect(thing.takeRecord().changes).toEqual({ note: { before: null, after: 'y' } });
  });
});
