import { Controller } from '@nestjs/common';
import { creditAccountNotFound, creditApi, type CreditAccountOf, type CreditAccountView } from '@tradewind/contracts/orders/credit.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { CreditAccountRepository } from './credit-account.repository.js';
import { creditAccountView } from './credit-account.view.js';

@Controller()
export class CreditController {
  constructor(private readonly accounts: CreditAccountRepository) {}

  @Handles(creditApi.getCreditAccount)
  async getCreditAccount({ customerId }: CreditAccountOf, _: Actor, at: Date): Promise<CreditAccountView> {
    const account = await this.accounts.of(customerId);
    if (!account) throw creditAccountNotFound({ customerId });
    return creditAccountView(account, at);
  }
}
