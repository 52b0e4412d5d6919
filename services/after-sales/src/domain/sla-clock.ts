import type { ClockName } from '@tradewind/contracts/after-sales/after-sales.events';
import type { ClockState } from '@tradewind/contracts/after-sales/tickets.api';
import { stateMachine } from '@tradewind/domain/state-machine';
import { Decimal } from 'decimal.js';

export interface ClockEntry {
  readonly kind: 'start' | 'pause' | 'stop';
  readonly at: string;
}

/**
 * One clock of a ticket (C-22): an append-only list of what happened to it. Where it stands is never stored,
 * it is reckoned from the entries by `readClock`; only that a warning or a breach was announced is remembered.
 */
export interface SlaClock {
  readonly clock: ClockName;
  /** Hours allowed, a decimal; calendar hours (decision 8). */
  readonly hours: string;
  /** Share of the hours after which it warns. */
  readonly warnAt: string;
  readonly entries: readonly ClockEntry[];
  readonly warnedAt: string | null;
  readonly breachedAt: string | null;
}

export interface ClockReading {
  readonly state: ClockState;
  readonly elapsedMs: number;
  readonly remainingMs: number;
  /** When the clock warns and when its time is over if nothing else happens to it; null while it is paused. */
  readonly warnsAt: Date | null;
  readonly deadline: Date | null;
  readonly warned: boolean;
  /** The time allowed was exceeded: exactly at the deadline is still in time. */
  readonly breached: boolean;
}

interface Run {
  readonly state: ClockState;
  /** Epoch milliseconds of the last start, and how long the clock had run before it. */
  readonly startedAt: number;
  readonly ranBefore: number;
  readonly ran: number;
}

const next = stateMachine<ClockState>()({
  start: { from: ['paused'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  stop: { from: ['running', 'paused'], to: 'stopped' },
});

const msOf = (hours: string, share = '1'): number => new Decimal(hours).times(share).times(3_600_000).round().toNumber();

export function startClock(clock: ClockName, allowed: { readonly hours: string; readonly warnAt: string }, at: Date): SlaClock {
  return { clock, ...allowed, entries: [{ kind: 'start', at: at.toISOString() }], warnedAt: null, breachedAt: null };
}

/** The clock with one more entry; what cannot follow its last entry is a named conflict. */
export function entered(clock: SlaClock, kind: ClockEntry['kind'], at: Date): SlaClock {
  next(kind, readClock(clock, at).state);
  return { ...clock, entries: [...clock.entries, { kind, at: at.toISOString() }] };
}

/** Where a clock stands at a moment. Pure: the same entries always give the same answer (C-22). */
export function readClock({ entries, hours, warnAt }: SlaClock, at: Date): ClockReading {
  const run = entries.reduce(proceed, { state: 'paused', startedAt: 0, ranBefore: 0, ran: 0 });
  const elapsedMs = run.state === 'running' ? ranUntil(run, at.getTime()) : run.ran;
  const whenElapsed = (ms: number): Date | null => (run.state === 'paused' ? null : new Date(run.startedAt + ms - run.ranBefore));
  const allowedMs = msOf(hours);
  const warnMs = msOf(hours, warnAt);
  return {
    state: run.state,
    elapsedMs,
    remainingMs: allowedMs - elapsedMs,
    warnsAt: whenElapsed(warnMs),
    deadline: whenElapsed(allowedMs),
    warned: elapsedMs > warnMs,
    breached: elapsedMs > allowedMs,
  };
}

function proceed(run: Run, { kind, at }: ClockEntry): Run {
  const moment = Date.parse(at);
  if (kind === 'start') return { state: 'running', startedAt: moment, ranBefore: run.ran, ran: run.ran };
  const ran = run.state === 'running' ? ranUntil(run, moment) : run.ran;
  return { ...run, state: kind === 'pause' ? 'paused' : 'stopped', ran };
}

/** Entries written by instances whose clocks differ a little never make time run backwards. */
const ranUntil = ({ startedAt, ranBefore }: Run, moment: number): number => ranBefore + Math.max(0, moment - startedAt);

/** The next moment at which a running clock has something to announce; null when there is none. */
export function nextDue(clock: SlaClock, at: Date): Date | null {
  const { state, warnsAt, deadline } = readClock(clock, at);
  if (state !== 'running' || clock.breachedAt !== null) return null;
  return clock.warnedAt === null ? warnsAt : deadline;
}

export type Announcement = 'warned' | 'breached';

/** What the clock has come to and nobody was told yet: each announcement is made once, a breach never without its warning. */
export function announce(clock: SlaClock, at: Date): { readonly clock: SlaClock; readonly announcements: readonly Announcement[] } {
  const { warned, breached } = readClock(clock, at);
  const warnsNow = clock.warnedAt === null && warned;
  const breachesNow = clock.breachedAt === null && breached;
  const announced = { ...clock, ...(warnsNow && { warnedAt: at.toISOString() }), ...(breachesNow && { breachedAt: at.toISOString() }) };
  return { clock: announced, announcements: [...(warnsNow ? (['warned'] as const) : []), ...(breachesNow ? (['breached'] as const) : [])] };
}
