import { StartFailure } from '../local/failure.ts';

/** One course of the data. Each restore of everything begins a new one where it left another; the first has no ancestors. */
export interface Timeline {
  readonly id: number;
  /** When it came into use: until then it was its ancestor that people worked on. */
  readonly since: Date;
  /** The oldest first, each up to the position in the WAL where the next one left it. */
  readonly ancestors: readonly { readonly id: number; readonly left: bigint }[];
}

const FIRST: Timeline = { id: 1, since: new Date(0), ancestors: [] };
const SEGMENT_BYTES = 0x1000000n;
const SEGMENTS_PER_LOG = 0x100n;
const IN_USE_SINCE = '# in use since ';

/** A line for PostgreSQL's history file, which passes over it. A descendant's file begins with its ancestor's lines. */
export const inUseSince = (moment: Date): string => `${IN_USE_SINCE}${moment.toISOString()}\n`;

export const historyName = (id: number): string => `${digits(BigInt(id))}.history`;

/** All that began, by their history files. */
export function timelinesOf(histories: ReadonlyMap<string, string>): readonly Timeline[] {
  const begun = [...histories].map(([name, text]) => {
    const lines = text.split('\n');
    const ancestors = lines.flatMap((line) => {
      const [, id, left] = /^(\d+)\s+([0-9A-F]+\/[0-9A-F]+)/.exec(line) ?? [];
      return id === undefined || left === undefined ? [] : [{ id: parseInt(id, 10), left: position(left) }];
    });
    const since = lines.findLast((line) => line.startsWith(IN_USE_SINCE))?.slice(IN_USE_SINCE.length);
    return { id: parseInt(name.slice(0, 8), 16), since: new Date(since ?? 0), ancestors };
  });
  return [FIRST, ...begun].sort((a, b) => a.since.getTime() - b.since.getTime() || a.id - b.id);
}

/** The one that people worked on at that moment, or work on now: what a restore gave up can be had again. */
export function timelineAt(timelines: readonly Timeline[], moment: Date | undefined): Timeline {
  return timelines.findLast(({ since }) => moment === undefined || since <= moment) ?? FIRST;
}

/** Whether the WAL leads on from there: a base backup of an abandoned course does not come to this one. */
export function leadsTo({ id, ancestors }: Timeline, backup: { readonly firstSegment: string; readonly end: string }): boolean {
  const timeline = parseInt(backup.firstSegment.slice(0, 8), 16);
  const ancestor = ancestors.find((each) => each.id === timeline);
  return timeline === id || (ancestor !== undefined && position(backup.end) <= ancestor.left);
}

/**
 * The first segment from `first` on that is in neither place although a later one is laid aside, or its timeline has begun:
 * recovery would take it for the end, or read on where its ancestor went.
 */
export function missingSegment(timeline: Timeline, first: string, laidAside: ReadonlySet<string>, elsewhere: ReadonlySet<string>): string | undefined {
  const onTheWay = [...laidAside].filter((name) => ownerOf(numberOf(name), timeline) === name.slice(0, 8)).map(numberOf);
  const last = onTheWay.reduce((most, number) => (number > most ? number : most), beginning(timeline));
  for (let number = numberOf(first); number <= last; number++) {
    const name = `${ownerOf(number, timeline)}${digits(number / SEGMENTS_PER_LOG)}${digits(number % SEGMENTS_PER_LOG)}`;
    if (!laidAside.has(name) && !elsewhere.has(name)) return name;
  }
  return undefined;
}

/** Every moment of a timeline lies behind this. */
export const isBeforeAll = (timeline: Timeline, segment: string): boolean => numberOf(segment) <= beginning(timeline);

export const isSegment = (name: string): boolean => /^[0-9A-F]{24}$/.test(name);

const beginning = ({ ancestors }: Timeline): bigint => (ancestors.at(-1)?.left ?? 0n) / SEGMENT_BYTES;

/** A segment in which a timeline begins is its own, with a copy of what its ancestor wrote there before. */
function ownerOf(segment: bigint, { id, ancestors }: Timeline): string {
  return digits(BigInt(ancestors.find(({ left }) => segment < left / SEGMENT_BYTES)?.id ?? id));
}

const numberOf = (segment: string): bigint => BigInt(`0x${segment.slice(8, 16)}`) * SEGMENTS_PER_LOG + BigInt(`0x${segment.slice(16, 24)}`);

const digits = (number: bigint): string => number.toString(16).toUpperCase().padStart(8, '0');

function position(text: string): bigint {
  const [high, low] = text.split('/');
  if (high === undefined || low === undefined) throw new StartFailure('The backup is damaged', `"${text}" is no position in a WAL`, 'restore from another one');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}
