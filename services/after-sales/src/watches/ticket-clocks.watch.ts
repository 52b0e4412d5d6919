import { Injectable } from '@nestjs/common';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { TicketRepository } from '../ticket.repository.js';
import { eachOnItsOwn } from './each-on-its-own.js';

/** Warns, marks breaches and escalates when time has come (AFS-01, AFS-02): each once, whatever is restarted meanwhile. */
@Injectable()
export class TicketClocksWatch {
  constructor(
    private readonly db: Database,
    private readonly tickets: TicketRepository,
  ) {}

  @Watches(1_000)
  async announce(at: Date): Promise<void> {
    await eachOnItsOwn(await this.tickets.withClocksDue(at), (ticketId) =>
      this.db.unitOfWork(() =>
        this.tickets.update(ticketId, (ticket) => {
          ticket.watchClocks(at);
        }),
      ),
    );
  }
}
