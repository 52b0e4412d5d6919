import { Controller } from '@nestjs/common';
import {
  payoutsApi,
  type FindPayouts,
  type OpenPayout,
  type PayoutId,
  type PayoutView,
  type PayPayout,
  type RefusePayout,
} from '@tradewind/contracts/expenses/payouts.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { PayoutDesk } from './payout-desk.js';
import { PayoutRepository } from './payout.repository.js';
import { payoutView } from './payout.view.js';

@Controller()
export class PayoutsController {
  constructor(
    private readonly payouts: PayoutRepository,
    private readonly desk: PayoutDesk,
  ) {}

  @Handles(payoutsApi.payPayout)
  async payPayout({ payoutId, paymentReference }: PayoutId & PayPayout, payer: Actor, at: Date): Promise<PayoutView> {
    return payoutView(
      await this.payouts.update(payoutId, (payout) => {
        payout.pay(paymentReference, payer, at);
      }),
    );
  }

  @Handles(payoutsApi.refusePayout)
  async refusePayout({ payoutId, reason }: PayoutId & RefusePayout, by: Actor): Promise<PayoutView> {
    return payoutView(
      await this.payouts.update(payoutId, (payout) => {
        payout.refuse(reason, by);
      }),
    );
  }

  @Handles(payoutsApi.getPayout)
  async getPayout({ payoutId }: PayoutId): Promise<PayoutView> {
    return payoutView(await this.payouts.get(payoutId));
  }

  @Handles(payoutsApi.findPayouts)
  findPayouts({ limit, cursor, personId, ...filters }: FindPayouts): Promise<Page<PayoutView>> {
    return this.payouts.page({ limit, cursor }, { ...filters, ownerId: personId }, payoutView);
  }

  @Handles(payoutsApi.openPayout)
  async openPayout({ org, branch, ...bonus }: OpenPayout, _: Actor, at: Date): Promise<PayoutView> {
    return payoutView(await this.desk.open(bonus, { org, branch }, at));
  }

  @Handles(payoutsApi.cancelPayout)
  async cancelPayout({ org, branch, ...bonus }: OpenPayout, _: Actor, at: Date): Promise<PayoutView> {
    return payoutView(await this.desk.cancel(bonus, { org, branch }, at));
  }
}
