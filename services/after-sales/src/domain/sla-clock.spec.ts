import fc from 'fast-check';
import { announce, entered, nextDue, readClock, startClock, type ClockEntry, type SlaClock } from './sla-clock.js';

const t0 = new Date('2026-03-31T16:00:00Z');
const after = (hours: number): Date => new Date(t0.getTime() + hours * 3_600_000);
const aClock = (hours = '24'): SlaClock => startClock('acknowledge', { hours, warnAt: '0.8' }, t0);

describe('AFS-01 Reply within 24 hours: the clock', () => {
  it('is over exactly 24 calendar hours after its start, and exactly then is still in time', () => {
    expect(readClock(aClock(), t0)).toMatchObject({ state: 'running', deadline: after(24), warnsAt: after(19.2), breached: false });
    expect(readClock(aClock(), after(24)).breached).toBe(false);
    expect(readClock(aClock(), new Date(after(24).getTime() + 1)).breached).toBe(true);
  });

  it('takes decimal hours', () => {
    expect(readClock(aClock('0.0003'), t0).deadline).toEqual(new Date(t0.getTime() + 1_080));
  });

  it('says how much is left, and how much too late it is', () => {
    expect(readClock(aClock(), after(20))).toMatchObject({ elapsedMs: 20 * 3_600_000, remainingMs: 4 * 3_600_000, warned: true });
    expect(readClock(aClock(), after(30)).remainingMs).toBe(-6 * 3_600_000);
  });

  it('stands still once it was stopped', () => {
    const stopped = entered(aClock(), 'stop', after(10));
    expect(readClock(stopped, after(500))).toMatchObject({ state: 'stopped', elapsedMs: 10 * 3_600_000, deadline: after(24), warned: false, breached: false });
    expect(() => entered(stopped, 'stop', after(11))).toThrow('Cannot stop what is stopped');
  });
});

describe('C-22 A clock is its list of starts, pauses and stops', () => {
  it('moves its deadline by exactly the time it was paused', () => {
    const paused = entered(aClock(), 'pause', after(10));
    expect(readClock(paused, after(90))).toMatchObject({ state: 'paused', deadline: null, elapsedMs: 10 * 3_600_000 });
    expect(readClock(entered(paused, 'start', after(40)), after(41))).toMatchObject({ state: 'running', deadline: after(54), elapsedMs: 11 * 3_600_000 });
  });

  it('has nothing to announce while it is paused or stopped', () => {
    const paused = entered(aClock(), 'pause', after(10));
    expect(nextDue(paused, after(10))).toBeNull();
    expect(nextDue(entered(paused, 'stop', after(11)), after(11))).toBeNull();
  });
});

interface Pass {
  readonly kind: ClockEntry['kind'] | 'look';
  readonly afterMs: number;
}
const passing = fc.array(fc.record({ kind: fc.constantFrom('start', 'pause', 'stop', 'look'), afterMs: fc.integer({ min: 0, max: 40_000_000 }) }), {
  maxLength: 30,
});
const allowed = fc.record({ hours: fc.integer({ min: 1, max: 20_000 }), warn: fc.integer({ min: 0, max: 100 }) });
const legal: Record<ClockEntry['kind'], readonly string[]> = { start: ['paused'], pause: ['running'], stop: ['running', 'paused'] };

/** Lives through a history of entries and looks, announcing at each look as the watch does. */
function live(clock: SlaClock, passes: readonly Pass[]) {
  let [at, ranMs, breaches, warnings] = [t0.getTime(), 0, 0, 0];
  for (const { kind, afterMs } of passes) {
    const before = readClock(clock, new Date(at)).state;
    at += afterMs;
    if (before === 'running') ranMs += afterMs;
    if (kind !== 'look' && legal[kind].includes(before)) clock = entered(clock, kind, new Date(at));
    const { clock: told, announcements } = announce(clock, new Date(at));
    breaches += announcements.filter((announcement) => announcement === 'breached').length;
    warnings += announcements.filter((announcement) => announcement === 'warned').length;
    clock = told;
  }
  return { clock, at: new Date(at), ranMs, breaches, warnings };
}

describe('C-22 Whatever happens to a clock', () => {
  const anyClock = ({ hours, warn }: { hours: number; warn: number }) =>
    startClock('resolve', { hours: (hours / 100).toFixed(2), warnAt: (warn / 100).toFixed(2) }, t0);

  it('it has run for exactly as long as it was running, and what ran and what is left make the whole', () => {
    fc.assert(
      fc.property(allowed, passing, (given, passes) => {
        const { clock, at, ranMs } = live(anyClock(given), passes);
        const reading = readClock(clock, at);
        expect(reading.elapsedMs).toBe(ranMs);
        expect(reading.elapsedMs + reading.remainingMs).toBe(given.hours * 36_000);
      }),
    );
  });

  it('its deadline is where a running clock breaches, looked at whenever', () => {
    fc.assert(
      fc.property(allowed, passing, fc.integer({ min: 0, max: 80_000_000 }), (given, passes, later) => {
        const { clock, at } = live(anyClock(given), passes);
        const moment = new Date(at.getTime() + later);
        const { deadline, state } = readClock(clock, at);
        if (state !== 'running' || !deadline) return;
        expect(readClock(clock, moment).breached).toBe(moment > deadline);
        expect(readClock(clock, moment).deadline).toEqual(deadline);
      }),
    );
  });

  it('a warning and a breach are announced at most once, a breach exactly when it happened, and never without its warning', () => {
    fc.assert(
      fc.property(allowed, passing, (given, passes) => {
        const { clock, at, breaches, warnings } = live(anyClock(given), [...passes, { kind: 'look', afterMs: 0 }]);
        const { breached, warned } = readClock(clock, at);
        expect(breaches).toBe(breached ? 1 : 0);
        expect(warnings).toBe(warned ? 1 : 0);
        expect(warnings).toBeGreaterThanOrEqual(breaches);
      }),
    );
  });

  it('the watch looks again before there is anything to announce, never after', () => {
    fc.assert(
      fc.property(allowed, passing, fc.integer({ min: 1, max: 80_000_000 }), (given, passes, later) => {
        const { clock, at } = live(anyClock(given), [...passes, { kind: 'look', afterMs: 0 }]);
        const due = nextDue(clock, at);
        const moment = new Date(at.getTime() + later);
        expect(announce(clock, moment).announcements.length > 0).toBe(due !== null && due < moment);
      }),
    );
  });
});
