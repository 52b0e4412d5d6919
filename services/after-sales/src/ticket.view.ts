import type { TicketClockView, TicketView } from '@tradewind/contracts/after-sales/tickets.api';
import { readClock, type SlaClock } from './domain/sla-clock.js';
import type { Ticket } from './domain/ticket.js';

/** A ticket with its clocks as they stand at a moment. */
export function ticketView(ticket: Ticket, at: Date): TicketView {
  const { id, version, no, status, kind, serviceFileId, customerId, customerName, salesRepId, handlerId, handlerName, whatHappened, contactId } = ticket;
  const { policy, promisedBy, sla, breached, escalations, findings, solution, agreement, result, history, reportedAt } = ticket;
  const [acknowledge, resolve] = [ticket.clock('acknowledge'), ticket.clock('resolve')];
  return {
    ...{ id, version, no, status, kind, serviceFileId, customerId, customerName, salesRepId, handlerId, handlerName, whatHappened, contactId },
    reportedBy: ticket.reportedBy?.masked ?? '***',
    ...{ policy, promisedBy, breached, escalations, findings, solution, agreement, result, history },
    reportedAt: reportedAt.toISOString(),
    clockHours: sla.clock,
    acknowledge: clockView(acknowledge, at),
    resolve: clockView(resolve, at),
    earlierClocks: ticket.clocks.filter((clock) => clock !== acknowledge && clock !== resolve).map((clock) => clockView(clock, at)),
  };
}

function clockView(it: SlaClock, at: Date): TicketClockView {
  const { clock, hours, warnedAt, breachedAt, entries } = it;
  const { state, deadline, elapsedMs, remainingMs } = readClock(it, at);
  const [elapsedSeconds, remainingSeconds] = [Math.floor(elapsedMs / 1000), Math.floor(remainingMs / 1000)];
  return { clock, state, hours, deadline: deadline?.toISOString() ?? null, elapsedSeconds, remainingSeconds, warnedAt, breachedAt, entries };
}
