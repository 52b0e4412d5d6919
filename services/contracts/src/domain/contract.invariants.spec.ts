import { Money, splitTax } from '@tradewind/domain/money';
import { Fault } from '@tradewind/kernel/fault';
import fc from 'fast-check';
import type { Contract } from './contract.js';
import {
  GROUNDS,
  aCustomer,
  aDraft,
  anApprovedList,
  aPriceList,
  aProduct,
  aTemplate,
  at,
  DEVIATION,
  inForce,
  OTHER_WORDS,
  REVIEW,
  REVIEWERS,
  SEAL,
  SIGNATURE,
  someone,
  WORDING,
} from '../../test/examples.js';
import type { PriceList } from './price-list.js';
import { Quote } from './quote.js';

const STEPS = ['sales', 'legal', 'finance', 'audit', 'sales-vp', 'head-office'] as const;
const PEOPLE = [
  someone('wang'),
  someone('zhou'),
  someone('you'),
  ...Object.values(REVIEWERS),
  someone('all', ...[...REVIEW.steps, ...DEVIATION.steps].map(({ permission }) => permission)),
];
const template = aTemplate();
const NOW = at('2026-03-15');

type Attempt = (contract: Contract) => void;

const submit: Attempt = (contract) => contract.submit('BJ-HT-2026-000001', { template, ...GROUNDS, deviation: DEVIATION }, someone('wang'), NOW);

/** What brings a contract one step further where it stands. */
const lawful: Attempt = (contract) => {
  const step = contract.review?.steps.find(({ decision }) => decision === 'pending')?.step as (typeof STEPS)[number] | undefined;
  if (contract.status === 'draft') submit(contract);
  else if (contract.status === 'in-review' && step) contract.decide({ step, approve: true }, REVIEWERS[step], NOW);
  else if (contract.status === 'approved') contract.sign({ ...SIGNATURE, signedOn: '2026-03-15' }, someone('zhou'), NOW);
  else contract.applySeal(SEAL, someone('you'), NOW);
};

/** Any verb by anybody, lawful or not. */
const reckless: fc.Arbitrary<Attempt> = fc.oneof(
  fc.constant(submit),
  fc.tuple(fc.constantFrom(...STEPS), fc.constantFrom(...PEOPLE), fc.boolean()).map(
    ([step, by, approve]): Attempt =>
      (contract) =>
        contract.decide({ step, approve, comment: '意见' }, by, NOW),
  ),
  fc.constantFrom('2026-05-31', '2026-06-30').map(
    (deliverBy): Attempt =>
      (contract) =>
        contract.changeTerms({ deliverBy }, NOW),
  ),
  fc.constantFrom(...PEOPLE).map(
    (by): Attempt =>
      (contract) =>
        contract.sign({ ...SIGNATURE, signedOn: '2026-03-15' }, by, NOW),
  ),
  fc.constantFrom(...PEOPLE).map(
    (by): Attempt =>
      (contract) =>
        contract.applySeal(SEAL, by, NOW),
  ),
  fc.constantFrom(...PEOPLE).map(
    (to): Attempt =>
      (contract) =>
        contract.follow({ org: 'hq.bj.sales', branch: 'bj', ownerId: to.id }),
  ),
  fc.tuple(fc.constantFrom(OTHER_WORDS.wording, WORDING.split('\n')[2] ?? ''), fc.constantFrom(...PEOPLE)).map(
    ([wording, by]): Attempt =>
      (contract) =>
        contract.deviate({ ...OTHER_WORDS, wording }, by, NOW),
  ),
  fc.tuple(fc.constantFrom('customer' as const, 'company' as const), fc.constantFrom(...PEOPLE)).map(
    ([party, by]): Attempt =>
      (contract) =>
        contract.signForParty({ party, signedOn: '2026-03-15', signatory: '李慧', authority: 'legal-representative' }, by, NOW),
  ),
  fc.constant<Attempt>((contract) => contract.fulfil(NOW)),
  fc.constant<Attempt>((contract) => contract.terminate('客户撤回')),
);
const attempts = fc.oneof({ arbitrary: fc.constant(lawful), weight: 1 }, { arbitrary: reckless, weight: 2 });

function tried(contract: Contract, attempt: Attempt): void {
  try {
    attempt(contract);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
  }
}

function expectAgreedByAll({ review, signature, seal, ...contract }: Contract, contentHash: string): void {
  const reviewers = review?.steps.map(({ by }) => by);
  expect(review?.contentHash).toBe(contentHash);
  const asked = contract.deviations.length > 0 ? STEPS : STEPS.slice(0, 4);
  expect(review?.steps.map(({ step, decision }) => [step, decision])).toEqual(asked.map((step) => [step, 'approved']));
  expect(contract.deviations.length > 0).toBe(contract.text.includes('质保金'));
  expect(new Set(reviewers).size).toBe(asked.length);
  expect(reviewers).not.toContain(contract.draftedBy);
  expect([signature, ...contract.signatures].map((each) => each?.recordedBy)).not.toContain(seal?.sealedBy ?? 'nobody');
}

describe('CON-03 No effective contract without all reviews on the same content hash', () => {
  it('holds whatever is tried, in whatever order', () => {
    let [effective, deviating] = [0, 0];
    fc.assert(
      fc.property(fc.array(attempts, { minLength: 10, maxLength: 120 }), fc.boolean(), (sequence, deviates) => {
        const contract = aDraft({ template });
        if (deviates) contract.deviate(OTHER_WORDS, someone('wang'), NOW);
        for (const attempt of sequence) {
          const before = contract.status;
          tried(contract, attempt);
          expect(Money.of(contract.net).plus(Money.of(contract.tax)).toString()).toBe(contract.total);
          if (!['signed', 'effective', 'fulfilled'].includes(contract.status)) continue;
          expectAgreedByAll(contract, contract.contentHash());
          // nobody agreed to what is their own matter at the moment of signing
          if (before === 'approved') expect(contract.review?.steps.map(({ by }) => by)).not.toContain(contract.ownerId);
          if (contract.status === 'effective') effective += 1;
          if (contract.status === 'effective' && contract.deviations.length > 0) deviating += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect([effective > 0, deviating > 0]).toEqual([true, true]);
  });
});

describe('ORD-02 Lines and totals always agree', () => {
  const decimal = (whole: number, places: number) =>
    fc
      .tuple(fc.integer({ min: 0, max: whole }), fc.integer({ min: 1, max: 10 ** places - 1 }))
      .map(([left, right]) => `${left}.${String(right).padStart(places, '0')}`);

  it('to the cent, for any prices, quantities and tax rates', () => {
    const line = fc.record({ price: decimal(99_999, 6), quantity: decimal(9_999, 6), taxRate: fc.constantFrom('0', '0.06', '0.09', '0.13') });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const products = lines.map(({ taxRate }, i) => aProduct(`P${i}`, { taxRate }));
        const list = anApprovedList(products.map((product, i) => [product, lines[i]?.price ?? '0'] as const));
        const items = products.map(({ id: productId }, i) => ({ productId, quantity: lines[i]?.quantity ?? '0' }));
        const quote = Quote.draft({ lines: items }, aCustomer(), inForce(list, products), someone('wang'));
        for (const { gross, net, tax, taxRate } of quote.lines) {
          expect(Money.of(net).plus(Money.of(tax)).toString()).toBe(gross);
          expect(splitTax(Money.of(gross), taxRate).net.toString()).toBe(net);
        }
        const sum = (amount: 'gross' | 'net' | 'tax') => Money.sum(quote.lines.map((priced) => Money.of(priced[amount]))).toString();
        expect([quote.total, quote.net, quote.tax]).toEqual([sum('gross'), sum('net'), sum('tax')]);
        expect(Money.of(quote.net).plus(Money.of(quote.tax)).toString()).toBe(quote.total);
      }),
    );
  });
});

describe('ORD-03 Exactly one version of a price list holds on a day', () => {
  const day = (n: number) => `2026-04-${String(n).padStart(2, '0')}`;
  const cement = aProduct('C425');

  it('whatever is approved, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }), (firstDays) => {
        const approved: PriceList[] = [];
        for (const first of firstDays) {
          const list = anApprovedListAmong(approved, day(first));
          for (const before of approved.filter((other) => other.yieldsTo(list))) before.giveWayTo(list, at('2026-03-01'));
          approved.push(list);
        }
        for (let n = 1; n <= 30; n += 1) expect(approved.filter((list) => list.holdsOn(day(n)))).toHaveLength(n < Math.min(...firstDays) ? 0 : 1);
      }),
    );
  });

  function anApprovedListAmong(before: readonly PriceList[], validFrom: string): PriceList {
    const list = aPriceList([[cement, '1']], { validFrom });
    list.approve(before, someone('gm'), at('2026-03-01'));
    return list;
  }
});
