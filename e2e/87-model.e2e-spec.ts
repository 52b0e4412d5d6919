import { stockApi } from '@tradewind/contracts/orders/stock.api';
import fc from 'fast-check';
import { aBranch, type Cast } from './support/cast.ts';
import { OrderModel, orderSteps, taken } from './support/order-model.ts';
import { anOrder, someGoods, stocked } from './support/orders.ts';
import { proofSeed, proofSize } from './support/proof-size.ts';

/** 5.4 b. Seeds that once found something; they are tried first, for ever. */
const FOUND: readonly number[] = [];
const RUNS = proofSize({ test: 300, chaos: 2_000, release: 50_000 });
/** So many sequences go on beside each other. */
const LANES = 3;
const ON_HAND = 10_000_000;

describe('ORD-06..ORD-27 An order over HTTP does what its regulation says, whatever is asked in whatever order', () => {
  let cast: Cast;
  const goods = someGoods();

  beforeAll(async () => {
    cast = await aBranch('模型分公司');
    await stocked(cast, goods, String(ON_HAND));
  });

  it(
    `agrees with the model in ${RUNS} sequences drawn from a seed, each command sent twice`,
    async () => {
      const seed = proofSeed();
      const since = performance.now();
      let [steps, shipped] = [0, 0];
      const property = fc.asyncProperty(orderSteps(14), async (sequence) => {
        const { id: orderId } = await anOrder(cast, { goods });
        const model = new OrderModel();
        for (const step of sequence) {
          await taken(step, model, { cast, orderId });
          steps += 1;
        }
        shipped += model.shipped;
      });
      const lanes = Array.from({ length: LANES }, (_, lane) =>
        fc.assert(property, { seed: seed + lane, numRuns: Math.ceil(RUNS / LANES), endOnFailure: true }),
      );
      await Promise.all([...lanes, ...FOUND.map((found) => fc.assert(property, { seed: found, numRuns: Math.ceil(RUNS / LANES), endOnFailure: true }))]);
      process.stdout.write(`order model: ${RUNS} sequences, ${steps} commands from seed ${seed}, ${Math.round((performance.now() - since) / 1000)} s\n`);
      expect(shipped).toBeGreaterThan(0);
      const { items } = await cast.warehouse.call(stockApi.findStock, { productId: goods.productId });
      expect(items.map(({ onHand }) => onHand)).toEqual([String(ON_HAND - shipped)]);
    },
    8 * 3_600_000,
  );
});
