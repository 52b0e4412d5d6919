import { Injectable } from '@nestjs/common';
import { contractEffective, type ContractEffectivePayload } from '@tradewind/contracts/contracts/contracts.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { Numbers } from '@tradewind/persistence/numbers';
import { Order } from '../domain/order.js';
import { OrderRepository } from '../order.repository.js';

/** A contract became effective: its order is opened, one per contract, with the contract's lines (ORD-16, ORD-17). */
@Injectable()
export class OpenOrder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly numbers: Numbers,
  ) {}

  @Consumes(contractEffective)
  async open(contract: ContractEffectivePayload, { org, branch, occurredAt }: EventEnvelope<ContractEffectivePayload>): Promise<void> {
    const { contractId, salesRepId: ownerId } = contract;
    if (await this.orders.findOne({ contractId })) return;
    const at = new Date(occurredAt);
    await this.orders.add(Order.open(contract, { org, branch, ownerId }, await this.numbers.next(branch, 'DD', at), at));
  }
}
