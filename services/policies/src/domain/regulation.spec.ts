import type { DraftRegulation } from '@tradewind/contracts/policies/regulations.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Regulation } from './regulation.js';

const someone = (id: string, org = 'hq', standsInFor?: string): Actor => ({
  id,
  name: id,
  kind: 'person',
  posts: [{ post: 'leader', org, branch: 'hq' }],
  grants: standsInFor === undefined ? [] : [{ permission: 'regulation:approve', org: 'hq', own: false, onBehalfOf: { id: standsInFor, name: standsInFor } }],
});
const at = (day: string): Date => new Date(`${day}T10:00:00+08:00`);

const clause = {
  ...{ no: '6.3', titleZh: '先款后货', titleEn: 'Payment before goods', textZh: '先款后货。', textEn: 'Payment before goods.' },
  requirements: ['ORD-06'],
  controls: [{ kind: 'guard' as const, key: 'order.payment-missing', requirements: ['ORD-06'] }],
};
const words = (given: Partial<DraftRegulation> = {}): DraftRegulation => ({
  ...{ number: 'ZD-1', titleZh: '制度', titleEn: 'Regulation', effectiveFrom: '2026-04-01', reviewBy: '2027-04-01', interpretedBy: 'hq' },
  holders: [{ unit: 'hq.finance', distributionNo: 'ZD-1-01' }],
  clauses: [clause],
  ...given,
});

const aDraft = (given: Partial<DraftRegulation> = {}) => Regulation.draft(words(given), someone('li'));
const aReviewed = (given: Partial<DraftRegulation> = {}) => {
  const regulation = aDraft(given);
  regulation.submit(someone('li'));
  regulation.review(someone('wu'), at('2026-03-02'));
  return regulation;
};
const approved = (before: readonly Regulation[], effectiveFrom: string, on: string) => {
  const regulation = aReviewed({ effectiveFrom });
  regulation.approve(before, someone('chen'), at(on));
  for (const edition of before.filter((each) => each.yieldsTo(regulation))) edition.giveWayTo(regulation, at(on));
  return regulation;
};

describe('XCT-02 A regulation is drafted, reviewed and approved by three people', () => {
  it('goes from draft to approved and says who did what', () => {
    const regulation = aReviewed();
    regulation.approve([], someone('chen'), at('2026-03-03'));
    expect(regulation).toMatchObject({ status: 'approved', edition: 1, draftedByName: 'li', reviewedByName: 'wu', approvedByName: 'chen' });
  });

  it('is not reviewed or approved by its drafter, nor approved by who reviewed it', () => {
    const [submitted, reviewed] = [aDraft(), aReviewed()];
    submitted.submit(someone('li'));
    expect(() => submitted.review(someone('li'), at('2026-03-02'))).toThrow('You have drafted this regulation already');
    expect(() => reviewed.approve([], someone('li'), at('2026-03-02'))).toThrow('You have drafted this regulation already');
    expect(() => reviewed.approve([], someone('wu'), at('2026-03-02'))).toThrow('You have reviewed this regulation already');
  });

  it('nor by anybody who stands in for them (ORG-14)', () => {
    expect(() => aReviewed().approve([], someone('deputy', 'hq', 'li'), at('2026-03-02'))).toThrow('You have drafted');
    expect(() => aReviewed().approve([], someone('deputy', 'hq', 'wu'), at('2026-03-02'))).toThrow('You have reviewed');
  });

  it('skips no step', () => {
    expect(() => aDraft().review(someone('wu'), at('2026-03-02'))).toThrow('Cannot review what is draft');
    expect(() => aDraft().approve([], someone('chen'), at('2026-03-02'))).toThrow('Cannot approve what is draft');
  });

  it('goes back to its drafter with a reason, is changed by nobody else, and is reviewed anew', () => {
    const regulation = aReviewed();
    regulation.return('第3条不清楚', someone('chen'));
    expect(regulation).toMatchObject({ status: 'draft', returnReason: '第3条不清楚', reviewedBy: null });
    expect(() => regulation.redraft(words(), someone('wu'))).toThrow('Only its drafter');
    regulation.redraft(words({ titleEn: 'Better' }), someone('li'));
    regulation.submit(someone('li'));
    expect(regulation).toMatchObject({ status: 'submitted', titleEn: 'Better', returnReason: null });
  });

  it('is acknowledged once approved, by somebody of the unit that holds the copy', () => {
    const regulation = aReviewed();
    expect(() => regulation.acknowledge('ZD-1-01', someone('han', 'hq.finance'), at('2026-03-02'))).toThrow('is not held by a unit of yours');
    regulation.approve([], someone('chen'), at('2026-03-03'));
    expect(() => regulation.acknowledge('ZD-1-01', someone('sun', 'hq.sales'), at('2026-03-04'))).toThrow('is not held by a unit of yours');
    regulation.acknowledge('ZD-1-01', someone('han', 'hq.finance.cash'), at('2026-03-04'));
    expect(regulation.copies).toMatchObject([{ distributionNo: 'ZD-1-01', acknowledgedByName: 'han' }]);
  });
});

describe('XCT-01 It is in force from its day, until a newer edition is', () => {
  it('takes effect on its day and not before', () => {
    const regulation = approved([], '2026-04-01', '2026-03-03');
    regulation.followItsDates(at('2026-03-31'));
    expect(regulation.status).toBe('approved');
    regulation.followItsDates(at('2026-04-01'));
    expect(regulation.status).toBe('effective');
  });

  it('approved late, from the day of its approval', () => {
    expect(approved([], '2026-04-01', '2026-05-20')).toMatchObject({ effectiveFrom: '2026-05-20', status: 'effective' });
  });

  it('gives way on the first day of the next edition', () => {
    const first = approved([], '2026-04-01', '2026-04-01');
    const second = approved([first], '2026-06-01', '2026-05-01');
    expect([first.supersededFrom, first.status, second.edition]).toEqual(['2026-06-01', 'effective', 2]);
    for (const edition of [first, second]) edition.followItsDates(at('2026-06-01'));
    expect([first.status, second.status]).toEqual(['superseded', 'effective']);
  });

  it('gives way to an edition that was approved before it for a later day', () => {
    const later = approved([], '2026-07-01', '2026-03-03');
    const sooner = approved([later], '2026-05-01', '2026-03-04');
    expect([sooner.supersededFrom, later.supersededFrom]).toEqual(['2026-07-01', null]);
  });

  it('never takes effect when another edition was approved for the same day after it', () => {
    const [one, other] = [approved([], '2026-05-01', '2026-03-03')].flatMap((edition) => [edition, approved([edition], '2026-05-01', '2026-03-04')]);
    for (const edition of [one!, other!]) edition.followItsDates(at('2026-05-01'));
    expect([one!.status, other!.status]).toEqual(['superseded', 'effective']);
  });

  it('is not approved after its review was due', () => {
    expect(() => approved([], '2026-04-01', '2027-04-01')).toThrow('its review is due on 2027-04-01');
  });
});

describe('XCT-01 A clause is bound to controls that exist', () => {
  it('says everything that is wrong at once, each with its requirement', () => {
    const wrong = {
      ...clause,
      requirements: ['ORD-06', 'Order 6'],
      controls: [{ kind: 'guard' as const, key: 'order.moon-is-full', requirements: ['ORD-07'] }],
    };
    expect(() => aDraft({ clauses: [wrong, clause] })).toThrow(
      'clause 6.3 is there twice (XCT-02); clause 6.3 covers "Order 6", which is no id of a requirement (XCT-01); ' +
        'clause 6.3 names the guard "order.moon-is-full", which the platform does not have (XCT-01); ' +
        'clause 6.3 says that "order.moon-is-full" keeps ORD-07, which the clause does not cover (XCT-01)',
    );
  });

  it('does not take the steps of an approval for a clock', () => {
    expect(() => aDraft({ clauses: [{ ...clause, controls: [{ kind: 'clock', key: 'claim-review', requirements: ['ORD-06'] }] }] })).toThrow('names the clock');
    expect(() => aDraft({ clauses: [{ ...clause, controls: [{ kind: 'approval-step', key: 'claim-review', requirements: ['ORD-06'] }] }] })).not.toThrow();
  });

  it('is reviewed after it took effect', () => {
    expect(() => aDraft({ reviewBy: '2026-04-01' })).toThrow('before it takes effect');
  });
});
