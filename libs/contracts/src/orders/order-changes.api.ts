import { defineApi, serviceOperation } from '@tradewind/kernel/operation';
import { AgreedLine, PAYMENT_KINDS, type PaymentKind } from '../contracts/contracts.events.js';
import { Amount, Code, DateOnly, Flag, Id, ListOf, One, OneOf, Quantity, Text, Texts } from '../fields.js';
import { ORDER_STATUSES, type OrderStatus } from './orders.api.js';

/** What the contract of an order is to say from now on; its lines keep their numbers. */
export class AmendOrder {
  @Id() readonly contractId!: string;
  @Code() readonly amendmentNo!: string;
  @ListOf(() => AgreedLine) readonly lines!: readonly AgreedLine[];
  @Amount({ doc: 'Tax included' }) readonly total!: string;
  @Amount() readonly net!: string;
  @OneOf(PAYMENT_KINDS, { name: 'PaymentKind' }) readonly payment!: PaymentKind;
  @DateOnly() readonly deliverBy!: string;
}

/** Why an order cannot follow its contract any more. */
export const ORDER_OBSTACLES = ['not-opened', 'over', 'shipped', 'released'] as const;
export type OrderObstacle = (typeof ORDER_OBSTACLES)[number];

export class OrderObjection {
  @OneOf(ORDER_OBSTACLES, { name: 'OrderObstacle' }) readonly because!: OrderObstacle;
  @Code({ nullable: true }) readonly orderNo!: string | null;
  @OneOf(ORDER_STATUSES, { name: 'OrderStatus', nullable: true }) readonly status!: OrderStatus | null;
  @Code({ nullable: true, doc: 'Which goods' }) readonly sku!: string | null;
  @Quantity({ nullable: true }) readonly wanted!: string | null;
  @Quantity({ nullable: true, doc: 'Of it on its way, delivered or in a planned shipment' }) readonly shipped!: string | null;
}

export class OrderFollowsView {
  @Flag() readonly follows!: boolean;
  @One(() => OrderObjection, { nullable: true }) readonly objection!: OrderObjection | null;
}

export class OrderOfContract {
  @Id() readonly contractId!: string;
}

/** Goods and money of an order that stand in the way of ending it. */
export class OrderStandingView {
  @Code({ nullable: true, doc: 'Null: none was opened' }) readonly orderNo!: string | null;
  @OneOf(ORDER_STATUSES, { name: 'OrderStatus', nullable: true }) readonly status!: OrderStatus | null;
  @Texts({ doc: 'Shipments that left and have not arrived' }) readonly onTheWay!: readonly string[];
  @Texts({ doc: 'Receipts that finance has not decided on' }) readonly undecided!: readonly string[];
  @Amount({ doc: 'Received for goods that were not delivered' }) readonly advance!: string;
  @Amount({ doc: 'Owed for goods that were delivered' }) readonly owed!: string;
}

export class EndOrder {
  @Id() readonly contractId!: string;
  @Text({ max: 500, doc: 'Why the contract ends' }) readonly reason!: string;
}

export class OrderEndedView {
  @Flag() readonly ended!: boolean;
  @Code({ nullable: true }) readonly orderNo!: string | null;
  @Texts({ doc: 'Shipments that are on their way: they arrive first' }) readonly onTheWay!: readonly string[];
  @ListOf(() => AgreedLine, { min: 0, doc: 'What was delivered and stays sold; nothing of an order that was cancelled' }) readonly kept!: readonly AgreedLine[];
}

/** For contracts: an order follows its contract (ORD-16), as far as goods and money still let it. */
export const orderChangesApi = defineApi('orders', {
  wouldFollow: serviceOperation({
    from: ['contracts'],
    summary: 'Whether the order could follow an amendment as it stands now; changes nothing',
    body: AmendOrder,
    reply: OrderFollowsView,
  }),
  amendOrder: serviceOperation({
    from: ['contracts'],
    summary: 'The order takes over what its contract says from now on, or says why it cannot',
    body: AmendOrder,
    reply: OrderFollowsView,
  }),
  orderStanding: serviceOperation({
    from: ['contracts'],
    summary: 'What goods and money of the order of a contract stand in the way of ending it',
    query: OrderOfContract,
    reply: OrderStandingView,
  }),
  endOrder: serviceOperation({
    from: ['contracts'],
    summary: 'The contract ends: what was not shipped is not shipped any more; refused while goods are on their way',
    body: EndOrder,
    reply: OrderEndedView,
  }),
});
