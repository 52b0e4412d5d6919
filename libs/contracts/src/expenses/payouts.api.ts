import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation, serviceOperation } from '@tradewind/kernel/operation';
import { Amount, AnyOf, Code, Count, Id, Instant, Month, OneOf, OrgPath, Text } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { BonusPayoutFact } from '../performance/performance.events.js';

export const PAYOUT_STATUSES = ['requested', 'paid', 'refused', 'cancelled'] as const;
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];

export class PayoutId {
  @Id() readonly payoutId!: string;
}

export class PayPayout {
  @Text({ max: 100, doc: 'Number of the bank transfer or payroll run', holds: 'reference' }) readonly paymentReference!: string;
}

export class RefusePayout {
  @Text({ max: 500, doc: 'Why it cannot be paid; the approver of the bonus reads it' }) readonly reason!: string;
}

export class FindPayouts extends SearchRequest {
  @AnyOf(PAYOUT_STATUSES, { name: 'PayoutStatus' }) readonly status?: PayoutStatus[];
  @Id({ optional: true }) readonly bonusId?: string;
  @Id({ optional: true }) readonly personId?: string;
  @Month({ optional: true }) readonly month?: string;
}

export class PayoutView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @OneOf(PAYOUT_STATUSES, { name: 'PayoutStatus' }) readonly status!: PayoutStatus;
  @Id() readonly bonusId!: string;
  @Code() readonly bonusNo!: string;
  @Id({ doc: 'Who gets it' }) readonly personId!: string;
  @Text() readonly personName!: string;
  @Month() readonly month!: string;
  @Amount() readonly amount!: string;
  @Id() readonly approvedBy!: string;
  @Instant() readonly requestedAt!: string;
  @Id({ nullable: true }) readonly paidBy!: string | null;
  @Instant({ nullable: true }) readonly paidAt!: string | null;
  @Text({ nullable: true }) readonly paymentReference!: string | null;
  @Id({ nullable: true }) readonly refusedBy!: string | null;
  @Text({ nullable: true, max: 500 }) readonly refusal!: string | null;
}

/** An approved bonus, as a service asks for its payout. */
export class OpenPayout extends BonusPayoutFact {
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
}

export const payoutNotFound = defineFault('payout.not-found', 'not-found', {
  en: (d: { payoutId: string }) => `There is no payout ${d.payoutId} within your reach.`,
  zh: (d) => `您的权限范围内没有发放单 ${d.payoutId}。`,
});

export const payoutPayerNotSeparate = defineFault(
  'payout.payer-not-separate',
  'refused',
  {
    en: () => 'Whoever gets a bonus, approved it or closed its month neither pays nor refuses it. Somebody else who pays must.',
    zh: () => '奖金的领取人、批准人及月结经办人不得付款或退回，须由其他有付款职责的人员办理。',
  },
  { requirement: 'ORG-14', clause: '000 §5.2; 003-T §10.2', waysForward: [{ operation: 'expenses.payPayout', whoMay: 'payout:pay' }] },
);

export const payoutPaidAlready = defineFault(
  'payout.paid-already',
  'refused',
  {
    en: (d: { no: string }) => `The payout ${d.no} has been paid: it can no longer be cancelled.`,
    zh: (d) => `发放单 ${d.no} 已付款，不能取消。`,
  },
  { requirement: 'EXP-13', clause: '000 §5.2.4' },
);

/** Payout of a bonus 奖金发放: requested by its approval, paid or refused by somebody who neither gets, approved nor handled it (EXP-13, ORG-14). */
export const payoutsApi = defineApi('expenses', {
  payPayout: operation({
    http: 'POST /payouts/:payoutId/pay',
    allow: 'payout:pay',
    summary: 'Record the payment of an approved bonus (EXP-13); the payer neither gets it, approved it nor closed its month (ORG-14)',
    params: PayoutId,
    body: PayPayout,
    reply: PayoutView,
    faults: [payoutNotFound, payoutPayerNotSeparate],
  }),
  refusePayout: operation({
    http: 'POST /payouts/:payoutId/refuse',
    allow: 'payout:pay',
    summary: 'Refuse a payout; the bonus goes back to its approver with the reason',
    params: PayoutId,
    body: RefusePayout,
    reply: PayoutView,
    faults: [payoutNotFound, payoutPayerNotSeparate],
  }),
  getPayout: operation({
    http: 'GET /payouts/:payoutId',
    allow: 'payout:read',
    summary: 'One payout',
    params: PayoutId,
    reply: PayoutView,
    faults: [payoutNotFound],
  }),
  findPayouts: operation({ http: 'GET /payouts', allow: 'payout:read', summary: 'Payouts, newest first', query: FindPayouts, reply: page(PayoutView) }),
  openPayout: serviceOperation({
    from: ['performance'],
    summary: 'The payout of an approved bonus: opened now if it is not there yet',
    body: OpenPayout,
    reply: PayoutView,
  }),
  cancelPayout: serviceOperation({
    from: ['performance'],
    summary: 'Takes the request back: nothing will be paid on it, not even if it comes later',
    body: OpenPayout,
    reply: PayoutView,
    faults: [payoutPaidAlready],
  }),
});
