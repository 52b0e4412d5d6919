import { Injectable } from '@nestjs/common';
import type { ContractEffectivePayload } from '@tradewind/contracts/contracts/contracts.events';
import { Numbers } from '@tradewind/persistence/numbers';
import { Order } from './domain/order.js';
import { OrderRepository } from './order.repository.js';

/** One order per effective contract, whoever asks for it first (ORD-16, ORD-17). */
@Injectable()
export class OrderBook {
  constructor(
    private readonly orders: OrderRepository,
    private readonly numbers: Numbers,
  ) {}

  async open(contract: ContractEffectivePayload, { org, branch }: { readonly org: string; readonly branch: string }, at: Date): Promise<Order> {
    const { contractId, salesRepId: ownerId } = contract;
    const known = await this.orders.findOne({ contractId });
    return known ?? this.orders.add(Order.open(contract, { org, branch, ownerId }, await this.numbers.next(branch, 'DD', at), at));
  }
}
