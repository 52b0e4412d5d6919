import { aPriceList, anApprovedList, aProduct, at, someone } from '../../test/examples.js';
import { PriceList, type ScopeFacts } from './price-list.js';

const cement = aProduct('C425');
const gypsum = aProduct('G10');

describe('ORD-03 Prices only from the company price list (003-T §5.3)', () => {
  it('holds from its first day to its last', () => {
    const list = aPriceList([[cement, '350']], { validFrom: '2026-04-01', validTo: '2026-06-30' });
    list.approve([], someone('gm'), at('2026-03-20'));
    expect(['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01'].map((day) => list.holdsOn(day))).toEqual([false, true, true, false]);
  });

  it('does not hold before somebody approved it', () => {
    expect(aPriceList([[cement, '350']]).holdsOn('2026-03-01')).toBe(false);
  });

  it('does not change prices for days gone by: approved late, it holds from the day of approval', () => {
    const list = aPriceList([[cement, '350']], { validFrom: '2026-03-01' });
    list.approve([], someone('gm'), at('2026-03-20'));
    expect(list).toMatchObject({ validFrom: '2026-03-20', status: 'effective', listVersion: 1 });
  });

  it('refuses a list whose last day has passed', () => {
    const list = aPriceList([[cement, '350']], { validFrom: '2026-03-01', validTo: '2026-03-10' });
    expect(() => list.approve([], someone('gm'), at('2026-03-20'))).toThrow('prices are not set for days gone by');
  });

  it('gives way to a newer version from the first day of that one, and is superseded at once when that day is today', () => {
    const spring = anApprovedList([[cement, '350']]);
    const summer = aPriceList([[cement, '360']], { validFrom: '2026-06-01' });
    summer.approve([spring], someone('gm'), at('2026-05-20'));
    expect(spring.yieldsTo(summer)).toBe(true);
    spring.giveWayTo(summer, at('2026-05-20'));
    expect(['2026-05-31', '2026-06-01'].map((day) => [spring.holdsOn(day), summer.holdsOn(day)])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(spring.status).toBe('effective');
    const autumn = aPriceList([[cement, '365']], { validFrom: '2026-06-01' });
    autumn.approve([spring, summer], someone('gm'), at('2026-06-01'));
    summer.giveWayTo(autumn, at('2026-06-01'));
    expect(summer.status).toBe('superseded');
  });

  it('holds only until a version that was approved earlier for a later day', () => {
    const summer = aPriceList([[cement, '360']], { validFrom: '2026-06-01' });
    summer.approve([], someone('gm'), at('2026-03-01'));
    const spring = aPriceList([[cement, '350']], { validFrom: '2026-03-05' });
    spring.approve([summer], someone('gm'), at('2026-03-05'));
    expect(summer.yieldsTo(spring)).toBe(false);
    expect([spring.holdsOn('2026-05-31'), spring.holdsOn('2026-06-01'), summer.holdsOn('2026-06-01')]).toEqual([true, false, true]);
  });
});

describe('ORD-03 A product has one price on a day', () => {
  const named = (name: string, validFrom: string, validTo?: string) =>
    PriceList.draft({ name, validFrom, ...(validTo && { validTo }), items: [{ productId: cement.id, price: '1', unit: '吨' }] }, [cement], someone('products'));

  it('is not priced by two lists that hold on the same day', () => {
    const cements = anApprovedList([[cement, '350']]);
    expect(() => named('Specials', '2026-04-01').approve([cements], someone('gm'), at('2026-03-20'))).toThrow('"Spring" already prices 1 of these products');
  });

  it('may be on another list when the first is over', () => {
    const march = named('March', '2026-03-01', '2026-03-31');
    march.approve([], someone('gm'), at('2026-03-01'));
    const april = named('April', '2026-04-01');
    april.approve([march], someone('gm'), at('2026-03-20'));
    expect([march.holdsOn('2026-04-01'), april.holdsOn('2026-04-01')]).toEqual([false, true]);
  });

  it('leaves lists of other products alone', () => {
    const cements = anApprovedList([[cement, '350']]);
    const items = [{ productId: gypsum.id, price: '120', unit: '吨' }];
    const plasters = PriceList.draft({ name: 'Plaster', validFrom: '2026-03-01', items }, [gypsum], someone('products'));
    plasters.approve([cements], someone('gm'), at('2026-03-01'));
    expect(cements.yieldsTo(plasters)).toBe(false);
  });
});

describe('ORD-03 A price list is for everybody, for a region, for a tier, or for both', () => {
  const KNOWN: ScopeFacts = { unit: { known: true, store: null }, tiers: ['A', 'B'] };
  const listFor = (scope: { region?: string; tier?: string }, name = JSON.stringify(scope), known = KNOWN): PriceList =>
    PriceList.draft(
      { name, validFrom: '2026-03-01', ...scope, items: [{ productId: cement.id, price: '1', unit: '吨' }] },
      [cement],
      someone('products'),
      known,
    );
  const approved = (scope: { region?: string; tier?: string }, before: readonly PriceList[] = []): PriceList => {
    const list = listFor(scope);
    list.approve(before, someone('gm'), at('2026-03-01'));
    return list;
  };
  const EACH = [{}, { region: 'hq.east' }, { region: 'hq.east.bj' }, { tier: 'A' }, { tier: 'B' }, { region: 'hq.east', tier: 'A' }];

  it('so that lists for different customers price the same product on the same day', () => {
    const before: PriceList[] = [];
    for (const scope of EACH) before.push(approved(scope, before));
    expect(before.map(({ status }) => status)).toEqual(EACH.map(() => 'effective'));
  });

  it.each(EACH)('but no two lists for the same: %j', (scope) => {
    const first = approved(scope);
    expect(() => listFor(scope, 'another').approve([first], someone('gm'), at('2026-03-01'))).toThrow(
      'already prices 1 of these products for the same customers',
    );
  });

  it('a list for the whole company is for everybody', () => {
    expect(listFor({ region: 'hq' })).toMatchObject({ region: null, tier: null });
    expect(() => listFor({ region: 'hq' }).approve([approved({})], someone('gm'), at('2026-03-01'))).toThrow('for the same customers');
  });

  it('whom it is for stays so in every version of it', () => {
    const east = approved({ region: 'hq.east' });
    const again = listFor({ region: 'hq.east' }, east.name);
    again.approve([east], someone('gm'), at('2026-03-01'));
    expect(again.listVersion).toBe(2);
    expect(() => listFor({}, east.name).approve([east], someone('gm'), at('2026-03-01'))).toThrow('is for customers of hq.east, and so are all its versions');
  });

  it('is not for a unit that is not there, nor for a tier of no scheme', () => {
    expect(() => listFor({ region: 'hq.west' }, 'West', { ...KNOWN, unit: { known: false, store: null } })).toThrow('There is no unit hq.west');
    expect(() => listFor({ tier: 'Z' })).toThrow('The scheme in force has no tier "Z"; it has A, B');
  });

  it('ORD-05: is not for a tier in a store, which sells to everybody at the same price', () => {
    const inStore = { ...KNOWN, unit: { known: true, store: 'hq.bj.shop' } };
    expect(() => listFor({ region: 'hq.bj.shop', tier: 'A' }, 'Shop', inStore)).toThrow('Store hq.bj.shop sells at uniform, marked prices');
    expect(listFor({ region: 'hq.bj.shop' }, 'Shop', inStore)).toMatchObject({ region: 'hq.bj.shop' });
  });
});

describe('ORD-03 A product may cost less for more', () => {
  const withBands = (...bands: readonly (readonly [string, string])[]): PriceList => {
    const items = [{ productId: cement.id, price: '350', unit: '吨', bands: bands.map(([from, price]) => ({ from, price })) }];
    return PriceList.draft({ name: 'Spring', validFrom: '2026-03-01', items }, [cement], someone('products'));
  };

  it('the highest band that the quantity reaches says the price', () => {
    const list = withBands(['100', '340.50'], ['500', '320']);
    const asked = ['0.000001', '99.999999', '100', '100.0', '499', '500', '999999'];
    expect(asked.map((quantity) => list.priceOf(cement.id, quantity))).toEqual(['350', '350', '340.5', '340.5', '340.5', '320', '320']);
    expect(list.priceOf(cement.id)).toBe('350');
  });

  it.each([
    [[['0', '340']], 'Band 0 of C425 does not begin above 0'],
    [[['100', '340'], ['100.0', '330']], 'Band 100 of C425 does not begin above 100'], // prettier-ignore
    [[['100', '340'], ['50', '330']], 'Band 50 of C425 does not begin above 100'], // prettier-ignore
    [[['100', '350.01']], 'From 100 on C425 would cost 350.01, more than the 350 before'],
    [[['100', '340'], ['200', '341']], 'From 200 on C425 would cost 341, more than the 340 before'], // prettier-ignore
  ] as const)('bands are written upwards and never become dearer: %j', (bands, refusal) => {
    expect(() => withBands(...bands)).toThrow(refusal);
  });
});

describe('ORG-14 A price list is drafted by one and approved by another', () => {
  it('is not approved by its author', () => {
    expect(() => aPriceList([[cement, '350']]).approve([], someone('products'), at('2026-03-01'))).toThrow(
      'Nobody puts a price list into force that they drafted',
    );
  });

  it('is approved once', () => {
    expect(() => anApprovedList([[cement, '350']]).approve([], someone('gm'), at('2026-03-01'))).toThrow('Cannot approve what is effective');
  });
});

describe('ORD-03 A price list is sound', () => {
  it('has no product twice', () => {
    expect(() => aPriceList([[cement, '350'], [cement, '351']])).toThrow('C425 is on the list twice'); // prettier-ignore
  });

  it('has no price below zero', () => {
    expect(() => aPriceList([[cement, '-0.01']])).toThrow('no price is below zero');
  });

  it('prices products in their own unit', () => {
    const items = [{ productId: cement.id, price: '350', unit: '件' }];
    expect(() => PriceList.draft({ name: 'Spring', validFrom: '2026-03-01', items }, [cement], someone('products'))).toThrow('sold per 吨, not per 件');
  });

  it('has only products that exist and are offered', () => {
    const gone = aProduct('OLD');
    gone.discontinue();
    expect(() => aPriceList([[gone, '1']])).toThrow('OLD is discontinued');
    const items = [{ productId: gypsum.id, price: '1', unit: '吨' }];
    expect(() => PriceList.draft({ name: 'Spring', validFrom: '2026-03-01', items }, [], someone('products'))).toThrow('There is no product');
  });

  it('does not end before it begins', () => {
    expect(() => aPriceList([[cement, '350']], { validFrom: '2026-04-01', validTo: '2026-03-31' })).toThrow('before it begins');
  });
});
