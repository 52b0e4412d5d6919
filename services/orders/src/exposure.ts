import { Injectable } from '@nestjs/common';
import { creditUnavailable } from '@tradewind/contracts/orders/orders.api';
import { CreditAccountRepository } from './credit-account.repository.js';
import type { CreditStanding } from './domain/credit-account.js';
import type { Order } from './domain/order.js';

/** Keeps what an order takes of its customer's credit equal to what is open on it, inside the transaction of the command. */
@Injectable()
export class Exposure {
  constructor(private readonly accounts: CreditAccountRepository) {}

  /** C-05: the account is locked, so two orders confirmed at once cannot both use the same credit. */
  async reserve(order: Order, at: Date): Promise<void> {
    const needs = order.exposure;
    const account = await this.accounts.updateWhere({ customerId: order.customerId }, (found) => {
      found.reserve(order, needs, at);
    });
    if (!account) throw creditUnavailable({ needs: needs.toString(), available: '0.00', because: 'not-granted' });
  }

  /** After a payment, a cancellation or a switch to payment before goods. */
  async settle(order: Order): Promise<void> {
    const account = await this.accounts.of(order.customerId);
    if (!account || account.standing(order.id).reserved.isZero()) return;
    await this.accounts.updateWhere({ customerId: order.customerId }, (found) => {
      found.settle(order.id, order.exposure);
    });
  }

  async standing(order: Order): Promise<CreditStanding | null> {
    return (await this.accounts.of(order.customerId))?.standing(order.id) ?? null;
  }
}
