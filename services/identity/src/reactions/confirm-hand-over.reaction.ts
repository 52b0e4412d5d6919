import { Injectable } from '@nestjs/common';
import { WORK_TAKEN_OVER, type WorkTakenOverPayload } from '@tradewind/contracts/identity/open-work';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { HandOverRepository } from '../hand-over.repository.js';

type Confirmed = EventEnvelope<WorkTakenOverPayload>;

/** Keeps which services have moved their part of a hand-over. */
@Injectable()
export class ConfirmHandOver {
  constructor(private readonly handOvers: HandOverRepository) {}

  @Consumes(WORK_TAKEN_OVER.customers)
  @Consumes(WORK_TAKEN_OVER.contracts)
  @Consumes(WORK_TAKEN_OVER.orders)
  @Consumes(WORK_TAKEN_OVER['after-sales'])
  @Consumes(WORK_TAKEN_OVER.expenses)
  @Consumes(WORK_TAKEN_OVER.performance)
  async confirm({ handOverId, work }: WorkTakenOverPayload, { type, occurredAt }: Confirmed): Promise<void> {
    const [service = ''] = type.split('.');
    await this.handOvers.updateWhere({ id: handOverId }, (handOver) => {
      handOver.confirm(service, work, new Date(occurredAt));
    });
  }
}
