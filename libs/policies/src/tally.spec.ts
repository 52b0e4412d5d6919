import fc from 'fast-check';
import { Tally } from './tally.js';

type Found = (tally: Tally) => void;

const key = fc.constantFrom('claim-review', 'contract-review');
const amount = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => (cents / 100).toFixed(2));
const found: fc.Arbitrary<Found> = fc.oneof(
  fc.tuple(key, fc.boolean(), amount, fc.uuid()).map(([k, changed, about, no]): Found => (tally) => {
    tally.look(1);
    tally.review(k, changed, about, no);
  }),
  fc
    .tuple(key, fc.constantFrom('finance', 'leader'), fc.constantFrom('same', 'added', 'saved', 'other-people'), amount)
    .map(([k, step, change, about]): Found => (tally) => {
      tally.step(k, step, change, about);
    }),
  fc.tuple(fc.constantFrom('stopped', 'freed'), amount, fc.uuid()).map(([effect, about, no]): Found => (tally) => {
    tally.outcome('order', 'order.payment-missing', effect, about, no);
  }),
  fc.tuple(fc.constantFrom('li', 'wang'), amount, amount).map(([personId, before, after]): Found => (tally) => {
    tally.bonus({ personId, personName: personId, org: 'hq', months: 1, before, after });
  }),
);

function tallyOf(all: readonly Found[]): Tally {
  const tally = new Tally();
  for (const each of all) each(tally);
  return tally;
}

describe('XCT-01 A simulation adds up', () => {
  it('to the same, in whatever pieces the facts were looked at', () => {
    fc.assert(
      fc.property(fc.array(found, { maxLength: 60 }), fc.array(fc.nat({ max: 60 }), { maxLength: 4 }), (all, cuts) => {
        const places = [0, ...cuts.toSorted((a, b) => a - b), all.length];
        const pieces = places.slice(1).map((end, i) => tallyOf(all.slice(places[i], end)).view());
        expect(Tally.of(pieces).view()).toEqual(tallyOf(all).view());
      }),
    );
  });

  it('every step that was asked for before is there after, or was saved; every one after was there before, or was added', () => {
    fc.assert(
      fc.property(fc.array(found, { maxLength: 60 }), (all) => {
        for (const { before, after, added, saved } of tallyOf(all).view().steps) expect(after).toBe(before + added - saved);
      }),
    );
  });
});
