import { newId } from '@tradewind/kernel/ids';
import { DraftsInForce } from '@tradewind/policies/drafts-in-force';
import type { ReviewPolicy, ReviewStepRule } from '@tradewind/policies/kinds';
import { replayed } from '@tradewind/policies/replay';
import type { ReplayedPieceView } from '@tradewind/contracts/policies/replays.api';
import { Tally } from '@tradewind/policies/tally';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { openReview } from './opening.js';
import { reviewsOf } from './replay.js';
import type { Review } from './review.js';

let own: OwnDatabase;
beforeAll(async () => {
  own = await anOwnDatabase();
  await own.rows(`CREATE TABLE "wish" ("id" uuid PRIMARY KEY, "org" text NOT NULL, "no" text, "amount" numeric NOT NULL, "review" jsonb, "earlier" jsonb NOT NULL,
                                       "createdAt" timestamptz NOT NULL, "updatedAt" timestamptz NOT NULL)`);
});
afterAll(() => own.drop());
beforeEach(() => own.rows('DELETE FROM "wish"'));

const department = { step: 'department', round: 1, permission: 'price-exception:decide-department' };
const branch = { step: 'branch', round: 2, permission: 'price-exception:decide-branch' };
const KEY = 'price-exception-review';
const inMay = new Date('2026-05-10T02:00:00Z');

const opened = (rules: readonly ReviewStepRule[], amount: string, facts: Record<string, string> = {}, at = inMay): Review =>
  openReview({ steps: rules, policy: `${KEY}@hq/1`, content: amount, submittedBy: 'wang', amount, facts, at });

const withoutAmount = ({ amount: _amount, ...old }: Review): Review => old;

async function kept(review: Review, given: { org?: string; amount?: string; earlier?: readonly Review[] } = {}): Promise<void> {
  const { org = 'hq.bj', amount = '0', earlier = [] } = given;
  await own.rows('INSERT INTO "wish" VALUES ($1, $2, $3, $4, $5, $6, $7, $7)', [newId(), org, 'JW-1', amount, review, JSON.stringify(earlier), inMay]);
}

async function tried(value: ReviewPolicy, org = 'hq.bj'): Promise<ReplayedPieceView> {
  const source = reviewsOf(own.db, { table: 'wish', keys: [KEY], no: 'it."no"', amount: 'it."amount"', earlier: 'it."earlier"' });
  return replayed(own.db, [source], { from: '2026-05-01', to: '2026-05-31', drafts: [{ key: KEY, org, value }] });
}

describe('XCT-01, ORG-07 Reviews are opened again under a draft', () => {
  it('by their own facts: a condition that was not there asks for a step more where it holds', async () => {
    await kept(opened([department], '900.00', { discount: '0.12', amount: '900.00', quantity: '10' }));
    await kept(opened([department], '800.00', { discount: '0.08', amount: '800.00', quantity: '10' }));
    const { steps, reviews, facts, complete } = await tried({ steps: [department, { ...branch, when: 'discount > 0.1' }] });
    expect({ facts, complete }).toEqual({ facts: 2, complete: true });
    expect(steps).toMatchObject([
      { step: 'branch', before: 0, after: 1, added: 1, amountAdded: '900.00' },
      { step: 'department', before: 2, after: 2, added: 0, saved: 0 },
    ]);
    expect(reviews).toMatchObject([{ key: KEY, reviews: 2, changed: 1, amountChanged: '900.00', examples: ['JW-1'] }]);
  });

  it('an earlier one by the amount it was about then, not by what the row says now', async () => {
    await kept(opened([department], '100.00'), { amount: '100.00', earlier: [opened([department], '7000.00')] });
    const { steps } = await tried({ steps: [department, { ...branch, fromAmount: '5000.00' }] });
    expect(steps.find(({ step }) => step === 'branch')).toMatchObject({ added: 1, amountAdded: '7000.00' });
  });

  it('one from before it kept its amount by that of its row', async () => {
    await kept(withoutAmount(opened([department], '1.00')), { amount: '6000.00' });
    expect((await tried({ steps: [department, { ...branch, fromAmount: '5000.00' }] })).steps).toMatchObject([{ step: 'branch', added: 1 }, { added: 0 }]);
  });

  it('other people for the same step are not one step less and one more', async () => {
    await kept(opened([department, branch], '10.00'));
    const { steps } = await tried({
      steps: [
        { ...department, permission: 'price-exception:decide-sales-vp' },
        { ...branch, resolver: 'head-of-unit' },
      ],
    });
    expect(steps).toMatchObject([
      { step: 'branch', otherPeople: 1, added: 0, saved: 0 },
      { step: 'department', otherPeople: 1, added: 0, saved: 0 },
    ]);
  });

  it('who was added by somebody is not an approval that a policy saves', async () => {
    const review = opened([department], '10.00');
    const added = { ...review.steps[0]!, step: 'added-1', addedBy: { id: 'li', name: '李慧' } };
    await kept({ ...review, steps: [...review.steps, added] });
    expect((await tried({ steps: [department] })).steps).toMatchObject([{ step: 'department', before: 1, after: 1 }]);
  });

  it('what nobody could review any more is stopped, with the refusal', async () => {
    await kept(opened([department], '10.00'));
    const { outcomes, reviews } = await tried({ steps: [{ ...department, fromAmount: '50.00' }] });
    expect(outcomes).toEqual([{ subject: KEY, code: 'review.nobody-to-review', effect: 'stopped', count: 1, amount: '10.00', examples: ['JW-1'] }]);
    expect(reviews).toMatchObject([{ changed: 1 }]);
  });

  it('outside of the period, of the unit, or without a review there is nothing to try', async () => {
    await kept(opened([department], '10.00', {}, new Date('2026-04-30T15:59:59Z')));
    await kept(opened([department], '10.00'), { org: 'hq.bjx' });
    await expect(tried({ steps: [branch] })).resolves.toMatchObject({ facts: 0, steps: [] });
  });

  it('piece by piece it comes to the same', async () => {
    for (let i = 0; i < 2_100; i += 300) {
      const rows = Array.from({ length: 300 }, (_, n) => ({
        id: newId(),
        org: 'hq.bj',
        no: `JW-${i + n}`,
        amount: i + n,
        review: opened([department], `${i + n}.00`),
      }));
      await own.rows(`INSERT INTO "wish" SELECT "id", "org", "no", "amount", "review", '[]', $2, $2 FROM jsonb_populate_recordset(NULL::"wish", $1)`, [
        JSON.stringify(rows),
        inMay,
      ]);
    }
    const value = { steps: [department, { ...branch, fromAmount: '1000.00' }] };
    const source = reviewsOf(own.db, { table: 'wish', keys: [KEY], no: 'it."no"', amount: 'it."amount"', earlier: 'it."earlier"' });
    const asked = { from: '2026-05-01', to: '2026-05-31', drafts: [{ key: KEY, org: 'hq', value }] };
    const pieces: ReplayedPieceView[] = [];
    for (let next: string | null = ''; next !== null; next = pieces.at(-1)?.next ?? null)
      pieces.push(await replayed(own.db, [source], { ...asked, ...(next !== '' && { after: next }) }));
    expect(pieces.length).toBeGreaterThan(2);
    expect(Tally.of(pieces).view().steps).toMatchObject([
      { step: 'branch', added: 1_100 },
      { step: 'department', before: 2_100, after: 2_100 },
    ]);
    expect(new DraftsInForce(own.db, asked.drafts).orgsOf([KEY])).toEqual(['hq']);
  });
});
