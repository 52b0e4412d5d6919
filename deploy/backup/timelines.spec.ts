import { inUseSince, isBeforeAll, leadsTo, missingSegment, timelineAt, timelinesOf } from './timelines.ts';

const [monday, tuesday, wednesday] = [new Date('2026-11-23T08:00:00Z'), new Date('2026-11-24T08:00:00Z'), new Date('2026-11-25T08:00:00Z')];
/** From 1 to 2 in the middle of segment 5; from 2 to 3 in segment 9. */
const second = `1\t0/5800000\tbefore 2026-11-23\n${inUseSince(tuesday)}`;
const third = `${second}2\t0/9000028\tbefore 2026-11-24\n${inUseSince(wednesday)}`;
const timelines = timelinesOf(
  new Map([
    ['00000002.history', second],
    ['00000003.history', third],
  ]),
);
const [one, two, three] = timelines;
if (!one || !two || !three) throw new Error('there should be three');

describe('R17 Timelines: what a restore gave up can be had again', () => {
  it('a moment belongs to the timeline that was in use then', () => {
    expect(timelineAt(timelines, monday).id).toBe(1);
    expect(timelineAt(timelines, new Date(tuesday.getTime() - 1)).id).toBe(1);
    expect(timelineAt(timelines, tuesday).id).toBe(2);
    expect(timelineAt(timelines, undefined).id).toBe(3);
    expect(timelineAt(timelinesOf(new Map()), monday).id).toBe(1);
  });

  it('a second restore to before the first begins beside it, and is the newest', () => {
    const beside = timelinesOf(
      new Map([
        ['00000002.history', second],
        ['00000003.history', `1\t0/4000028\tbefore\n${inUseSince(wednesday)}`],
      ]),
    );
    expect(timelineAt(beside, undefined)).toMatchObject({ id: 3, ancestors: [{ id: 1 }] });
    expect(timelineAt(beside, tuesday).id).toBe(2);
  });

  it('a base backup leads to its own timeline, and to a later one only if it ended before that left', () => {
    const early = { firstSegment: '000000010000000000000003', end: '0/5800000' };
    const late = { firstSegment: '000000010000000000000005', end: '0/5800001' };
    expect([one, two, three].map((each) => leadsTo(each, early))).toEqual([true, true, true]);
    expect([one, two, three].map((each) => leadsTo(each, late))).toEqual([true, false, false]);
    expect([one, two, three].map((each) => leadsTo(each, { firstSegment: '000000020000000000000007', end: '0/8000000' }))).toEqual([false, true, true]);
  });

  const named = (...names: string[]): ReadonlySet<string> => new Set(names.map((name) => `0000000${name.slice(0, 1)}00000000000000${name.slice(1)}`));
  const whole = ['103', '104', '105', '106', '205', '206', '207', '208', '209', '309', '30A'];

  it('names the segment at which recovery would stop although there are more', () => {
    const first = '000000010000000000000003';
    expect([one, two, three].map((each) => missingSegment(each, first, named(...whole), new Set()))).toEqual([undefined, undefined, undefined]);
    for (const gone of ['103', '104', '205', '208', '309'])
      expect(missingSegment(three, first, named(...whole.filter((name) => name !== gone)), new Set())).toBe([...named(gone)][0]);
    expect(missingSegment(three, first, named(...whole.filter((name) => name !== '208')), named('208'))).toBeUndefined();
  });

  it('does not mind what is not on the way, or not laid aside yet', () => {
    const first = '000000010000000000000003';
    expect(missingSegment(one, first, named('103', '104', '105'), new Set())).toBeUndefined();
    expect(missingSegment(three, first, named(...whole.filter((name) => name !== '106' && name !== '105' && name !== '30A')), new Set())).toBeUndefined();
  });

  it('wants the first segment of a timeline at any rate, where its ancestor has one too', () => {
    const first = '000000010000000000000003';
    expect(missingSegment(two, first, named('103', '104', '105', '106', '107'), new Set())).toBe([...named('205')][0]);
    expect([...named('104', '205', '206')].map((name) => isBeforeAll(two, name))).toEqual([true, true, false]);
    expect(isBeforeAll(one, first)).toBe(false);
  });

  it('counts on past the end of a log file', () => {
    const names = new Set(['0000000100000001000000FE', '000000010000000200000001']);
    expect(missingSegment(one, '0000000100000001000000FE', names, new Set())).toBe('0000000100000001000000FF');
    expect(missingSegment(one, '0000000100000001000000FE', new Set([...names, '0000000100000001000000FF']), new Set())).toBe('000000010000000200000000');
  });
});
