import { payoutOpened, payoutPaid, payoutRefused, type PayoutFact } from '@tradewind/contracts/expenses/expenses.events';
import { payoutPaidAlready, payoutPayerNotSeparate, type PayoutStatus } from '@tradewind/contracts/expenses/payouts.api';
import type { BonusPayoutFact } from '@tradewind/contracts/performance/performance.events';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import { stateMachine } from '@tradewind/domain/state-machine';
import { type Actor, speaksFor } from '@tradewind/kernel/actor';
import { Column, Entity, Index } from 'typeorm';

const next = stateMachine<PayoutStatus>()({
  pay: { from: ['requested'], to: 'paid' },
  refuse: { from: ['requested'], to: 'refused' },
  cancel: { from: ['requested', 'cancelled'], to: 'cancelled' },
});

/** The money of an approved bonus 奖金发放 on its way to its owner: one per request, paid once (PER-13, EXP-13, ORG-14). */
@Entity('payout')
@Index('payout_request', ['requestId'], { unique: true })
@Index('payout_bonus_once', ['bonusId'], { unique: true, where: `"status" IN ('requested', 'paid')` })
@Index('payout_org', ['org'])
@Index('payout_owner', ['ownerId'])
@Index('payout_status', ['status'])
export class Payout extends Aggregate<Payout> {
  static readonly life = { status: next };

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: PayoutStatus;
  @Column('uuid') readonly requestId!: string;
  @Column('uuid') readonly bonusId!: string;
  @Column('text') readonly bonusNo!: string;
  @Column('text') readonly personName!: string;
  @Column('text') readonly month!: string;
  @Column('numeric', { precision: 18, scale: 2 }) readonly amount!: string;
  @Column('uuid') readonly approvedBy!: string;
  /** Who closed the month the bonus comes from. */
  @Column('uuid') readonly handledBy!: string;
  @Column('timestamptz') readonly requestedAt!: Date;
  @Column('uuid', { nullable: true }) readonly paidBy: string | null = null;
  @Column('timestamptz', { nullable: true }) readonly paidAt: Date | null = null;
  @Column('text', { nullable: true }) readonly paymentReference: string | null = null;
  @Column('uuid', { nullable: true }) readonly refusedBy: string | null = null;
  @Column('text', { nullable: true }) readonly refusal: string | null = null;
  @Column('text') readonly search!: string;

  static open(bonus: BonusPayoutFact, { org, branch }: { readonly org: string; readonly branch: string }, no: string, at: Date): Payout {
    const { requestId, bonusId, bonusNo, personId: ownerId, personName, month, amount, approvedBy, handledBy } = bonus;
    const asked = { requestId, bonusId, bonusNo, personName, month, amount, approvedBy, handledBy, requestedAt: at };
    const payout = Payout.born({ org, branch, ownerId }, { no, status: 'requested', ...asked, search: searchKey(no, bonusNo, personName, month) });
    payout.record(payoutOpened, payout.fact());
    return payout;
  }

  pay(paymentReference: string, payer: Actor, at: Date): void {
    const status = next('pay', this.status);
    this.assertSeparate(payer);
    this.change({ status, paidBy: payer.id, paidAt: at, paymentReference });
    this.record(payoutPaid, Object.assign(this.fact(), { paidBy: payer.id, paidAt: at.toISOString(), paymentReference }));
  }

  refuse(refusal: string, by: Actor): void {
    const status = next('refuse', this.status);
    this.assertSeparate(by);
    this.change({ status, refusedBy: by.id, refusal });
    this.record(payoutRefused, Object.assign(this.fact(), { refusedBy: by.id, reason: refusal }));
  }

  /** Nothing will be paid on this request any more; what was refused stays refused, what was paid cannot be called back. */
  cancel(): void {
    if (this.status === 'paid') throw payoutPaidAlready({ no: this.no });
    if (this.status === 'refused') return;
    this.change({ status: next('cancel', this.status) });
  }

  private assertSeparate(payer: Actor): void {
    if ([this.ownerId, this.approvedBy, this.handledBy].some((involved) => speaksFor(payer, involved))) throw payoutPayerNotSeparate();
  }

  private fact(): PayoutFact {
    const { id: payoutId, no: payoutNo, requestId, bonusId, amount } = this;
    return { payoutId, payoutNo, requestId, bonusId, amount };
  }
}
