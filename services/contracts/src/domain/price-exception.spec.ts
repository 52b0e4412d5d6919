import { anApprovedException, aCustomer, aProduct, at, aWantedException, BRANCH_GM, groundsFor, HEAD, someone } from '../../test/examples.js';
import type { PriceException } from './price-exception.js';

const cement = aProduct('C425');
const gypsum = aProduct('G10');
const customer = aCustomer().id;
const line = (given: { unitPrice?: string; quantity?: string; productId?: string } = {}) => ({
  ...{ productId: cement.id, sku: 'C425', unitPrice: '330', quantity: '100' },
  ...given,
});
const taken = (exception: PriceException): [string, string, boolean][] => exception.uses.map(({ quoteId, quantity, sold }) => [quoteId, quantity, sold]);

describe('ORD-04 A price off the list is asked for, at the risk of named people (003-T §5.3)', () => {
  it('is under review from the moment it is asked for, with what it would cost at most', () => {
    const exception = aWantedException(cement);
    expect(exception).toMatchObject({ status: 'in-review', no: 'BJ-JW-2026-000001', floorPrice: '330', listPrice: '350.5', ownerId: 'wang' });
    expect([exception.mostLost(), exception.discount()]).toEqual(['4100.00', '0.058488']);
    expect(exception.review?.steps.map(({ step }) => step)).toEqual(['department']);
  });

  it('names who bears the loss: the person, and the nearest department head who is somebody else', () => {
    expect(aWantedException(cement).lossBorneBy).toEqual([
      { personId: 'wang', name: 'wang', as: 'person' },
      { personId: 'li', name: 'li', as: 'department-head' },
    ]);
    const ofTheHead = () => aWantedException(cement, {}, { by: someone('li') });
    expect(ofTheHead).toThrow('no department head other than the person was found from hq.bj.sales upwards');
  });

  it('asks the branch general manager as well where much is given away (ORG-07)', () => {
    const exception = aWantedException(cement, { maxQuantity: '1000' });
    expect(exception.mostLost()).toBe('20500.00');
    exception.decide({ step: 'department', approve: true }, HEAD, at('2026-03-03'));
    expect(exception.status).toBe('in-review');
    exception.decide({ step: 'branch', approve: true }, BRANCH_GM, at('2026-03-03'));
    expect(exception.status).toBe('approved');
  });

  it('is decided neither by who asked nor by the rep whose customer it is (ORG-14)', () => {
    const exception = aWantedException(cement);
    const wang = someone('wang', 'price-exception:decide-department');
    expect(() => exception.decide({ step: 'department', approve: true }, wang, at('2026-03-03'))).toThrow('Nobody decides on what they submitted themselves');
  });

  it('is no exception at the list price or above it', () => {
    for (const floorPrice of ['350.5', '350.50', '351']) expect(() => aWantedException(cement, { floorPrice })).toThrow('is no exception from it');
  });

  it('is not asked for, and not agreed to, for days gone by', () => {
    expect(() => aWantedException(cement, { validUntil: '2026-03-01' })).toThrow('would be over today');
    const late = aWantedException(cement);
    expect(() => late.decide({ step: 'department', approve: true }, HEAD, at('2026-04-01'))).toThrow('until 2026-03-31 would be over');
  });

  it('is not asked for a customer who is blocked (CUS-36)', () => {
    expect(() => aWantedException(cement, {}, { customer: aCustomer({ status: 'blocked' }) })).toThrow('is blocked');
  });

  it('is returned with a reason, asked for again on other terms, and reviewed anew', () => {
    const exception = aWantedException(cement);
    exception.decide({ step: 'department', approve: false, comment: '让利过多' }, HEAD, at('2026-03-03'));
    expect(exception.status).toBe('returned');
    exception.requestAgain({ floorPrice: '340' }, groundsFor('350.5'), someone('wang'), at('2026-03-04'));
    expect(exception).toMatchObject({ status: 'in-review', floorPrice: '340', maxQuantity: '200', reason: '长期合作大客户' });
    expect(exception.earlierReviews).toHaveLength(1);
    expect(exception.review?.steps.map(({ decision }) => decision)).toEqual(['pending']);
  });

  it('is reviewed anew when the customer goes to somebody who agreed to it (CUS-14, ORG-14)', () => {
    const exception = anApprovedException(cement);
    exception.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: 'zhao' });
    expect(exception).toMatchObject({ status: 'approved', ownerId: 'zhao' });
    exception.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: HEAD.id });
    expect(exception.status).toBe('returned');
  });
});

describe('ORD-03 No exception goes below what the company lets anybody give away, or lasts longer', () => {
  const limit = { lowestShare: '0.95', longestDays: 30, policy: 'price-limits@hq/1' };
  const returned = (): PriceException => {
    const exception = aWantedException(cement);
    exception.decide({ step: 'department', approve: false, comment: '让利过多' }, HEAD, at('2026-03-03'));
    return exception;
  };
  const again = (terms: { floorPrice?: string; validUntil?: string }): PriceException => {
    const exception = returned();
    exception.requestAgain({ floorPrice: '340', ...terms }, { ...groundsFor('350.5'), limit }, someone('wang'), at('2026-03-02'));
    return exception;
  };

  it('is asked for down to the limit, and refused below it, whoever would agree', () => {
    expect(again({ floorPrice: '332.975' }).status).toBe('in-review');
    expect(() => again({ floorPrice: '332.974999' })).toThrow('No exception takes C425 below 332.975, 0.95 of the list price 350.5 (price-limits@hq/1)');
  });

  it('is asked for up to the last day allowed', () => {
    expect(again({ validUntil: '2026-04-01' }).status).toBe('in-review');
    expect(() => again({ validUntil: '2026-04-02' })).toThrow('today until 2026-04-01 (price-limits@hq/1), not until 2026-04-02');
  });
});

describe('ORD-05 A store sells at uniform prices (统一售价)', () => {
  it('is given no exception, for whatever reason', () => {
    const exception = aWantedException(cement);
    exception.decide({ step: 'department', approve: false, comment: '退回' }, HEAD, at('2026-03-03'));
    const inAStore = { ...groundsFor('350.5'), store: 'hq.bj.shop1' };
    expect(() => exception.requestAgain({}, inAStore, someone('wang'), at('2026-03-04'))).toThrow('Store hq.bj.shop1 sells at uniform, marked prices');
  });
});

describe('ORD-03 An exception covers what was approved, and nothing else', () => {
  const exception = anApprovedException(cement);

  it('down to its floor, on its last day still', () => {
    for (const unitPrice of ['330', '330.000', '349']) exception.assertCovers(line({ unitPrice }), customer, '2026-03-31');
    expect(() => exception.assertCovers(line({ unitPrice: '329.999999' }), customer, '2026-03-10')).toThrow('at 330 or more (list: 350.5), not at 329.999999');
  });

  it('not on the day after its last, before it is approved, or once it is ended', () => {
    expect(() => exception.assertCovers(line(), customer, '2026-04-01')).toThrow('is expired');
    expect(() => aWantedException(cement).assertCovers(line(), customer, '2026-03-10')).toThrow('is in-review');
    const ended = anApprovedException(cement);
    ended.end('市场价格回升');
    expect(() => ended.assertCovers(line(), customer, '2026-03-10')).toThrow('is withdrawn');
  });

  it('no other customer and no other product', () => {
    expect(() => exception.assertCovers(line(), 'somebody else', '2026-03-10')).toThrow('was approved for 渝北建材 and product C425');
    expect(() => exception.assertCovers(line({ productId: gypsum.id }), customer, '2026-03-10')).toThrow('was approved for 渝北建材');
  });
});

describe('ORD-03 Its quantity is counted and never exceeded', () => {
  it('is set aside by quotes that are issued, and given back when one is over', () => {
    const exception = anApprovedException(cement);
    exception.take('first', line({ quantity: '150' }), customer, '2026-03-10');
    expect(() => exception.take('second', line({ quantity: '50.000001' }), customer, '2026-03-10')).toThrow('covers 200 of C425, of which 50 are left');
    exception.take('second', line({ quantity: '50' }), customer, '2026-03-10');
    exception.giveBack('first');
    exception.take('third', line({ quantity: '150' }), customer, '2026-03-10');
    expect([taken(exception), exception.used()]).toEqual([[['second', '50', false], ['third', '150', false]], '200']); // prettier-ignore
  });

  it('is not given back once it is sold', () => {
    const exception = anApprovedException(cement);
    exception.take('first', line(), customer, '2026-03-10');
    exception.sell('first', '2026-03-11');
    exception.giveBack('first');
    expect(taken(exception)).toEqual([['first', '100', true]]);
    expect(exception.hasSold('first', line())).toBe(true);
    for (const other of [line({ quantity: '101' }), line({ unitPrice: '300' }), line({ productId: gypsum.id })])
      expect(exception.hasSold('first', other)).toBe(false);
  });

  it('is free again where what it was sold for fell before it took effect; what others took stays', () => {
    const exception = anApprovedException(cement);
    exception.take('amendment', line({ quantity: '150' }), customer, '2026-03-10');
    exception.take('quote', line({ quantity: '50' }), customer, '2026-03-10');
    exception.sell('amendment', '2026-03-11');
    exception.sell('quote', '2026-03-11');
    exception.takeBack('amendment');
    expect([taken(exception), exception.used()]).toEqual([[['quote', '50', true]], '50']);
    exception.takeBack('amendment');
    exception.take('next', line({ quantity: '150' }), customer, '2026-03-12');
    expect(exception.used()).toBe('200');
  });

  it('is sold only while it is in force, and on the terms that hold then', () => {
    const exception = anApprovedException(cement);
    exception.take('first', line(), customer, '2026-03-10');
    expect(() => exception.sell('first', '2026-04-01')).toThrow('is expired');
    exception.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: HEAD.id });
    exception.requestAgain({ floorPrice: '340' }, { ...groundsFor('350.5'), heads: [[BRANCH_GM]] }, HEAD, at('2026-03-11'));
    const other = someone('zhou', 'price-exception:decide-department');
    exception.decide({ step: 'department', approve: true }, other, at('2026-03-11'));
    expect(exception.status).toBe('approved');
    expect(() => exception.sell('first', '2026-03-12')).toThrow('at 340 or more');
  });
});
