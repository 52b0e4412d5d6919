import { eventually } from '@tradewind/client/eventually';
import { ordersApi, type OrderView } from '@tradewind/contracts/orders/orders.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { aBranch, type Cast } from './support/cast.ts';
import { aCustomerOnCredit, agreed, anOrder, boughtOnCredit, paid, someGoods, stocked, today, type Goods } from './support/orders.ts';

const TERM_DAYS = 45;

let cast: Cast;
let goods: Goods;
beforeAll(async () => {
  cast = await aBranch('洛阳分公司');
  goods = someGoods();
  await stocked(cast, goods, '100000');
});

const aCustomerWithCredit = (): Promise<string> => aCustomerOnCredit(cast, TERM_DAYS);
/** The payment is overdue for so many days. */
const owingFor = (overdueDays: number, customerId: string): Promise<OrderView> => boughtOnCredit(cast, { goods, customerId }, TERM_DAYS + overdueDays);

const another = async (customerId: string, payment: 'credit' | 'prepay'): Promise<string> =>
  (await agreed(cast, await anOrder(cast, { goods, customerId, payment }))).id;
const confirm = (orderId: string): Promise<OrderView> => cast.clerk.call(ordersApi.confirmOrder, { orderId });

describe('CUS-33, CUS-36 Overdue payment feeds the risk of a customer (000 §7.1.3, §7.2.2)', () => {
  it('who owes nothing past its day buys as agreed; the order says by which version of the rule', async () => {
    const orderId = await another(await aCustomerWithCredit(), 'credit');
    await expect(confirm(orderId)).resolves.toMatchObject({ risk: { level: 'low', overdueDays: 0, response: 'as-agreed', policy: 'risk-bands@hq/1' } });
  });

  it('medium: nothing more on credit; clause, facts and both lawful ways, in both languages; paid before delivery it goes on', async () => {
    const customerId = await aCustomerWithCredit();
    const orderId = await another(customerId, 'credit');
    await owingFor(35, customerId);
    const inLanguage = async (language: string) =>
      (await (await cast.clerk.request(ordersApi.confirmOrder, { orderId }, { headers: { 'accept-language': language } })).json()) as { detail: string };
    const problem = await inLanguage('en');
    expect(problem).toMatchObject({
      status: 422,
      rule: {
        ...{ requirement: 'CUS-36', clause: '000 §7.1.3' },
        facts: { customer: '渝北建材', level: 'medium', overdueDays: 35, response: 'prepay-only', policy: 'risk-bands@hq/1' },
        waysForward: [{ operation: 'orders.switchToPrepay' }, { operation: 'orders.reportReceipt' }],
      },
    });
    expect((await inLanguage('zh-CN')).detail).toBe(
      '客户渝北建材逾期 35 天未付款，风险等级：中（risk-bands@hq/1）。改为先款后货，或收回逾期款后方可确认订单。',
    );
    await cast.clerk.call(ordersApi.switchToPrepay, { orderId });
    await expect(confirm(orderId)).resolves.toMatchObject({ status: 'awaiting-payment', risk: { level: 'medium', overdueDays: 35 } });
  });

  it('high: no order at all until the overdue payment has come in', async () => {
    const customerId = await aCustomerWithCredit();
    const orderId = await another(customerId, 'prepay');
    const owed = await owingFor(95, customerId);
    await expect(confirm(orderId)).rejects.toMatchObject({ status: 422, code: 'order.customer-at-risk', problem: { rule: { facts: { level: 'high' } } } });
    await paid(cast, owed);
    await expect(confirm(orderId)).resolves.toMatchObject({ status: 'awaiting-payment', risk: { level: 'low', overdueDays: 0 } });
  });

  it('a branch may be stricter, from its own version of the policy on; a gap is refused when it is saved (XCT-01)', async () => {
    const customerId = await aCustomerWithCredit();
    await owingFor(3, customerId);
    const proposal = { key: 'risk-bands', org: cast.org, effectiveFrom: today(), reason: '回款恶化' };
    const gap = { bands: [{ fromDays: 1, level: 'medium', response: 'prepay-only' }] };
    await expect(cast.admin.call(policiesApi.propose, { ...proposal, value: gap })).rejects.toMatchObject({ status: 422, code: 'policy.not-sound' });
    const value = { bands: [{ fromDays: 0, level: 'low', response: 'as-agreed' }, ...gap.bands] };
    const { id: policyId } = await cast.admin.call(policiesApi.propose, { ...proposal, value });
    await cast.gm.call(policiesApi.approve, { policyId });
    // an order each: what was confirmed before the rule arrived is confirmed
    await eventually(async () => expect(confirm(await another(customerId, 'credit'))).rejects.toMatchObject({ code: 'order.customer-at-risk' }));
  });
});
