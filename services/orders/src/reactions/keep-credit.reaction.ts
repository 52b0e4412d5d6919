import { Injectable } from '@nestjs/common';
import { creditGranted, creditHeld, type CreditGrantedPayload, type CreditHeldPayload } from '@tradewind/contracts/customers/customers.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { CreditAccountRepository } from '../credit-account.repository.js';
import { CreditAccount } from '../domain/credit-account.js';
import { OrderRepository } from '../order.repository.js';

/** Credit is decided in customers and enforced here: the account follows what was granted and held (CUS-36, C-05). */
@Injectable()
export class KeepCredit {
  constructor(
    private readonly accounts: CreditAccountRepository,
    private readonly orders: OrderRepository,
  ) {}

  @Consumes(creditGranted)
  async grant({ customerId, ...grant }: CreditGrantedPayload, fact: EventEnvelope): Promise<void> {
    await this.keep(customerId, fact, (account) => {
      account.grant(grant);
    });
  }

  /** Confirmed orders on credit wait while it is held, and go on when it is free again. */
  @Consumes(creditHeld)
  async hold({ customerId, held }: CreditHeldPayload, fact: EventEnvelope): Promise<void> {
    for (const id of await this.orders.idsOnCredit(customerId, held ? 'confirmed' : 'credit-hold')) {
      await this.orders.updateWhere({ id, status: held ? 'confirmed' : 'credit-hold' }, (order) => {
        if (held) order.holdCredit();
        else order.freeCredit();
      });
    }
    await this.keep(customerId, fact, (account) => {
      account.hold(held);
    });
  }

  private async keep(customerId: string, { org, branch, actorId }: EventEnvelope, decide: (account: CreditAccount) => void): Promise<void> {
    if (await this.accounts.updateWhere({ customerId }, decide)) return;
    const account = CreditAccount.open(customerId, { org, branch, ownerId: actorId });
    decide(account);
    await this.accounts.add(account);
  }
}
