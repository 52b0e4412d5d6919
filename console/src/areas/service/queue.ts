import type { Ticket } from './shapes.js';

/** States in which a ticket still needs work; the rest waits for a return visit or is over. */
export const OPEN_STATUSES = ['new', 'acknowledged', 'in-progress', 'waiting-customer', 'proposed', 'customer-agreed', 'reopened'] as const;

/** The deadline that is broken next: of the clocks that run, the earlier one. */
export function nextDeadline({ acknowledge, resolve }: Pick<Ticket, 'acknowledge' | 'resolve'>): string | null {
  const running = [acknowledge, resolve].filter(({ state }) => state === 'running').flatMap(({ deadline }) => deadline ?? []);
  return running.sort()[0] ?? null;
}

/** What breaks a promise first is on top; tickets without a running clock come last, the older first. */
export function byUrgency(tickets: readonly Ticket[]): readonly Ticket[] {
  const rank = (ticket: Ticket): string => nextDeadline(ticket) ?? `9999 ${ticket.reportedAt}`;
  return [...tickets].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}

export const TICKET_COMMANDS = [
  'acknowledge',
  'startWork',
  'askCustomer',
  'propose',
  'recordAgreement',
  'resolve',
  'completeVisit',
  'close',
  'reopen',
] as const;
export type TicketCommand = (typeof TICKET_COMMANDS)[number];

/** What one would do next with a ticket: the button in front. Whether it is lawful the platform says. */
const NEXT: Readonly<Record<Ticket['status'], TicketCommand>> = {
  new: 'acknowledge',
  acknowledged: 'startWork',
  'in-progress': 'propose',
  'waiting-customer': 'startWork',
  proposed: 'recordAgreement',
  'customer-agreed': 'resolve',
  resolved: 'completeVisit',
  'follow-up': 'close',
  closed: 'reopen',
  reopened: 'startWork',
};
export const nextCommand = ({ status }: Pick<Ticket, 'status'>): TicketCommand => NEXT[status];

/** What else may make sense in a state; resolving too early is offered, and refused with the way that leads there (AFS-04). */
const ALSO: Readonly<Record<Ticket['status'], readonly TicketCommand[]>> = {
  new: [],
  acknowledged: [],
  'in-progress': ['askCustomer', 'startWork', 'resolve'],
  'waiting-customer': ['propose', 'resolve'],
  proposed: ['startWork', 'resolve'],
  'customer-agreed': [],
  resolved: ['close', 'reopen'],
  'follow-up': ['reopen'],
  closed: [],
  reopened: [],
};
export const otherCommands = ({ status }: Pick<Ticket, 'status'>): readonly TicketCommand[] => ALSO[status];
