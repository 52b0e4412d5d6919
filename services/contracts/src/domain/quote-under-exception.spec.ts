import type { QuotedItem } from '@tradewind/contracts/contracts/quotes.api';
import { Quantity } from '@tradewind/domain/quantity';
import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import { aCustomer, anApprovedException, anApprovedList, aProduct, at, inForce, someone } from '../../test/examples.js';
import type { PriceException } from './price-exception.js';
import { Quote } from './quote.js';

const cement = aProduct('C425');
const gypsum = aProduct('G10');
const list = anApprovedList([
  [cement, '350.5'],
  [gypsum, '120'],
]);
const wang = someone('wang');
const pricesWith = (exceptions: readonly PriceException[], on = '2026-03-10') => inForce(list, [cement, gypsum], on, exceptions);

const underException = (exception: PriceException, given: Partial<QuotedItem> = {}): QuotedItem => ({
  ...{ productId: cement.id, quantity: '100', priceExceptionId: exception.id },
  ...given,
});

const aQuote = (exception: PriceException, given: Partial<QuotedItem> = {}, customer = aCustomer()): Quote =>
  Quote.draft({ lines: [underException(exception, given)] }, customer, pricesWith([exception]), wang);

/** As the service does it: exceptions first, the quote after them. */
function issue(quote: Quote, exceptions: readonly PriceException[], day = '2026-03-10'): void {
  for (const line of quote.lines) exceptions.find(({ id }) => id === line.priceExceptionId)?.take(quote.id, line, quote.customerId, day);
  quote.issue('BJ-BJ-2026-000001', 30, pricesWith(exceptions, day), at(day));
}

function accept(quote: Quote, exceptions: readonly PriceException[], day = '2026-03-11'): void {
  for (const exception of exceptions.filter(({ id }) => quote.exceptionIds().includes(id))) exception.sell(quote.id, day);
  quote.accept({ saidBy: '张经理' }, at(day), exceptions);
}

describe('ORD-03 A price below the list under an approved exception', () => {
  it('is the floor where no price is given, or any price from the floor to the list', () => {
    const exception = anApprovedException(cement);
    expect(aQuote(exception).lines).toMatchObject([{ unitPrice: '330', gross: '33000.00', priceExceptionId: exception.id }]);
    expect(aQuote(exception, { price: '340.5' }).lines).toMatchObject([{ unitPrice: '340.5', priceExceptionId: exception.id }]);
  });

  it('needs no exception at the list price, and none takes it above', () => {
    const exception = anApprovedException(cement);
    const [line] = aQuote(exception, { price: '350.50' }).lines;
    expect([line?.unitPrice, line?.priceExceptionId]).toEqual(['350.5', undefined]);
    expect(() => aQuote(exception, { price: '350.51' })).toThrow('The price list says 350.5');
  });

  it('is refused without it, whoever says so', () => {
    const exception = anApprovedException(cement);
    const own = { productId: cement.id, quantity: '100', price: '330' };
    expect(() => Quote.draft({ lines: [own] }, aCustomer(), pricesWith([exception]), wang)).toThrow('nobody may quote on their own');
    expect(() => Quote.draft({ lines: [underException(exception)] }, aCustomer(), pricesWith([]), wang)).toThrow('There is no price exception');
  });

  it('is refused below the floor, above the quantity, for another customer, after the last day', () => {
    const exception = anApprovedException(cement);
    expect(() => aQuote(exception, { price: '329' })).toThrow('allows C425 at 330 or more');
    expect(() => aQuote(exception, { quantity: '201' })).toThrow('covers 200 of C425');
    expect(() => aQuote(exception, {}, aCustomer({ id: '0198c7a0-0000-7000-8000-000000000009' }))).toThrow('was approved for 渝北建材');
    expect(() => Quote.draft({ lines: [underException(exception)] }, aCustomer(), pricesWith([exception], '2026-04-01'), wang)).toThrow('is expired');
  });

  it('is refused where the customer has come to a store meanwhile (ORD-05)', () => {
    const exception = anApprovedException(cement);
    const quote = aQuote(exception);
    const inAStore = { ...pricesWith([exception]), stores: [exception.org] };
    expect(() => quote.issue('BJ-BJ-2026-000001', 30, inAStore, at('2026-03-10'))).toThrow('sells at uniform, marked prices');
  });

  it('can be accepted until the last day of the exception at most', () => {
    const exception = anApprovedException(cement);
    const quote = aQuote(exception);
    issue(quote, [exception]);
    expect(quote.validUntil).toBe('2026-03-31');
    expect(() => quote.accept({ saidBy: '张经理' }, at('2026-04-01'), [exception])).toThrow('valid until 2026-03-31');
  });

  it('is issued only where its quantity has been set aside', () => {
    const exception = anApprovedException(cement);
    const quote = aQuote(exception);
    expect(() => quote.issue('BJ-BJ-2026-000001', 30, pricesWith([exception]), at('2026-03-10'))).toThrow('off the list, and no price exception in force');
    exception.take(quote.id, { productId: cement.id, sku: 'C425', unitPrice: '330', quantity: '99' }, quote.customerId, '2026-03-10');
    expect(() => quote.issue('BJ-BJ-2026-000001', 30, pricesWith([exception]), at('2026-03-10'))).toThrow('off the list');
  });

  it('is accepted and made a contract of only where the exception has sold it', () => {
    const exception = anApprovedException(cement);
    const quote = aQuote(exception);
    issue(quote, [exception]);
    expect(() => quote.accept({ saidBy: '张经理' }, at('2026-03-11'), [exception])).toThrow('off the list, and no price exception in force');
    expect(() => quote.accept({ saidBy: '张经理' }, at('2026-03-11'))).toThrow('off the list');
    accept(quote, [exception]);
    expect(() => quote.becomeContract('contract')).toThrow('off the list');
    quote.becomeContract('contract', [exception]);
    expect(quote.contractId).toBe('contract');
  });

  it('stays good for a contract when the exception ends after the customer accepted', () => {
    const exception = anApprovedException(cement);
    const quote = aQuote(exception);
    issue(quote, [exception]);
    accept(quote, [exception]);
    exception.end('改按价目表');
    quote.becomeContract('contract', [exception]);
    expect(quote.contractId).toBe('contract');
  });
});

describe('ORD-04 Copying, revising and issuing meet the same guard', () => {
  const ended = (exception: PriceException): PriceException => {
    exception.end('市场价格回升');
    return exception;
  };

  it('a revision of anything keeps the price only while the exception covers it', () => {
    const exception = anApprovedException(cement);
    const quote = aQuote(exception);
    quote.revise({ payment: 'credit' }, pricesWith([exception]));
    expect(quote.lines).toMatchObject([{ unitPrice: '330', priceExceptionId: exception.id }]);
    expect(() => quote.revise({ payment: 'prepay' }, pricesWith([ended(exception)]))).toThrow('is withdrawn');
    expect(() => quote.revise({ lines: [underException(exception, { quantity: '500' })] }, pricesWith([exception]))).toThrow('is withdrawn');
  });

  it('a draft is not issued once the exception has ended', () => {
    const exception = anApprovedException(cement);
    const quote = aQuote(exception);
    expect(() => quote.issue('BJ-BJ-2026-000001', 30, pricesWith([ended(exception)]), at('2026-03-10'))).toThrow('is withdrawn');
  });

  it('a copy takes the exception along and is held to it', () => {
    const exception = anApprovedException(cement);
    const quote = aQuote(exception, { price: '340' });
    expect(quote.copy(aCustomer(), pricesWith([exception]), wang).lines).toMatchObject([{ unitPrice: '340', priceExceptionId: exception.id }]);
    expect(() => quote.copy(aCustomer(), pricesWith([exception], '2026-04-01'), wang)).toThrow('is expired');
  });
});

type Day = `2026-03-${number}` | `2026-04-${number}`;
interface World {
  readonly exceptions: readonly PriceException[];
  readonly quotes: Quote[];
}
type Attempt = (world: World, day: Day) => void;

const DAYS: readonly Day[] = ['2026-03-10', '2026-03-15', '2026-03-31', '2026-04-02'];
/** Mostly the one that the exceptions are for. */
const CUSTOMERS = [aCustomer(), aCustomer(), aCustomer({ id: '0198c7a0-0000-7000-8000-000000000009', name: '别家' })];
const FORGED = '0198c7a0-0000-7000-8000-0000000000ff';

const nth = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(all.length, 1)];

type Items = (world: World) => QuotedItem[];

const lawful: fc.Arbitrary<Items> = fc
  .tuple(fc.nat({ max: 2 }), fc.constantFrom('1', '40', '80'))
  .map(([which, quantity]) => ({ exceptions }: World): QuotedItem[] => {
    const exception = nth(exceptions, which);
    return exception ? [{ productId: exception.productId, quantity, priceExceptionId: exception.id }] : [];
  });

const reckless: fc.Arbitrary<Items> = fc
  .tuple(
    fc.constantFrom(cement, gypsum),
    fc.constantFrom('1', '80', '150', '201'),
    fc.option(fc.constantFrom('1', '100', '329.99', '330', '340', '350.5', '360'), { nil: undefined }),
    fc.constantFrom(0, 1, 2, 'forged' as const, 'none' as const, 0),
  )
  .map(([product, quantity, price, which]) => ({ exceptions }: World): QuotedItem[] => {
    const priceExceptionId = which === 'forged' ? FORGED : which === 'none' ? undefined : exceptions[which]?.id;
    return [{ productId: product.id, quantity, ...(price !== undefined && { price }), ...(priceExceptionId !== undefined && { priceExceptionId }) }];
  });

const items = fc.oneof({ arbitrary: lawful, weight: 2 }, { arbitrary: reckless, weight: 1 });
const someQuote = fc.nat({ max: 5 });

const drafting = fc.tuple(items, fc.constantFrom(...CUSTOMERS)).map(([lines, customer]): Attempt => (world, day) => {
  world.quotes.push(Quote.draft({ lines: lines(world) }, customer, pricesWith(world.exceptions, day), wang));
});
const revising = fc.tuple(someQuote, fc.option(items, { nil: undefined })).map(([n, lines]): Attempt => (world, day) => {
  nth(world.quotes, n)?.revise({ ...(lines && { lines: lines(world) }) }, pricesWith(world.exceptions, day));
});
const copying = someQuote.map((n): Attempt => (world, day) => {
  const copy = nth(world.quotes, n)?.copy(aCustomer(), pricesWith(world.exceptions, day), wang);
  if (copy) world.quotes.push(copy);
});
const issuing = someQuote.map((n): Attempt => ({ quotes, exceptions }, day) => {
  const quote = nth(quotes, n);
  if (quote) issue(quote, exceptions, day);
});
/** Some forget to ask the exception. */
const accepting = fc.tuple(someQuote, fc.nat({ max: 3 })).map(([n, how]): Attempt => ({ quotes, exceptions }, day) => {
  const quote = nth(quotes, n);
  if (how === 0) quote?.accept({ saidBy: '张经理' }, at(day), exceptions);
  else if (quote) accept(quote, exceptions, day);
});
const declining = someQuote.map((n): Attempt => ({ quotes, exceptions }, day) => {
  const quote = nth(quotes, n);
  for (const exception of exceptions) if (quote) exception.giveBack(quote.id);
  quote?.decline({ saidBy: '张经理' }, at(day));
});
const ending = fc.nat({ max: 2 }).map(
  (n): Attempt =>
    ({ exceptions }) =>
      exceptions[n]?.end('到此为止'),
);

/** Any verb on any quote or exception, lawful or not. */
const attempts: fc.Arbitrary<Attempt> = fc.oneof(
  ...[drafting, issuing, accepting].map((arbitrary) => ({ arbitrary, weight: 6 })),
  ...[revising, copying, declining].map((arbitrary) => ({ arbitrary, weight: 2 })),
  { arbitrary: ending, weight: 1 },
);

/** A refusal anywhere takes everything back, as the transaction does. */
function tried(world: World, attempt: Attempt, day: Day): void {
  const before = world.exceptions.map((exception) => ({ exception, uses: exception.uses }));
  try {
    attempt(world, day);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    for (const { exception, uses } of before) Object.assign(exception, { uses });
  }
}

const LISTED = new Map([
  [cement.id, '350.5'],
  [gypsum.id, '120'],
]);

const newExceptions = (): PriceException[] => [
  anApprovedException(cement),
  anApprovedException(gypsum, { floorPrice: '100' }, { listPrice: '120' }),
  anApprovedException(cement, { maxQuantity: '100', validUntil: '2026-03-12' }),
];

const inForceOn = (exceptions: readonly PriceException[], day: Day): ReadonlySet<string> =>
  new Set(exceptions.filter((exception) => exception.statusOn(day) === 'approved').map(({ id }) => id));

/** Every line off the list was sold under an exception that was in force then, for this customer and product, not below its floor; gives how many there were. */
function expectCovered(quote: Quote, exceptions: readonly PriceException[], inForceThen: ReadonlySet<string>): number {
  const offList = quote.lines.filter(({ productId, unitPrice }) => unitPrice !== LISTED.get(productId));
  for (const { productId, unitPrice, quantity, priceExceptionId = 'none' } of offList) {
    const exception = exceptions.find(({ id }) => id === priceExceptionId);
    expect(inForceThen).toContain(priceExceptionId);
    expect(exception).toMatchObject({ productId, customerId: quote.customerId });
    expect(Quantity.of(unitPrice).covers(Quantity.of(exception?.floorPrice ?? unitPrice))).toBe(true);
    expect(exception?.uses).toContainEqual({ quoteId: quote.id, quantity, unitPrice, sold: true });
  }
  return offList.length;
}

/** Acceptances as they happen, each with what was in force then. */
function accepted({ quotes, exceptions }: World, steps: readonly (readonly [Attempt, number])[]): ReadonlyMap<Quote, ReadonlySet<string>> {
  const found = new Map<Quote, ReadonlySet<string>>();
  let today = 0;
  for (const [attempt, hurry] of steps) {
    if (hurry === 0) today = Math.min(today + 1, DAYS.length - 1);
    const day = DAYS[today] ?? '2026-04-02';
    const inForceThen = inForceOn(exceptions, day);
    tried({ quotes, exceptions }, attempt, day);
    for (const quote of quotes) if (quote.status === 'accepted' && !found.has(quote)) found.set(quote, inForceThen);
    for (const exception of exceptions) expect(Quantity.of(exception.maxQuantity).covers(Quantity.of(exception.used()))).toBe(true);
  }
  return found;
}

describe('ORD-03 No accepted quote holds a price below the list without an exception that covered it', () => {
  it('whatever is drafted, revised, copied, issued, accepted, declined and ended, in whatever order', () => {
    let offList = 0;
    const sequences = fc.array(fc.tuple(attempts, fc.nat({ max: 39 })), { minLength: 20, maxLength: 60, size: 'max' });
    const run = fc.property(sequences, (steps) => {
      const world: World = { exceptions: newExceptions(), quotes: [] };
      for (const [quote, inForceThen] of accepted(world, steps)) offList += expectCovered(quote, world.exceptions, inForceThen);
    });
    fc.assert(run, { numRuns: 300 });
    expect(offList).toBeGreaterThan(100);
  });
});
