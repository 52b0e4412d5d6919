import { Injectable } from '@nestjs/common';
import { orderClosed, type OrderFact } from '@tradewind/contracts/orders/orders.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { ContractRepository } from '../contract.repository.js';

/** The order of a contract was closed: what was agreed has been done. */
@Injectable()
export class FulfilContractReaction {
  constructor(private readonly contracts: ContractRepository) {}

  @Consumes(orderClosed)
  async fulfil({ contractId }: OrderFact, { occurredAt }: EventEnvelope<OrderFact>): Promise<void> {
    await this.contracts.updateWhere({ id: contractId, status: ['effective', 'expired'] }, (contract) => contract.fulfil(new Date(occurredAt)));
  }
}
