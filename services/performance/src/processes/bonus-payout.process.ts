import { Injectable } from '@nestjs/common';
import {
  payoutOpened,
  payoutPaid,
  payoutRefused,
  type PayoutFact,
  type PayoutPaidPayload,
  type PayoutRefusedPayload,
} from '@tradewind/contracts/expenses/expenses.events';
import { payoutsApi, type OpenPayout } from '@tradewind/contracts/expenses/payouts.api';
import type { BonusPayoutFact } from '@tradewind/contracts/performance/performance.events';
import { Consumes } from '@tradewind/messaging/consumes';
import { asking, days, defineProcess, minutes, ProcessKind, type About } from '@tradewind/processes/definition';
import { Processes } from '@tradewind/processes/processes';
import { BonusRepository } from '../bonus.repository.js';
import type { Bonus } from '../domain/bonus.js';

interface Payout {
  readonly request: BonusPayoutFact;
}

const requestOf = ({ request }: Payout, { org, branch }: About): OpenPayout => Object.assign({}, request, { org, branch });

/**
 * An approved bonus is paid through expenses, by somebody who had no part in it (PER-13, EXP-13, ORG-14). The payout opens by itself
 * on the request; refused, it is taken back and the bonus returns to its approver with the reason. Nobody gives it up (R5).
 */
@Injectable()
export class BonusPayout extends ProcessKind<Payout> {
  readonly definition = defineProcess<Payout>({
    kind: 'bonus-payout',
    version: 1,
    money: true,
    steps: [
      {
        name: 'payout-opened',
        after: minutes(1),
        patience: minutes(60),
        act: asking(payoutsApi.openPayout, requestOf, ({ no }, { request }) => this.noteOpened(request.bonusId, no)),
        undo: asking(payoutsApi.cancelPayout, requestOf, (_, { request }, { reason }) => this.takeBack(request.bonusId, reason ?? '')),
      },
      { name: 'payout-paid', patience: days(5) },
    ],
  });

  constructor(
    private readonly bonuses: BonusRepository,
    private readonly processes: Processes,
  ) {
    super();
  }

  async begin({ id, no, org, branch, ownerId }: Bonus, request: BonusPayoutFact): Promise<void> {
    await this.processes.begin(this.definition, { id, no }, { org, branch, ownerId }, { request }, request.requestId);
  }

  @Consumes(payoutOpened)
  async opened({ bonusId, requestId, payoutNo }: PayoutFact): Promise<void> {
    if (!(await this.processes.isUnderWay(requestId))) return;
    await this.noteOpened(bonusId, payoutNo);
    await this.processes.heard(this.definition, bonusId, 'payout-opened');
  }

  @Consumes(payoutPaid)
  async paid({ bonusId, payoutNo, paidBy, paidAt, paymentReference }: PayoutPaidPayload): Promise<void> {
    await this.bonuses.updateWhere({ id: bonusId, status: ['approved', 'paying'] }, (bonus) => {
      bonus.pay({ payoutNo, paidBy, paidAt: new Date(paidAt), paymentReference });
    });
    await this.processes.heard(this.definition, bonusId, 'payout-opened');
    await this.processes.heard(this.definition, bonusId, 'payout-paid');
  }

  @Consumes(payoutRefused)
  async refused({ bonusId, reason }: PayoutRefusedPayload): Promise<void> {
    await this.processes.turnBack(this.definition, bonusId, reason);
  }

  private async noteOpened(bonusId: string, payoutNo: string): Promise<undefined> {
    await this.bonuses.updateWhere({ id: bonusId, status: 'approved' }, (bonus) => {
      bonus.beginPaying(payoutNo);
    });
  }

  private async takeBack(bonusId: string, reason: string): Promise<undefined> {
    await this.bonuses.updateWhere({ id: bonusId, status: ['approved', 'paying'] }, (bonus) => {
      bonus.payoutWasRefused(reason);
    });
  }
}
