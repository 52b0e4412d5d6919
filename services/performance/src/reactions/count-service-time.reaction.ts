import { Injectable } from '@nestjs/common';
import { ticketClockStopped, type TicketClockPayload } from '@tradewind/contracts/after-sales/after-sales.events';
import { businessDate } from '@tradewind/domain/business-date';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { KpiLedger } from '../kpi-ledger.js';

/** A ticket was answered or solved, in time or late: counts for who handled it (PER-06). */
@Injectable()
export class CountServiceTimeReaction {
  constructor(private readonly ledger: KpiLedger) {}

  @Consumes(ticketClockStopped)
  async count({ ticketId, ticketNo, customerId, handlerId, clock, inTime, at }: TicketClockPayload, fact: EventEnvelope): Promise<void> {
    await this.ledger.enter(fact, {
      kind: clock === 'acknowledge' ? 'response' : 'resolution',
      personId: handlerId,
      customerId,
      day: businessDate(new Date(at)),
      amount: inTime ? '1' : '0',
      source: { type: 'ticket', id: ticketId, no: ticketNo },
    });
  }
}
