import { byUrgency, nextCommand, nextDeadline, otherCommands } from './queue.js';
import type { Ticket, TicketClock } from './shapes.js';

const clock = (deadline: string | null, state: TicketClock['state'] = 'running'): TicketClock => ({ deadline, state }) as TicketClock;
const ticket = (no: string, acknowledge: TicketClock, resolve: TicketClock, reportedAt = '2026-11-27T00:00:00Z'): Ticket =>
  ({ no, acknowledge, resolve, reportedAt }) as Ticket;

describe('the queue of customer service', () => {
  const fresh = ticket('fresh', clock('2026-11-28T08:00:00Z'), clock('2026-11-29T08:00:00Z'));
  const answered = ticket('answered', clock('2026-11-27T08:00:00Z', 'stopped'), clock('2026-11-28T07:00:00Z'));
  const done = ticket('done', clock('2026-11-20T08:00:00Z', 'stopped'), clock('2026-11-21T08:00:00Z', 'stopped'));

  it('counts only the clocks that run: the next promise to be broken is on top', () => {
    expect(nextDeadline(fresh)).toBe('2026-11-28T08:00:00Z');
    expect(nextDeadline(answered)).toBe('2026-11-28T07:00:00Z');
    expect(nextDeadline(done)).toBeNull();
    expect(byUrgency([done, fresh, answered]).map(({ no }) => no)).toEqual(['answered', 'fresh', 'done']);
  });

  it('leads from the answer to the close, and offers to resolve early so that the refusal can say what is missing (AFS-04)', () => {
    expect(
      (['new', 'acknowledged', 'in-progress', 'proposed', 'customer-agreed', 'resolved', 'follow-up'] as const).map((status) => nextCommand({ status })),
    ).toEqual(['acknowledge', 'startWork', 'propose', 'recordAgreement', 'resolve', 'completeVisit', 'close']);
    expect(otherCommands({ status: 'in-progress' })).toContain('resolve');
  });
});
