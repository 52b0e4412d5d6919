import { Controller } from '@nestjs/common';
import { creditAccountNotFound, creditApi, type CreditAccountOf, type CreditAccountView } from '@tradewind/contracts/orders/credit.api';
import { covers, type Actor } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import { Handles } from '@tradewind/messaging/handles';
import { CreditAccountRepository } from './credit-account.repository.js';
import { creditAccountView } from './credit-account.view.js';
import { OrderRepository } from './order.repository.js';

@Controller()
export class CreditController {
  constructor(
    private readonly accounts: CreditAccountRepository,
    private readonly orders: OrderRepository,
  ) {}

  /** One account for the company, shown to those whose posts reach the customer's unit or an order of the customer (ORG-11, C-17). */
  @Handles(creditApi.getCreditAccount)
  async getCreditAccount({ customerId }: CreditAccountOf, _: Actor, at: Date): Promise<CreditAccountView> {
    const account = await this.accounts.of(customerId);
    const mayBeSeen = account && (covers(currentCall().reach, account) || (await this.orders.findOne({ customerId })));
    if (!mayBeSeen) throw creditAccountNotFound({ customerId });
    return creditAccountView(account, at);
  }
}
