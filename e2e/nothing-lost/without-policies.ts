import { randomUUID } from 'node:crypto';
import { eventually } from '@tradewind/client/eventually';
import { priceExceptionsApi, type PriceExceptionView, type RequestPriceException } from '@tradewind/contracts/contracts/price-exceptions.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { addDays } from '@tradewind/domain/business-date';
import { aDeal } from '../support/shop.ts';
import { Stubborn } from '../support/stubborn.ts';
import { today, type MortalStage } from './stage.ts';

/** Every service enforces from a replica of its own. */
export function theRulesHoldWithoutTheirService(stage: MortalStage): void {
  const client = stage.hearing(new Stubborn());

  describe('XCT-01 The service that keeps the rules is down, and the rules hold', () => {
    let customerId: string;
    const wish = (given: Partial<RequestPriceException>): RequestPriceException => ({
      ...{ customerId, productId: stage.at.goods.productId, floorPrice: '54', maxQuantity: '100', validUntil: addDays(today, 20), reason: '竞品降价' },
      ...given,
    });
    const request = (given: Partial<RequestPriceException>): Promise<PriceExceptionView> =>
      stage.at.cast.rep.call(priceExceptionsApi.requestPriceException, wish(given));
    const agree = (who: 'manager' | 'branchManager', priceExceptionId: string, step: string): Promise<PriceExceptionView> =>
      stage.at.cast[who].call(priceExceptionsApi.decidePriceException, { priceExceptionId, step, approve: true });

    beforeAll(async () => {
      ({ id: customerId } = await stage.at.cast.rep.call(customersApi.createCustomer, { name: `珠江建材 ${randomUUID()}` }));
      await stage.platform.kill('policies');
    });
    afterAll(() => stage.platform.restart('policies'), 40_000);

    it('answers nobody: it is down', async () => {
      // the bus may not know it yet and take a question to the dead: whoever asks again is told
      await eventually(async () => {
        await expect(client.ask(stage.at.cast.admin, policiesApi.find, {})).rejects.toMatchObject({ status: 503 });
      }, 20_000);
    }, 40_000);

    it('a new customer is sold to, from the quote through four reviews, the seal and the receipt to the delivered goods', async () => {
      await expect(aDeal({ ...stage.at, client })).resolves.toEqual(expect.any(String));
    }, 120_000);

    it('asks whom the policy in force names: the department for a discount, the branch too for a deep one (ORG-07)', async () => {
      const { id } = await request({});
      await expect(agree('manager', id, 'department')).resolves.toMatchObject({ status: 'approved' });
      const { id: deep } = await request({ floorPrice: '48' });
      await expect(agree('manager', deep, 'department')).resolves.toMatchObject({ status: 'in-review' });
      await expect(agree('branchManager', deep, 'branch')).resolves.toMatchObject({ status: 'approved' });
    });

    it('refuses what the policy refuses, by its version, also after the service that refuses was started anew', async () => {
      const refused = { status: 422, code: 'price-exception.below-lowest', problem: { rule: { facts: { lowestShare: '0.7', policy: 'price-limits@hq/1' } } } };
      await expect(request({ floorPrice: '30' })).rejects.toMatchObject(refused);
      await stage.platform.killAndRestart('contracts');
      await expect(request({ floorPrice: '30' })).rejects.toMatchObject(refused);
    }, 60_000);
  });
}
