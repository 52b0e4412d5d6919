import type { AgreedLine, ContractEffectivePayload } from '@tradewind/contracts/contracts/contracts.events';
import type { Actor } from '@tradewind/kernel/actor';
import { newId } from '@tradewind/kernel/ids';
import { Order } from '../src/domain/order.js';

/** 2026-03-10, 10:00 in Shanghai. */
export const at = new Date('2026-03-10T02:00:00Z');

export const someone = (id: string): Actor => ({
  id,
  name: id,
  kind: 'person',
  posts: [{ post: 'order-clerk', org: 'hq.bj.sales', branch: 'bj' }],
  grants: [],
});
export const wu = someone('wu');
export const lin = someone('lin');
export const guo = someone('guo');

export const aLine = (given: Partial<AgreedLine> = {}): AgreedLine => ({
  productId: '018f0000-0000-7000-8000-000000000001',
  sku: 'C425',
  name: '水泥',
  spec: 'P·O 42.5',
  unit: 't',
  quantity: '100',
  unitPrice: '10',
  taxRate: '0.13',
  gross: '1000.00',
  net: '884.96',
  tax: '115.04',
  unitCost: '6.123456',
  ...given,
});

const aContract = (given: Partial<ContractEffectivePayload> = {}): ContractEffectivePayload => ({
  contractId: newId(),
  contractNo: 'BJ-HT-2026-000001',
  customerId: '018f0000-0000-7000-8000-0000000000c1',
  customerName: '渝北建材',
  opportunityId: null,
  salesRepId: '018f0000-0000-7000-8000-0000000000f1',
  currency: 'CNY',
  lines: [aLine()],
  total: '1000.00',
  net: '884.96',
  payment: 'prepay',
  deliverBy: '2026-04-01',
  effectiveOn: '2026-03-10',
  ...given,
});

export const PREPAY = { prepaidShare: '1', dueDays: 30, from: 'payment@hq/1' };
export const CREDIT = { prepaidShare: '0', dueDays: 45, from: 'credit' };

export const anOrder = (given: Partial<ContractEffectivePayload> = {}): Order => {
  const contract = aContract(given);
  return Order.open(contract, { org: 'hq.bj.sales', branch: 'bj', ownerId: contract.salesRepId }, 'BJ-DD-2026-000001', at);
};

/** With the customer's consent to everything in stock. */
export const anAgreedOrder = (given: Partial<ContractEffectivePayload> = {}): Order => {
  const order = anOrder(given);
  order.checkStock(
    order.lines.map(({ quantity }) => quantity),
    wu,
    at,
  );
  order.recordConsent({ who: '张经理', how: 'phone' }, wu, at);
  return order;
};

export const eventsOf = (aggregate: { takeRecord(): { readonly events: readonly { readonly event: { readonly type: string } }[] } }): readonly string[] =>
  aggregate.takeRecord().events.map(({ event }) => event.type);
