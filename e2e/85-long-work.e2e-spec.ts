import { eventually } from '@tradewind/client/eventually';
import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { contractEffective } from '@tradewind/contracts/contracts/contracts.events';
import { payoutsApi, type PayoutView } from '@tradewind/contracts/expenses/payouts.api';
import { payoutPaid } from '@tradewind/contracts/expenses/expenses.events';
import { invoicesApi } from '@tradewind/contracts/orders/invoices.api';
import { receiptConfirmed } from '@tradewind/contracts/orders/orders.events';
import { bonusesApi, type BonusView } from '@tradewind/contracts/performance/bonuses.api';
import { factsApi } from '@tradewind/contracts/performance/facts.api';
import { monthsApi } from '@tradewind/contracts/performance/months.api';
import { scorecardsApi } from '@tradewind/contracts/performance/scorecards.api';
import { PROCESSES_APIS, type ProcessService, type ProcessView } from '@tradewind/contracts/processes/processes.api';
import { newId } from '@tradewind/kernel/ids';
import { connected } from '../deploy/local/connected.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { builder, player, type Player } from './support/company.ts';
import { announce, announced } from './support/events.ts';
import { PASSWORD } from './support/head-office.ts';
import { anOrder, confirmed, delivered, paid, someGoods, stocked } from './support/orders.ts';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';

const SEPTEMBER = '2026-09';
const october = { asOf: new Date('2026-10-01T02:00:00Z') };
const placeOf = ({ org, branch }: Cast) => ({ org: `${org}.sales`, branch });
const receipt = ({ rep }: Cast) => ({
  ...{ receiptId: newId(), orderId: newId(), customerId: newId(), salesRepId: rep.id },
  ...{ amount: '80000.00', receivedOn: '2026-09-12' },
});

let operator: Player;
beforeAll(async () => {
  operator = player(await builder().hire({ name: '运维', login: `op-${newId().slice(-8)}`, password: PASSWORD, post: 'operations-officer', org: 'hq' }));
});

const processAbout = async (service: ProcessService, subjectId: string): Promise<ProcessView> => {
  const { items } = await operator.call(PROCESSES_APIS[service].findProcesses, { subjectId });
  if (!items[0]) throw new Error('no process');
  return items[0];
};
const processBecomes = (service: ProcessService, subjectId: string, what: object) =>
  eventually(async () => {
    expect(await processAbout(service, subjectId)).toMatchObject(what);
  }, 30_000);

const factsOnceThereAre = (cast: Cast, count: number) =>
  eventually(async () => {
    const { items } = await cast.branchManager.call(factsApi.listFacts, {});
    expect(items).toHaveLength(count);
  }, 30_000);

/** A month with a sale, closed and published; its bonus approved by the general manager. */
async function anApprovedBonus(cast: Cast): Promise<BonusView> {
  const line = { productId: newId(), sku: 'T-800', name: '抛光砖', spec: null, unit: '箱', quantity: '100', unitPrice: '1130.00', taxRate: '0.13' };
  const lines = [{ ...line, gross: '113000.00', net: '100000.00', tax: '13000.00', unitCost: '600' }];
  const contract = { contractId: newId(), contractNo: 'CD-HT-2026-000001', customerId: newId(), customerName: '渝北建材', opportunityId: null };
  const terms = { salesRepId: cast.rep.id, currency: 'CNY', lines, total: '113000.00', net: '100000.00', payment: 'prepay' as const };
  await announce(contractEffective, { ...contract, ...terms, deliverBy: '2026-12-01', effectiveOn: '2026-09-10' }, placeOf(cast));
  await announce(receiptConfirmed, receipt(cast), placeOf(cast));
  await factsOnceThereAre(cast, 3);
  const { id: cycleId } = await cast.hqFinance.call(monthsApi.closeMonth, { branch: cast.branch, month: SEPTEMBER }, october);
  await cast.hqFinance.call(monthsApi.publishScorecards, { cycleId }, october);
  const { items } = await cast.gm.call(bonusesApi.findBonuses, { branch: cast.branch, personId: cast.rep.id });
  return cast.gm.call(bonusesApi.approveBonus, { bonusId: items[0]!.id }, october);
}

const payoutOf = (cast: Cast, bonusId: string): Promise<PayoutView> =>
  eventually(async () => {
    const { items } = await cast.cashier.call(payoutsApi.findPayouts, { bonusId, status: ['requested'] });
    if (!items[0]) throw new Error('no payout yet');
    return items[0];
  }, 30_000);

const bonusBecomes = (cast: Cast, bonusId: string, what: object) =>
  eventually(async () => {
    expect(await cast.rep.call(bonusesApi.getBonus, { bonusId })).toMatchObject(what);
  }, 30_000);

describe('PER-13, EXP-13 An approved bonus is paid through expenses', () => {
  let cast: Cast;
  let bonus: BonusView;
  let payout: PayoutView;
  beforeAll(async () => {
    cast = await aBranch('绵阳分公司');
    bonus = await anApprovedBonus(cast);
    payout = await payoutOf(cast, bonus.id);
  });

  it('has a payout of its own amount, and waits for it where it is seen', async () => {
    expect(payout).toMatchObject({ bonusNo: bonus.no, personId: cast.rep.id, amount: bonus.amount, approvedBy: cast.gm.id, status: 'requested' });
    await bonusBecomes(cast, bonus.id, { status: 'paying', payoutNo: payout.no });
    await processBecomes('performance', bonus.id, { kind: 'bonus-payout', status: 'running', step: 'payout-paid', money: true });
  });

  it('ORG-14: is paid by nobody who approved it or closed its month', async () => {
    for (const involved of [cast.gm, cast.hqFinance, cast.rep])
      await expect(involved.call(payoutsApi.payPayout, { payoutId: payout.id, paymentReference: 'X' })).rejects.toMatchObject({ status: 403 });
  });

  it('is paid once, and the bonus says by whom and how', async () => {
    const payment = { payoutId: payout.id, paymentReference: 'GZ-2026-10' };
    await expect(cast.cashier.call(payoutsApi.payPayout, payment)).resolves.toMatchObject({ status: 'paid', paidBy: cast.cashier.id });
    await expect(cast.cashier.call(payoutsApi.payPayout, payment)).rejects.toMatchObject({ status: 409 });
    await bonusBecomes(cast, bonus.id, { status: 'paid', paidBy: cast.cashier.id, paymentReference: 'GZ-2026-10' });
    await processBecomes('performance', bonus.id, { status: 'done' });
    await expect(announced(payoutPaid, cast.branch)).resolves.toHaveLength(1);
  });

  it('R5: moves money, so nobody gives it up, and only an operator has a hand in it', async () => {
    const { id: processId } = await processAbout('performance', bonus.id);
    const { abandonProcess, retryProcess } = PROCESSES_APIS.performance;
    await expect(operator.call(abandonProcess, { processId, reason: 'no' })).rejects.toMatchObject({ status: 409, code: 'process.not-stuck' });
    await expect(cast.gm.call(retryProcess, { processId })).rejects.toMatchObject({ status: 403 });
  });
});

describe('R5 A refused payout is taken back', () => {
  it('returns the bonus to its approver with the reason; requested once more, it is paid', async () => {
    const cast = await aBranch('德阳分公司');
    const bonus = await anApprovedBonus(cast);
    const { id: payoutId } = await payoutOf(cast, bonus.id);
    await cast.cashier.call(payoutsApi.refusePayout, { payoutId, reason: '收款账号有误' });
    await bonusBecomes(cast, bonus.id, { status: 'approved', payoutRefusal: '收款账号有误', paidBy: null });
    await processBecomes('performance', bonus.id, { status: 'compensated', reason: '收款账号有误' });
    await expect(cast.cashier.call(payoutsApi.payPayout, { payoutId, paymentReference: 'X' })).rejects.toMatchObject({ status: 409 });

    await cast.gm.call(bonusesApi.requestPayout, { bonusId: bonus.id });
    const again = await payoutOf(cast, bonus.id);
    expect(again.id).not.toBe(payoutId);
    await cast.cashier.call(payoutsApi.payPayout, { payoutId: again.id, paymentReference: 'GZ-2026-11' });
    await bonusBecomes(cast, bonus.id, { status: 'paid', payoutNo: again.no, payoutRefusal: null });
    await expect(cast.gm.call(bonusesApi.requestPayout, { bonusId: bonus.id })).rejects.toMatchObject({ status: 409 });
  });
});

describe('PER-09, PER-12 A month is closed when the facts of every service are in', () => {
  let cast: Cast;
  const late = newId();
  let payload: ReturnType<typeof receipt>;

  /** Orders has it on record and has published it; it is still on its way to performance. */
  async function announcedAndNotArrived(): Promise<void> {
    const url = new URL(process.env.TRADEWIND_POSTGRES ?? '');
    url.pathname = new URL(process.env.ORDERS_DATABASE_URL ?? '').pathname;
    await connected(url.href, async (client) => {
      await client.query(
        `INSERT INTO "outbox" ("id", "type", "aggregateType", "aggregateId", "aggregateSeq", "occurredAt", "org", "branch", "actorId", "payload", "publishedAt")
         VALUES ($1, $2, 'Receipt', $1, 1, '2026-09-12T02:00:00Z', $3, $4, $1, $5, now())`,
        [late, receiptConfirmed.type, `${cast.org}.sales`, cast.branch, payload],
      );
    });
  }

  beforeAll(async () => {
    cast = await aBranch('遂宁分公司');
    payload = receipt(cast);
    await announce(receiptConfirmed, receipt(cast), placeOf(cast));
    await factsOnceThereAre(cast, 1);
    await announcedAndNotArrived();
  });

  it('is not closed over the head of a fact that is on its way', async () => {
    await expect(cast.hqFinance.call(monthsApi.closeMonth, { branch: cast.branch, month: SEPTEMBER }, october)).rejects.toMatchObject({
      status: 422,
      code: 'month.facts-missing',
      problem: { rule: { requirement: 'PER-09', facts: { missing: [{ source: 'orders', events: 1 }] } } },
    });
  });

  it('waits for it where it is seen, when the closing is requested; once', async () => {
    const month = { branch: cast.branch, month: SEPTEMBER };
    const { subjectId } = await cast.hqFinance.call(monthsApi.requestClosing, month, october);
    await eventually(async () => {
      const { steps, status } = await processAbout('performance', subjectId);
      expect([status, steps[0]?.lastError]).toEqual(['running', 'Not in yet: 1 of orders']);
    }, 30_000);
    await expect(cast.hqFinance.call(monthsApi.requestClosing, month, october)).rejects.toMatchObject({ code: 'month.closing-requested' });
  });

  it('takes the late fact in, freezes and publishes by itself', async () => {
    await announce(receiptConfirmed, payload, placeOf(cast), late);
    const scorecard = await eventually(async () => {
      const { items } = await cast.rep.call(scorecardsApi.findScorecards, { month: SEPTEMBER, status: ['published'] });
      return items[0]!.id;
    }, 60_000);
    const { items } = await cast.rep.call(factsApi.listFacts, { scorecardId: scorecard, figure: 'sales-amount' });
    expect(items.map(({ sourceId, month }) => [sourceId, month])).toContainEqual([payload.receiptId, SEPTEMBER]);
    const { items: months } = await cast.hqFinance.call(monthsApi.findMonths, { branch: cast.branch });
    expect(months).toMatchObject([{ month: SEPTEMBER, status: 'published', closedBy: cast.hqFinance.id }]);
  });
});

describe('AFS-19, ORD-22, ORD-23 A delivery is followed by its service file and its invoice', () => {
  it('waits for both, and is done when nothing delivered is left without an invoice', async () => {
    const cast = await aBranch('内江分公司');
    const goods = someGoods();
    await stocked(cast, goods, '100');
    const order = await anOrder(cast, { goods });
    await confirmed(cast, order);
    await paid(cast, order);
    await cast.clerk.call(ordersApi.releaseOrder, { orderId: order.id });
    const { id: shipmentId } = await delivered(cast, order);
    await processBecomes('orders', shipmentId, { kind: 'delivery-follow-up', status: 'running', step: 'invoice' });
    await expect(cast.service.call(serviceFilesApi.findServiceFiles, { customerId: order.customerId })).resolves.toMatchObject({ items: [{ shipmentId }] });
    await cast.rep.call(invoicesApi.requestInvoice, { orderId: order.id });
    await processBecomes('orders', shipmentId, { status: 'done' });
  });
});
