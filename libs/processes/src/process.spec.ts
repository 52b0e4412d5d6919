import { defineProcess, minutes } from './definition.js';
import { Process } from './process.js';
import { stepKey } from './step-key.js';

const start = new Date('2026-10-01T00:00:00Z');
const after = (ms: number): Date => new Date(start.getTime() + ms);
const nothing = () => Promise.resolve(undefined);
const plan = defineProcess<object>({
  kind: 'bench',
  version: 1,
  money: false,
  steps: [
    { name: 'reserve', patience: minutes(10), act: nothing, undo: nothing },
    { name: 'ship', after: minutes(1), patience: minutes(10), act: nothing, undo: nothing },
    { name: 'signed', patience: minutes(60) },
  ],
});
const money = { ...plan, money: true };
const where = { org: 'hq.bj', branch: 'bj', ownerId: 'li' };
const begun = (given = plan): Process => Process.begin(given, { id: 'subject', no: 'NO-1' }, where, { a: 1 }, start);
const atSigned = (): Process => {
  const process = begun();
  process.answer(plan, 'reserve', {}, start);
  process.answer(plan, 'ship', {}, start);
  return process;
};
const stuck = (given = plan): Process => {
  const process = begun(given);
  process.runOutOfPatience(after(minutes(10)));
  return process;
};

describe('R5 Long work is a row with a state, a step and a deadline', () => {
  it('begins with its first step, due at once, with the patience of the step', () => {
    expect(begun()).toMatchObject({ status: 'running', step: 'reserve', nextAttempt: start, deadline: after(minutes(10)), definitionVersion: 1 });
  });

  it('goes on with each answer, keeps what it learned, and ends done', () => {
    const process = begun();
    process.answer(plan, 'reserve', { b: 2 }, start);
    expect(process).toMatchObject({ step: 'ship', nextAttempt: after(minutes(1)), data: { a: 1, b: 2 } });
    process.answer(plan, 'ship', {}, start);
    expect(process).toMatchObject({ step: 'signed', nextAttempt: null, deadline: after(minutes(60)) });
    process.answer(plan, 'signed', {}, start);
    expect(process).toMatchObject({ status: 'done', step: null, deadline: null, nextAttempt: null });
    expect(process.steps.map(({ answeredAt }) => answeredAt)).toEqual([start.toISOString(), start.toISOString(), start.toISOString()]);
  });

  it('leaves a claimed attempt to the next one when nobody answers for it', () => {
    const process = begun();
    process.attempt(start);
    expect(process).toMatchObject({ nextAttempt: after(30_000), steps: [{ attempts: 1 }] });
  });

  it('tries again in longer and longer intervals', () => {
    const process = begun();
    const pauses = [1, 2, 3].map(() => {
      process.attempt(start);
      process.postpone('away', start);
      return (process.nextAttempt?.getTime() ?? 0) - start.getTime();
    });
    expect(pauses).toEqual([1_000, 2_000, 4_000]);
    expect(process.steps[0]).toMatchObject({ attempts: 3, lastError: 'away' });
  });

  it('keeps a fact that comes before its step, and takes no fact twice', () => {
    const process = begun();
    process.answer(plan, 'signed', { by: 'li' }, start);
    expect(process).toMatchObject({ step: 'reserve' });
    process.answer(plan, 'reserve', {}, start);
    process.answer(plan, 'reserve', { again: true }, start);
    process.answer(plan, 'ship', {}, start);
    expect(process).toMatchObject({ status: 'done', data: { a: 1, by: 'li' } });
    process.answer(plan, 'ship', { late: true }, start);
    expect(process.data).toEqual({ a: 1, by: 'li' });
  });
});

describe('R5 What cannot be brought to a good end is taken back', () => {
  it('undoes everything done, the uncertain step included, the latest first', () => {
    const process = begun();
    process.answer(plan, 'reserve', {}, start);
    process.turnBack(plan, 'refused', start);
    expect(process).toMatchObject({ status: 'compensating', step: 'ship', undoing: true, reason: 'refused' });
    process.answer(plan, 'ship', { late: true }, start);
    process.undone(plan, 'ship', start);
    expect(process).toMatchObject({ status: 'compensating', step: 'reserve' });
    process.undone(plan, 'reserve', start);
    expect(process).toMatchObject({ status: 'compensated', step: null });
    expect(process.data).toEqual({ a: 1 });
  });

  it('turns back once, and never when it is done', () => {
    const process = atSigned();
    process.turnBack(plan, 'first', start);
    process.turnBack(plan, 'second', start);
    expect(process.reason).toBe('first');
    const done = atSigned();
    done.answer(plan, 'signed', {}, start);
    done.turnBack(plan, 'late', start);
    expect(done.status).toBe('done');
  });
});

describe('R5 What takes too long is stuck: seen, not given up', () => {
  it('is stuck when its patience is over, and still tried from time to time', () => {
    expect(stuck()).toMatchObject({ status: 'stuck', step: 'reserve', deadline: null, nextAttempt: after(minutes(25)) });
  });

  it('is stuck at once when a rule refuses it, and then waits for somebody', () => {
    const process = begun();
    process.stick('order.closed: The order is closed');
    expect(process).toMatchObject({ status: 'stuck', nextAttempt: null, steps: [{ lastError: 'order.closed: The order is closed' }] });
  });

  it('goes on by itself when the answer comes after all', () => {
    const process = stuck();
    process.answer(plan, 'reserve', {}, after(minutes(30)));
    expect(process).toMatchObject({ status: 'running', step: 'ship' });
  });

  it('is tried again by an operator, with its whole patience, in the direction it had', () => {
    const process = stuck();
    process.retry(plan, after(minutes(20)));
    expect(process).toMatchObject({ status: 'running', nextAttempt: after(minutes(20)), deadline: after(minutes(30)) });
    process.turnBack(plan, 'no', start);
    process.stick('away');
    process.retry(plan, start);
    expect(process).toMatchObject({ status: 'compensating', undoing: true, nextAttempt: start });
    expect(() => {
      process.retry(plan, start);
    }).toThrow('only one that is stuck needs');
  });

  it('is given up by an operator, with the reason, and then taken back', () => {
    const process = stuck();
    process.abandon(plan, 'cancelled by the customer', start);
    expect(process).toMatchObject({ status: 'compensating', reason: 'cancelled by the customer' });
    process.stick('away');
    expect(() => {
      process.abandon(plan, 'again', start);
    }).toThrow('already taking back');
    expect(() => {
      begun().abandon(plan, 'too early', start);
    }).toThrow('only one that is stuck needs');
  });

  it('EXP-13: is never given up when it moves money', () => {
    expect(() => {
      stuck(money).abandon(money, 'tired of it', start);
    }).toThrow('never given up');
  });
});

describe('R5 The key of a step', () => {
  it('is the same for every attempt and another one for taking it back', () => {
    expect(stepKey('p', 'ship', false)).toBe(stepKey('p', 'ship', false));
    expect(new Set([stepKey('p', 'ship', false), stepKey('p', 'ship', true), stepKey('q', 'ship', false), stepKey('p', 'reserve', false)]).size).toBe(4);
  });
});
