import type { OrderFollowsView } from '@tradewind/contracts/orders/order-changes.api';
import type { ProposeAmendment } from '@tradewind/contracts/contracts/amendments.api';
import {
  amendable,
  anApprovedException,
  anApprovedList,
  at,
  DEVIATION,
  inForce,
  OTHER_WORDS,
  GROUNDS,
  REVIEWERS,
  someone,
  type Amendable,
} from '../../test/examples.js';
import { Amendment } from './amendment.js';
import { amendmentText } from './amendment-wording.js';
import { PriceList } from './price-list.js';

const NOW = at('2026-03-20');
const FOLLOWS: OrderFollowsView = { follows: true, objection: null };
const SHIPPED: OrderFollowsView = {
  follows: false,
  objection: { because: 'shipped', orderNo: 'BJ-DD-2026-000001', status: 'partly-shipped', sku: 'C425', wanted: '10', shipped: '40' },
};
const SEAL = { sealedOn: '2026-03-21', sealNo: '合同章 1', copies: 4 };

const drafted = (given: Amendable, wish: Omit<ProposeAmendment, 'reason'>): Amendment =>
  Amendment.draft(given.contract, { reason: '工程量调整', ...wish }, given.prices, someone('wang'), NOW);

function submitted(given: Amendable, wish: Omit<ProposeAmendment, 'reason'>, order = FOLLOWS): Amendment {
  const amendment = drafted(given, wish);
  given.contract.beginChange({ kind: 'amendment', id: amendment.id, no: null });
  submit(amendment, given, order);
  return amendment;
}

const submit = (amendment: Amendment, { contract, prices }: Amendable, order = FOLLOWS): void =>
  amendment.submit('BJ-BC-2026-000001', { contract, prices, ...GROUNDS, deviation: DEVIATION, order }, someone('wang'), NOW);

function agreed(given: Amendable, wish: Omit<ProposeAmendment, 'reason'>): Amendment {
  const amendment = submitted(given, wish);
  for (const { step } of amendment.review?.steps ?? []) amendment.decide({ step, approve: true }, REVIEWERS[step as keyof typeof REVIEWERS], NOW);
  return amendment;
}

function sealed(given: Amendable, wish: Omit<ProposeAmendment, 'reason'>): Amendment {
  const amendment = agreed(given, wish);
  const day = { signedOn: '2026-03-20', authority: 'legal-representative' } as const;
  amendment.signForParty({ ...day, party: 'customer', signatory: '张经理' }, someone('zhou'), at('2026-03-21'));
  amendment.signForParty({ ...day, party: 'company', signatory: '李慧' }, someone('zhou'), at('2026-03-21'));
  amendment.applySeal(SEAL, { contract: given.contract, order: FOLLOWS }, someone('you'), at('2026-03-21'));
  return amendment;
}

const refused = (code: string, facts: object = {}): Error =>
  expect.objectContaining({ data: expect.objectContaining({ code, facts: expect.objectContaining(facts) as object }) as object }) as Error;

describe('CON-12 A contract in effect is changed by an amendment only, agreed to like the contract itself', () => {
  it('makes its next version once reviewed, signed by both and sealed by somebody else', () => {
    const given = amendable();
    const { contract } = given;
    const amendment = sealed(given, { lines: [{ line: 1, quantity: '80' }], deliverBy: '2026-06-30' });
    expect(contract).toMatchObject({ revision: 1, deliverBy: '2026-05-31' });
    const hash = contract.contentHash();
    contract.takeOver(amendment, at('2026-03-21'));
    amendment.takeEffect(at('2026-03-21'));
    expect(contract).toMatchObject({ revision: 2, deliverBy: '2026-06-30', total: '28401.00', changeUnderWay: null });
    expect(contract.editions).toEqual([{ revision: 1, contentHash: hash, until: '2026-03-21' }]);
    expect(contract.text).toContain('80 吨 × 350.5 = 28040.00');
    expect(amendment).toMatchObject({ status: 'effective', effectiveOn: '2026-03-21' });
    expect(contract.takeRecord().events.at(-1)).toMatchObject({
      event: { type: 'contracts.contract-amended.v1' },
      payload: { revision: 2, amendmentNo: 'BJ-BC-2026-000001', totalBefore: '35411.00', total: '28401.00' },
    });
  });

  it('says what changes, computed, and nothing else', () => {
    const amendment = drafted(amendable(), { lines: [{ line: 2, quantity: '0' }], payment: 'credit' });
    expect(amendment.changes).toEqual([
      { field: 'line.2', before: 'G10 Cement 42.5 3 吨 × 120.333333 = 361.00', now: 'G10 Cement 42.5 0 吨 × 120.333333 = 0.00' },
      { field: 'total', before: '35411.00', now: '35050.00' },
      { field: 'payment', before: 'prepay', now: 'credit' },
    ]);
    expect(amendmentText(amendment)).toContain('3. 付款方式：由“prepay”变更为“credit”。');
  });

  it('is one at a time', () => {
    const given = amendable();
    submitted(given, { deliverBy: '2026-06-30' });
    expect(() => given.contract.beginChange({ kind: 'amendment', id: 'another', no: null })).toThrow(
      refused('contract.change-under-way', { kind: 'amendment' }),
    );
  });

  it('changes nothing of a draft, of what is over, or nothing at all', () => {
    const given = amendable();
    expect(() => drafted(given, { lines: [{ line: 1, quantity: '100' }] })).toThrow(refused('amendment.changes-nothing'));
    expect(() => drafted(given, { lines: [{ line: 3, quantity: '1' }] })).toThrow(refused('amendment.line-unknown', { line: 3, lines: 2 }));
    expect(() =>
      drafted(given, {
        lines: [
          { line: 1, quantity: '0' },
          { line: 2, quantity: '0' },
        ],
      }),
    ).toThrow(refused('amendment.nothing-left'));
    given.contract.fulfil(NOW);
    expect(() => drafted(given, { deliverBy: '2026-06-30' })).toThrow(refused('contract.not-in-effect', { status: 'fulfilled' }));
  });
});

describe('CON-03 Nobody signs or seals what not everybody agreed to', () => {
  it('is not signed before all agreed, nor sealed by who signed, nor decided by its author', () => {
    const given = amendable();
    const amendment = submitted(given, { deliverBy: '2026-06-30' });
    expect(() => amendment.decide({ step: 'sales', approve: true }, someone('wang', 'contract:review-sales'), NOW)).toThrow(refused('review.own-matter'));
    const signing = { party: 'company', signedOn: '2026-03-20', signatory: '李慧', authority: 'legal-representative' } as const;
    expect(() => amendment.signForParty(signing, someone('zhou'), NOW)).toThrow(refused('state.illegal-transition'));
    const other = amendable();
    const signed = agreed(other, { deliverBy: '2026-06-30' });
    signed.signForParty(signing, someone('zhou'), NOW);
    signed.signForParty({ ...signing, party: 'customer', signatory: '张经理' }, someone('zhou'), NOW);
    expect(() => signed.applySeal({ ...SEAL, sealedOn: '2026-03-20' }, { contract: other.contract, order: FOLLOWS }, someone('zhou'), NOW)).toThrow(
      refused('contract.sealed-by-signatory'),
    );
  });

  it('C-11: cannot be edited after approval; a returned one is reviewed anew', () => {
    const given = amendable();
    const amendment = submitted(given, { deliverBy: '2026-06-30' });
    const change = () => amendment.changeTo(given.contract, { reason: '再改', deliverBy: '2026-07-31' }, given.prices, someone('wang'), NOW);
    expect(change).toThrow(refused('amendment.fixed', { status: 'in-review' }));
    amendment.decide({ step: 'sales', approve: false, comment: '交期太晚' }, REVIEWERS.sales, NOW);
    change();
    submit(amendment, given);
    expect(amendment).toMatchObject({ status: 'in-review', no: 'BJ-BC-2026-000001', after: { deliverBy: '2026-07-31' } });
    expect(amendment.earlierReviews).toHaveLength(1);
  });

  it('is taken over by no contract unless it is sealed, and by none that changed since', () => {
    const given = amendable();
    const amendment = agreed(given, { deliverBy: '2026-06-30' });
    expect(() => given.contract.takeOver(amendment, NOW)).toThrow(refused('amendment.not-agreed-by-all'));
    const done = sealed(amendable(), { deliverBy: '2026-06-30' });
    expect(() => given.contract.takeOver(done, NOW)).toThrow(refused('amendment.outdated'));
  });
});

describe('CON-07 A clause that changes is approved by sales vice president and head office', () => {
  it('and nobody asks them where no clause does', () => {
    const steps = (wish: Omit<ProposeAmendment, 'reason'>): string[] => submitted(amendable(), wish).review?.steps.map(({ step }) => step) ?? [];
    expect(steps({ clauses: [OTHER_WORDS] })).toEqual(['sales', 'legal', 'finance', 'audit', 'sales-vp', 'head-office']);
    expect(steps({ deliverBy: '2026-06-30' })).toEqual(['sales', 'legal', 'finance', 'audit']);
  });
});

describe('ORD-03 Prices come from the list, or from an exception that covers them', () => {
  it('what was agreed keeps its price while it does not become more, though the list has changed', () => {
    const given = amendable();
    const dearer = {
      ...given.prices,
      lists: [
        anApprovedList(
          given.products.map((product) => [product, '400'] as const),
          '2026-03-18',
        ),
      ],
    };
    const { after } = drafted({ ...given, prices: dearer }, { lines: [{ line: 1, quantity: '99' }] });
    expect(after.lines[0]).toMatchObject({ quantity: '99', unitPrice: '350.5', gross: '34699.50' });
  });

  it('what becomes more, or comes on top, has the price in force', () => {
    const given = amendable();
    const dearer = {
      ...given.prices,
      lists: [
        anApprovedList(
          given.products.map((product) => [product, '400'] as const),
          '2026-03-18',
        ),
      ],
    };
    const { after } = drafted(
      { ...given, prices: dearer },
      { lines: [{ line: 1, quantity: '101' }], add: [{ productId: given.products[1].id, quantity: '7' }] },
    );
    expect(after.lines.map(({ unitPrice }) => unitPrice)).toEqual(['400', '120.333333', '400']);
  });

  it('what leaves the band of its quantity has the price in force for less; what stays in it keeps what was agreed', () => {
    const given = amendable();
    const [cement] = given.products;
    const items = [{ productId: cement.id, unit: '吨', price: '380', bands: [{ from: '50', price: '345' }] }];
    const list = PriceList.draft({ name: 'Spring', validFrom: '2026-03-18', items }, [cement], someone('products'));
    list.approve([], someone('gm'), at('2026-03-18'));
    const prices = inForce(list, given.products, '2026-03-20');
    const priceOf = (quantity: string): string | undefined => drafted({ ...given, prices }, { lines: [{ line: 1, quantity }] }).after.lines[0]?.unitPrice;
    expect(['50', '49.999999', '150'].map(priceOf)).toEqual(['350.5', '380', '345']);
  });

  it('nobody types a price', () => {
    const given = amendable();
    expect(() => drafted(given, { lines: [{ line: 1, quantity: '100', price: '300' }] })).toThrow(refused('quote.price-off-list'));
    expect(() => drafted(given, { add: [{ productId: given.products[0].id, quantity: '1', price: '1' }] })).toThrow(refused('quote.price-off-list'));
  });

  it('a price exception covers it, within its quantity', () => {
    const given = amendable();
    const exception = anApprovedException(given.products[0]);
    const prices = inForce(given.list, given.products, '2026-03-20', [exception]);
    const cheaper = drafted({ ...given, prices }, { lines: [{ line: 1, quantity: '120', priceExceptionId: exception.id }] });
    expect(cheaper.after.lines[0]).toMatchObject({ unitPrice: '330', quantity: '120', priceExceptionId: exception.id });
    expect(cheaper.exceptionIds()).toEqual([exception.id]);
    expect(() => drafted({ ...given, prices }, { lines: [{ line: 1, quantity: '500', priceExceptionId: exception.id }] })).toThrow(
      refused('price-exception.used-up'),
    );
  });

  it('is refused at submission when the price is not in force any more', () => {
    const given = amendable();
    const amendment = drafted(given, { lines: [{ line: 1, quantity: '150' }] });
    given.contract.beginChange({ kind: 'amendment', id: amendment.id, no: null });
    const dearer = {
      ...given.prices,
      lists: [
        anApprovedList(
          given.products.map((product) => [product, '400'] as const),
          '2026-03-18',
        ),
      ],
    };
    expect(() => submit(amendment, { ...given, prices: dearer })).toThrow(refused('amendment.outdated', { skus: ['C425'] }));
  });
});

describe('ORD-16 The order must be able to follow', () => {
  it('or the amendment is refused before anybody reviews it, with the facts', () => {
    expect(() => submitted(amendable(), { lines: [{ line: 1, quantity: '10' }] }, SHIPPED)).toThrow(
      refused('amendment.order-moved-on', { because: 'shipped', sku: 'C425', wanted: '10', shipped: '40' }),
    );
  });

  it('or it falls, says why, and the contract stays as it is', () => {
    const given = amendable();
    const amendment = sealed(given, { lines: [{ line: 1, quantity: '10' }] });
    given.contract.dropChange(amendment.id, NOW);
    amendment.fall(SHIPPED);
    expect(amendment).toMatchObject({ status: 'void', voidBecause: 'shipped BJ-DD-2026-000001 partly-shipped C425 40' });
    expect(given.contract).toMatchObject({ revision: 1, changeUnderWay: null });
  });
});

describe('CON-15 What an amendment leaves is all that is owed', () => {
  it('and its order may be closed by it before the contract has taken it over: the contract is fulfilled as amended', () => {
    const given = amendable();
    const amendment = sealed(given, { lines: [{ line: 1, quantity: '80' }] });
    given.contract.fulfil(at('2026-03-21'));
    expect(given.contract.status).toBe('effective');
    given.contract.takeOver(amendment, at('2026-03-21'));
    expect(given.contract).toMatchObject({ status: 'fulfilled', revision: 2, total: '28401.00', fulfilledOn: '2026-03-21' });
  });

  it('also when it falls or is given up', () => {
    const given = amendable();
    const amendment = submitted(given, { deliverBy: '2026-06-30' });
    given.contract.fulfil(NOW);
    given.contract.dropChange(amendment.id, NOW);
    expect(given.contract).toMatchObject({ status: 'fulfilled', revision: 1 });
  });
});

describe('CON-16 Milestones that are done stay as they are', () => {
  it('whatever an amendment agrees on', () => {
    const given = amendable({ milestones: [{ code: 'M1', name: '首批', dueOn: '2026-04-01', binds: '交付 5 吨' }] });
    given.contract.milestoneDone({ code: 'M1', doneOn: '2026-03-19' }, someone('zhu'), at('2026-03-19'));
    const moved = { code: 'M1', name: '首批', dueOn: '2026-05-01', binds: '交付 5 吨' };
    expect(() => drafted(given, { milestones: [moved] })).toThrow(refused('contract.milestone-done', { code: 'M1' }));
    const second = { code: 'M2', name: '尾批', dueOn: '2026-05-20', binds: '交付余量' };
    given.contract.takeOver(sealed(given, { milestones: [second] }), at('2026-03-21'));
    expect(given.contract.milestones).toMatchObject([
      { code: 'M1', doneOn: '2026-03-19' },
      { code: 'M2', doneOn: null },
    ]);
    expect(given.contract.milestoneDueOn).toBe('2026-05-20');
  });
});
