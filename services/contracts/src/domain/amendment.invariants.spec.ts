import type { OrderFollowsView } from '@tradewind/contracts/orders/order-changes.api';
import { amendmentNotFound, type ProposeAmendment } from '@tradewind/contracts/contracts/amendments.api';
import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { Money } from '@tradewind/domain/money';
import { Quantity } from '@tradewind/domain/quantity';
import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import {
  GROUNDS,
  aCustomer,
  amendable,
  anApprovedException,
  anApprovedList,
  at,
  DEVIATION,
  inForce,
  OTHER_WORDS,
  REVIEW,
  REVIEWERS,
  someone,
  type Amendable,
} from '../../test/examples.js';
import { Amendment } from './amendment.js';
import type { PriceException } from './price-exception.js';

const NOW = at('2026-03-20');
const DAY = '2026-03-20';
const EVERY_STEP = ['sales', 'legal', 'finance', 'audit', 'sales-vp', 'head-office'] as const;
const PEOPLE = [
  someone('wang'),
  someone('zhou'),
  someone('you'),
  ...Object.values(REVIEWERS),
  someone('all', ...[...REVIEW.steps, ...DEVIATION.steps].map(({ permission }) => permission)),
];
const SIGNING = { signedOn: DAY, authority: 'legal-representative' } as const;

/** A contract in effect, what its order has shipped, and whatever amendments were drawn up. The list may change meanwhile. */
class World {
  readonly given: Amendable = amendable();
  readonly exception: PriceException = anApprovedException(this.given.products[0]);
  readonly amendments: Amendment[] = [];
  listed = '350.5';
  shipped = Quantity.zero;

  get contract(): Amendable['contract'] {
    return this.given.contract;
  }

  get prices(): Amendable['prices'] {
    const [cement, gypsum] = this.given.products;
    const list = anApprovedList([
      [cement, this.listed],
      [gypsum, '120.333333'],
    ]);
    return inForce(list, this.given.products, DAY, [this.exception]);
  }

  /** Orders ship no cement below what was shipped; they answer as the order would. */
  follows(amendment: Amendment): OrderFollowsView {
    const wanted = amendment.after.lines[0]?.quantity ?? '0';
    if (Quantity.of(wanted).covers(this.shipped)) return { follows: true, objection: null };
    const objection = { because: 'shipped', orderNo: 'DD', status: 'partly-shipped', sku: 'C425', wanted, shipped: this.shipped.toString() } as const;
    return { follows: false, objection };
  }

  latest(nth: number): Amendment {
    const found = this.amendments.at(-1 - (nth % Math.max(1, this.amendments.length)));
    if (!found) throw amendmentNotFound({ amendmentId: 'none' });
    return found;
  }

  propose(wish: Omit<ProposeAmendment, 'reason'>): void {
    const amendment = Amendment.draft(this.contract, { reason: '调整', ...wish }, this.prices, someone('wang'), NOW);
    this.contract.beginChange({ kind: 'amendment', id: amendment.id, no: null });
    this.amendments.push(amendment);
  }

  submit(amendment: Amendment): void {
    for (const line of amendment.lines.filter(({ priceExceptionId }) => priceExceptionId !== undefined))
      this.exception.take(amendment.id, line, aCustomer().id, DAY);
    const order = this.follows(amendment);
    const no = `BJ-BC-2026-${amendment.id.slice(-6)}`;
    amendment.submit(no, { contract: this.contract, prices: this.prices, ...GROUNDS, deviation: DEVIATION, order }, someone('wang'), NOW);
  }

  seal(amendment: Amendment, by = someone('you')): void {
    amendment.applySeal({ sealedOn: DAY, sealNo: '1', copies: 2 }, { contract: this.contract, order: this.follows(amendment) }, by, NOW);
  }

  /** What the process does with the answer of the order. */
  conclude(amendment: Amendment): void {
    const order = this.follows(amendment);
    if (order.follows) this.contract.takeOver(amendment, NOW);
    else this.contract.dropChange(amendment.id, NOW);
    if (order.follows) amendment.takeEffect(NOW);
    else amendment.fall(order);
  }

  /** One step further on the lawful way. */
  goOn(amendment: Amendment): void {
    const step = amendment.review?.steps.find(({ decision }) => decision === 'pending')?.step as (typeof EVERY_STEP)[number] | undefined;
    if (amendment.status === 'draft') this.submit(amendment);
    else if (amendment.status === 'in-review' && step) amendment.decide({ step, approve: true }, REVIEWERS[step], NOW);
    else if (amendment.status === 'approved') {
      const party = amendment.signatures.length === 0 ? 'customer' : 'company';
      amendment.signForParty({ ...SIGNING, party, signatory: '李慧' }, someone('zhou'), NOW);
    } else if (amendment.status === 'signed') this.seal(amendment);
    else this.conclude(amendment);
  }
}

type Attempt = (world: World) => void;

const quantity = fc.constantFrom('0', '10', '40', '99', '100', '101', '150');
const line = fc.record(
  { line: fc.constantFrom(1, 2, 3), quantity, price: fc.constantFrom('1', '330', '350.5', '400'), excepted: fc.boolean() },
  { requiredKeys: ['line', 'quantity'] },
);
const wish = fc.record(
  {
    lines: fc.array(line, { minLength: 1, maxLength: 2 }),
    add: fc.array(fc.record({ product: fc.nat(1), quantity: fc.constantFrom('1', '30') }), { minLength: 1, maxLength: 2 }),
    payment: fc.constantFrom('prepay' as const, 'credit' as const),
    deliverBy: fc.constantFrom('2026-01-01', '2026-06-30', '2026-07-31'),
    deviates: fc.constantFrom(true),
  },
  { requiredKeys: [] },
);

type Wish = typeof wish extends fc.Arbitrary<infer W> ? W : never;

const asked = (world: World, { lines, add, deviates, ...terms }: Wish): Omit<ProposeAmendment, 'reason'> => ({
  ...terms,
  ...(lines && { lines: lines.map(({ excepted, ...each }) => ({ ...each, ...(excepted && { priceExceptionId: world.exception.id }) })) }),
  ...(add && { add: add.map(({ product, quantity: q }) => ({ productId: world.given.products[product === 0 ? 0 : 1].id, quantity: q })) }),
  ...(deviates && { clauses: [OTHER_WORDS] }),
});

const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  {
    arbitrary: fc.nat(1).map(
      (n): Attempt =>
        (world) =>
          world.goOn(world.latest(n)),
    ),
    weight: 12,
  },
  {
    arbitrary: wish.map(
      (w): Attempt =>
        (world) =>
          world.propose(asked(world, w)),
    ),
    weight: 4,
  },
  fc.tuple(fc.nat(1), wish).map(
    ([n, w]): Attempt =>
      (world) =>
        world.latest(n).changeTo(world.contract, { reason: '改', ...asked(world, w) }, world.prices, someone('wang'), NOW),
  ),
  fc.tuple(fc.nat(1), fc.constantFrom(...EVERY_STEP), fc.constantFrom(...PEOPLE), fc.boolean()).map(
    ([n, step, by, approve]): Attempt =>
      (world) =>
        world.latest(n).decide({ step, approve, comment: '意见' }, by, NOW),
  ),
  fc.tuple(fc.nat(1), fc.constantFrom(...PEOPLE)).map(
    ([n, by]): Attempt =>
      (world) =>
        world.seal(world.latest(n), by),
  ),
  fc.nat(1).map(
    (n): Attempt =>
      (world) =>
        world.conclude(world.latest(n)),
  ),
  fc.nat(1).map((n): Attempt => (world) => {
    const amendment = world.latest(n);
    amendment.giveUp('放弃');
    world.contract.dropChange(amendment.id, NOW);
  }),
  fc.constantFrom('330', '350.5', '400').map((price): Attempt => (world) => {
    world.listed = price;
  }),
  fc.constantFrom('10', '60').map((more): Attempt => (world) => {
    const ordered = Quantity.of(world.contract.lines[0]?.quantity ?? '0');
    if (ordered.covers(world.shipped.plus(Quantity.of(more)))) world.shipped = world.shipped.plus(Quantity.of(more));
  }),
);

/** A price that somebody agreed to; drawn often, or whole runs pass without one. */
const exceptedWish = fc.constantFrom('330', '350.5', '400').map((price): Wish => ({ lines: [{ line: 1, quantity: '40', price, excepted: true }] }));
/** An amendment on its lawful way, for as far as it goes: twelve steps bring any into effect. */
const course: fc.Arbitrary<Attempt[]> = fc
  .tuple(fc.oneof({ arbitrary: wish, weight: 5 }, { arbitrary: exceptedWish, weight: 1 }), fc.constantFrom(3, 8, 12, 12))
  .map(([w, far]) => [(world: World) => world.propose(asked(world, w)), ...Array.from({ length: far }, (): Attempt => (world) => world.goOn(world.latest(0)))]);
/** Amendments on their way, with anything at all in between. */
const story = fc
  .array(fc.oneof({ arbitrary: course, weight: 2 }, { arbitrary: attempt.map((one) => [one]), weight: 3 }), { minLength: 2, maxLength: 14 })
  .map((parts) => parts.flat());

function tried(world: World, act: Attempt): void {
  try {
    act(world);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}

/** Every price is what was agreed before for at least as much, on the list at some time, or under the exception and not below its floor. */
function expectLawfulPrices(lines: readonly AgreedLine[]): void {
  for (const { sku, unitPrice, priceExceptionId } of lines) {
    const listed = sku === 'C425' ? ['330', '350.5', '400'] : ['120.333333'];
    if (priceExceptionId === undefined) expect(listed).toContain(unitPrice);
    else expect(Quantity.of(unitPrice).covers(Quantity.of('330'))).toBe(true);
  }
}

/** The latest version was reviewed on exactly its content by as many people as steps, none of whose matter it is; says how many clauses it changed. */
function expectAgreedByAll({ amendments, contract }: World): number {
  const amendment = amendments.find(({ revision: made, status }) => made === contract.revision && status === 'effective');
  if (!amendment) throw new Error('a version that no amendment made');
  const { review, signatures, seal, deviating } = amendment;
  const steps = review?.steps ?? [];
  const people = steps.map(({ by }) => by);
  expect(review?.contentHash).toBe(amendment.contentHash());
  expect(steps.map(({ step, decision }) => [step, decision])).toEqual(
    (deviating.length > 0 ? EVERY_STEP : EVERY_STEP.slice(0, 4)).map((step) => [step, 'approved']),
  );
  expect(new Set(people).size).toBe(steps.length);
  for (const own of ['wang', contract.ownerId]) expect(people).not.toContain(own);
  expect(signatures.map(({ party }) => party).toSorted()).toEqual(['company', 'customer']);
  expect(signatures.map(({ recordedBy }) => recordedBy)).not.toContain(seal?.sealedBy);
  return deviating.length;
}

describe('CON-03, CON-07, ORD-03, C-09, C-11 A contract in effect changes by what all agreed to, and by nothing else', () => {
  it('whatever is tried, in whatever order, whatever is shipped and whatever the list says meanwhile', () => {
    let [versions, deviating, excepted] = [0, 0, 0];
    fc.assert(
      fc.property(story, (sequence) => {
        const world = new World();
        for (const act of sequence) {
          const { revision, contract } = { revision: world.contract.revision, contract: world.contract };
          const hash = contract.contentHash();
          tried(world, act);
          expect(Money.of(contract.net).plus(Money.of(contract.tax)).toString()).toBe(contract.total);
          expect(Quantity.of(contract.lines[0]?.quantity ?? '0').covers(world.shipped)).toBe(true);
          expect([contract.currency, contract.lines[0]?.sku]).toEqual(['CNY', 'C425']);
          if (contract.revision === revision) {
            expect(contract.contentHash()).toBe(hash);
            continue;
          }
          versions += 1;
          expect(contract.revision).toBe(revision + 1);
          const clauses = expectAgreedByAll(world);
          expectLawfulPrices(contract.lines);
          if (clauses > 0) deviating += 1;
          if (contract.lines.some(({ priceExceptionId }) => priceExceptionId !== undefined)) excepted += 1;
        }
        expect(Quantity.of(world.exception.maxQuantity).covers(Quantity.of(world.exception.used()))).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect([versions > 20, deviating > 0, excepted > 0]).toEqual([true, true, true]);
  });
});
