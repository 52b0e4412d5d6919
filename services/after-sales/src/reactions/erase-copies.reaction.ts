import { Injectable } from '@nestjs/common';
import { personalDataErased, type PersonalDataErasedPayload } from '@tradewind/contracts/customers/customers.events';
import { currentCall } from '@tradewind/kernel/call';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { DataKeys } from '@tradewind/personal-data/data-keys';
import { Erasure } from '../domain/erasure.js';
import { ErasureRepository } from '../erasure.repository.js';
import { TicketRepository } from '../ticket.repository.js';

/** Somebody's data were deleted on request: here too, and said so, in one transaction (S13). */
@Injectable()
export class EraseCopies {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly keys: DataKeys,
    private readonly erasures: ErasureRepository,
  ) {}

  @Consumes(personalDataErased)
  async erase(erased: PersonalDataErasedPayload, { org, branch }: EventEnvelope): Promise<void> {
    const { customerId, contactIds, everybody } = erased;
    const named = await this.tickets.findAll(everybody ? { customerId } : { customerId, contactId: contactIds });
    for (const { id } of named)
      await this.tickets.updateWhere({ id }, (ticket) => {
        ticket.forgetReporter();
      });
    await this.keys.destroy(contactIds, customerId);
    if (everybody) await this.keys.destroyAllOf(customerId);
    await this.erasures.add(Erasure.done(erased, named.length, { org, branch, ownerId: currentCall().actor.id }));
  }
}
