import { Injectable } from '@nestjs/common';
import {
  creditGranted,
  creditHeld,
  customerHandedOver,
  type CreditGrantedPayload,
  type CreditHeldPayload,
  type CustomerHandedOverPayload,
} from '@tradewind/contracts/customers/customers.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { CreditAccountRepository } from '../credit-account.repository.js';
import { CreditAccount } from '../domain/credit-account.js';
import { OrderRepository } from '../order.repository.js';

interface LookedAfter {
  readonly customerId: string;
  readonly salesRepId: string | undefined;
}

/** Credit is decided in customers and enforced here: the account follows what was granted and held (CUS-36, C-05). */
@Injectable()
export class KeepCredit {
  constructor(
    private readonly accounts: CreditAccountRepository,
    private readonly orders: OrderRepository,
  ) {}

  @Consumes(creditGranted)
  async grant({ customerId, salesRepId, ...grant }: CreditGrantedPayload, fact: EventEnvelope): Promise<void> {
    await this.keep({ customerId, salesRepId }, fact, (account) => {
      account.grant(grant);
    });
  }

  /** Confirmed orders on credit wait while it is held, and go on when it is free again. */
  @Consumes(creditHeld)
  async hold({ customerId, held, salesRepId }: CreditHeldPayload, fact: EventEnvelope): Promise<void> {
    for (const id of await this.orders.idsOnCredit(customerId, held ? 'confirmed' : 'credit-hold')) {
      await this.orders.updateWhere({ id, status: held ? 'confirmed' : 'credit-hold' }, (order) => {
        if (held) order.holdCredit();
        else order.freeCredit();
      });
    }
    await this.keep({ customerId, salesRepId }, fact, (account) => {
      account.hold(held);
    });
  }

  /** The account is seen by whoever looks after the customer, also before the first order (ORG-11). */
  @Consumes(customerHandedOver)
  async follow({ customerId, salesRepId }: CustomerHandedOverPayload, { org, branch }: EventEnvelope): Promise<void> {
    await this.accounts.updateWhere({ customerId }, (account) => {
      account.belongTo({ org, branch, ownerId: salesRepId });
    });
  }

  private async keep(of: LookedAfter, fact: EventEnvelope, decide: (account: CreditAccount) => void): Promise<void> {
    const { org, branch, actorId } = fact;
    const { customerId, salesRepId: ownerId } = of;
    const known = await this.accounts.updateWhere({ customerId }, (account) => {
      if (ownerId) account.belongTo({ org, branch, ownerId });
      decide(account);
    });
    if (known) return;
    const account = CreditAccount.open(customerId, { org, branch, ownerId: ownerId ?? actorId });
    decide(account);
    await this.accounts.add(account);
  }
}
