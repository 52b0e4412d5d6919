import { aCustomer, anApprovedList, aProduct, at, inForce, someone } from '../../test/examples.js';
import { Quote } from './quote.js';

const cement = aProduct('C425');
const gypsum = aProduct('G10', { taxRate: '0.09' });
const list = anApprovedList([
  [cement, '350.5'],
  [gypsum, '120.333333'],
]);
const prices = inForce(list, [cement, gypsum]);
const wang = someone('wang');

const aQuote = (lines: readonly { productId: string; quantity: string; price?: string }[] = [{ productId: cement.id, quantity: '100' }]) =>
  Quote.draft({ lines }, aCustomer(), prices, wang);

function anIssuedQuote(): Quote {
  const quote = aQuote();
  quote.issue('BJ-BJ-2026-000001', 30, prices, at('2026-03-10'));
  return quote;
}

describe('ORD-02 The formal quote: price, payment, delivery, specification', () => {
  it('prices each line from the list, splits the tax per line and sums the lines', () => {
    const quote = aQuote([
      { productId: cement.id, quantity: '100' },
      { productId: gypsum.id, quantity: '3' },
    ]);
    expect(quote).toMatchObject({
      status: 'draft',
      pricedOn: '2026-03-10',
      payment: 'prepay',
      lines: [
        { sku: 'C425', spec: '42.5R', unitPrice: '350.5', gross: '35050.00', net: '31017.70', tax: '4032.30', unitCost: '250' },
        { sku: 'G10', unitPrice: '120.333333', gross: '361.00', net: '331.19', tax: '29.81' },
      ],
      total: '35411.00',
      net: '31348.89',
      tax: '4062.11',
    });
  });

  it('belongs to the branch and the rep of the customer', () => {
    expect(aQuote()).toMatchObject({ org: 'hq.bj.sales', branch: 'bj', ownerId: 'wang', customerName: '渝北建材' });
  });

  it('is issued with a number and the day until which it is valid', () => {
    expect(anIssuedQuote()).toMatchObject({ status: 'issued', no: 'BJ-BJ-2026-000001', issuedOn: '2026-03-10', validUntil: '2026-04-09' });
  });

  it('records who at the customer accepted, and when', () => {
    const quote = anIssuedQuote();
    quote.accept({ saidBy: '张经理', saidOn: '2026-03-12', note: '电话' }, at('2026-03-13'));
    expect(quote).toMatchObject({ status: 'accepted', saidBy: '张经理', saidOn: '2026-03-12', note: '电话' });
  });

  it('records who declined', () => {
    const quote = anIssuedQuote();
    quote.decline({ saidBy: '张经理' }, at('2026-03-13'));
    expect(quote).toMatchObject({ status: 'declined', saidOn: '2026-03-13' });
  });

  it('does not record an answer from before it was issued, or from tomorrow', () => {
    for (const saidOn of ['2026-03-09', '2026-03-14'])
      expect(() => anIssuedQuote().accept({ saidBy: '张经理', saidOn }, at('2026-03-13'))).toThrow(`cannot have answered on ${saidOn}`);
  });

  it('is accepted on its last day, and no longer on the next', () => {
    anIssuedQuote().accept({ saidBy: '张经理' }, at('2026-04-09'));
    const late = anIssuedQuote();
    expect(() => late.accept({ saidBy: '张经理' }, at('2026-04-10'))).toThrow('valid until 2026-04-09');
    expect(() => late.decline({ saidBy: '张经理' }, at('2026-04-10'))).toThrow('valid until 2026-04-09');
    expect([late.status, late.statusAt(at('2026-04-10'))]).toEqual(['issued', 'expired']);
  });

  it('is marked expired by the watch, and cannot be accepted then either', () => {
    const quote = anIssuedQuote();
    quote.expire();
    expect(() => quote.accept({ saidBy: '张经理' }, at('2026-03-12'))).toThrow('Cannot accept what is expired');
  });

  it('is answered only once it is issued', () => {
    expect(() => aQuote().accept({ saidBy: '张经理' }, at('2026-03-12'))).toThrow('Cannot accept what is draft');
  });

  it('is not revised any more once issued', () => {
    expect(() => anIssuedQuote().revise({ payment: 'credit' }, prices)).toThrow('Cannot revise what is issued');
  });

  it('has a total that can be written down', () => {
    expect(() => aQuote([{ productId: cement.id, quantity: '999999999999' }])).toThrow('at most 999999999999.99');
  });

  it('follows its customer to another rep (CUS-14)', () => {
    const quote = anIssuedQuote();
    quote.follow({ org: 'hq.sh.sales', branch: 'sh', ownerId: 'zhao' });
    expect(quote).toMatchObject({ ownerId: 'zhao', branch: 'sh', status: 'issued' });
  });

  it('is not made for a customer who is blocked (CUS-36)', () => {
    expect(() => Quote.draft({ lines: [{ productId: cement.id, quantity: '1' }] }, aCustomer({ status: 'blocked' }), prices, wang)).toThrow('is blocked');
  });
});

describe('ORD-03 Nobody may quote on their own (不得擅自报价, 003-T §5.3)', () => {
  it.each(['350.49', '350.51', '0'])('refuses %s where the list says 350.5', (price) => {
    expect(() => aQuote([{ productId: cement.id, quantity: '100', price }])).toThrow('The price list says 350.5 for C425');
  });

  it('takes the list price, however it is written', () => {
    expect(aQuote([{ productId: cement.id, quantity: '100', price: '350.50' }]).total).toBe('35050.00');
  });

  it('refuses what is not on the list', () => {
    const sand = aProduct('S1');
    expect(() => Quote.draft({ lines: [{ productId: sand.id, quantity: '1' }] }, aCustomer(), inForce(list, [sand]), wang)).toThrow('S1 is on no price list');
  });

  it('refuses a discontinued product, one nobody knows, and one product twice', () => {
    const gone = aProduct('OLD');
    const withGone = anApprovedList([[gone, '1']]);
    gone.discontinue();
    expect(() => Quote.draft({ lines: [{ productId: gone.id, quantity: '1' }] }, aCustomer(), inForce(withGone, [gone]), wang)).toThrow('OLD is discontinued');
    expect(() => aQuote([{ productId: 'nobody', quantity: '1' }])).toThrow('There is no product');
    expect(() => aQuote([{ productId: cement.id, quantity: '1' }, { productId: cement.id, quantity: '2' }])).toThrow('C425 is quoted twice'); // prettier-ignore
  });
});

describe('ORD-04 Revising, copying and issuing never skip the price list', () => {
  const newList = anApprovedList([[cement, '360']], '2026-03-20');
  const newPrices = inForce(newList, [cement], '2026-03-20');

  it('prices a revised draft from the list in force, even when only its terms change', () => {
    const quote = aQuote();
    quote.revise({ payment: 'credit' }, newPrices);
    expect(quote).toMatchObject({ payment: 'credit', total: '36000.00', pricedOn: '2026-03-20' });
  });

  it('refuses a price of one’s own in a revision', () => {
    expect(() => aQuote().revise({ lines: [{ productId: cement.id, quantity: '1', price: '350.5' }] }, newPrices)).toThrow('The price list says 360');
  });

  it('does not issue a draft whose prices are no longer in force', () => {
    const quote = aQuote();
    expect(() => quote.issue('BJ-BJ-2026-000002', 30, newPrices, at('2026-03-20'))).toThrow('has changed since the draft: C425');
    quote.revise({}, newPrices);
    quote.issue('BJ-BJ-2026-000002', 30, newPrices, at('2026-03-20'));
    expect(quote.total).toBe('36000.00');
  });

  it('prices a copy anew, and the original is superseded', () => {
    const original = anIssuedQuote();
    const copy = original.copy(aCustomer(), newPrices, wang);
    expect(copy).toMatchObject({ status: 'draft', no: null, replacesId: original.id, total: '36000.00', saidBy: null });
    original.supersede();
    expect(() => original.accept({ saidBy: '张经理' }, at('2026-03-21'))).toThrow('Cannot accept what is superseded');
  });

  it('does not copy for a customer who is blocked meanwhile', () => {
    expect(() => anIssuedQuote().copy(aCustomer({ status: 'blocked' }), newPrices, wang)).toThrow('is blocked');
  });
});
