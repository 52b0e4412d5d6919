import { Injectable } from '@nestjs/common';
import { contractEffective, type ContractEffectivePayload } from '@tradewind/contracts/contracts/contracts.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { OrderBook } from '../order-book.js';

/** A contract became effective: its order is opened, one per contract, with the contract's lines (ORD-16, ORD-17). */
@Injectable()
export class OpenOrder {
  constructor(private readonly book: OrderBook) {}

  @Consumes(contractEffective)
  async open(contract: ContractEffectivePayload, { org, branch, occurredAt }: EventEnvelope<ContractEffectivePayload>): Promise<void> {
    await this.book.open(contract, { org, branch }, new Date(occurredAt));
  }
}
