import fc from 'fast-check';
import { EXAMPLE_POLICIES } from './example-values.js';
import { KPI_CODES } from './kinds.js';
import { objectionsToConditions } from './review-conditions.js';
import { objectionsTo, type Surroundings } from './soundness.js';

const around: Surroundings = {
  posts: [
    { key: 'administrator', permissions: [] },
    { key: 'sales-manager', permissions: ['contract:review-sales', 'credit:decide-sales', 'claim:decide-department', 'price-exception:decide-department'] },
    { key: 'finance-officer', permissions: ['contract:review-finance', 'credit:decide-finance', 'claim:decide-finance', 'budget:decide-finance'] },
    { key: 'production-planner', permissions: ['requirement:review-production'] },
    { key: 'quality-officer', permissions: ['requirement:review-quality'] },
    { key: 'purchasing-officer', permissions: ['requirement:review-purchasing'] },
    { key: 'legal-officer', permissions: ['contract:review-legal'] },
    { key: 'branch-general-manager', permissions: ['price-exception:decide-branch'] },
    { key: 'general-manager', permissions: ['contract:review-audit', 'claim:decide-leader', 'budget:decide-leader', 'contract:review-deviation-head-office'] },
    { key: 'sales-vp', permissions: ['contract:review-deviation-vp', 'price-exception:decide-sales-vp'] },
  ],
  others: {},
};
const said = (key: string, value: object, given: Partial<Surroundings> = {}) =>
  objectionsTo(key, value, { ...around, ...given }).map(({ text, requirement }) => `${text.en} (${requirement})`);
const sales = { step: 'sales', round: 1, permission: 'contract:review-sales' };
const finance = { step: 'finance', round: 2, permission: 'contract:review-finance' };

const band = (fromDays: number, level: string, response: string) => ({ fromDays, level, response });

describe('XCT-01 A policy is checked when it is saved', () => {
  it.each(EXAMPLE_POLICIES.map(({ key, value }) => [key, value] as const))('%s that ships has no fault', (key, value) => {
    expect(said(key, value)).toEqual([]);
  });

  it('says each fault in both languages, with the requirement', () => {
    for (const { text, requirement } of objectionsTo('sla', { acknowledgeHours: '0', resolveHours: '1', warnAt: '0' }, around)) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(text.en).not.toMatch(/[\u4e00-\u9fff]/);
      expect(requirement).toMatch(/^AFS-0\d$/);
    }
  });
});

describe('ORG-07 A step that is needed only where a condition holds', () => {
  const department = { step: 'department', round: 1, permission: 'price-exception:decide-department' };
  const branch = { step: 'branch', round: 2, permission: 'price-exception:decide-branch' };
  const when = (condition: string) => said('price-exception-review', { steps: [department, { ...branch, when: condition }] });

  it('asks about facts that the review knows, of their type', () => {
    expect(when('discount > 0.1 || amount >= 10000')).toEqual([]);
    expect(when('weather == "A"')).toEqual([expect.stringContaining('cannot be read')]);
    expect(when("discount > 'much'")).toEqual([expect.stringContaining('cannot be read')]);
  });

  it('is an error where it could never be needed, or always is', () => {
    expect(when('discount > 0.2 && discount < 0.1')).toEqual(['the condition "discount > 0.2 && discount < 0.1" is never true (ORG-07)']);
    expect(when('discount > 0.1 || discount <= 0.1')).toEqual([expect.stringContaining('is always true')]);
  });

  it('covers no amount by itself: where it does not hold somebody is asked all the same', () => {
    const alone = said('price-exception-review', { steps: [{ ...department, when: 'discount > 0.1' }] });
    expect(alone).toEqual(['from 0.00 on no step is needed, so nobody could agree (ORG-07)']);
  });

  it('asks about tiers and categories that there are', () => {
    const others = { 'customer-tiers': { tiers: [{ code: 'A', name: 'A' }], initial: 'A' } };
    const byTier = (condition: string) => said('contract-review', { steps: [sales, { ...finance, when: condition }] }, { others });
    expect(byTier("tier == 'A'")).toEqual(['the condition "tier == \'A\'" is always true (ORG-07)']);
    expect(byTier("tier == 'C' || discount > 0.1")).toEqual([expect.stringContaining('compares with "C", which is never true: it can be A')]);
    expect(said('contract-review', { steps: [sales, { ...finance, when: "tier == 'C'" }] })).toEqual([]);
  });

  const ASKED = [
    ['contract-review', "discount > 0.05 || deviations >= 2 || payment == 'credit' && days > 90"],
    ['contract-review', "amendment && increase > 10000 || tier == 'C' && branch != 'cq' || decrease > 1"],
    ['deviation-review', 'deviations > 3'],
    ['termination-review', "ground == 'customer-breach' || owed > 50000 || advance > 0"],
    ['claim-review', "'travel' in categories && largest > 3000"],
    ['budget-review', "supplement && amount > planned || 'travel' in categories"],
    ['credit-review', 'amount > current && !guaranteed || days > 60'],
    ['price-exception-review', 'discount > 0.1 || quantity >= 1000'],
    ['lot-price-review', "branch == 'cq'"],
    ['requirement-review', 'requirements > 3 || days < 10'],
  ] as const;
  it.each(ASKED)('%s may ask: %s', (key, condition) => {
    expect(objectionsToConditions(key, [{ step: 'also', when: condition }], {})).toEqual([]);
  });

  it.each(['contract-review', 'termination-review', 'claim-review', 'budget-review', 'credit-review', 'requirement-review'])(
    '%s is refused what it does not know, with what it knows, in both languages',
    (key) => {
      const [objection] = objectionsToConditions(key, [{ step: 'also', when: 'weather > 5' }], {});
      expect(objection?.text.en).toContain('Unknown variable: weather; known are amount (number: ');
      expect(objection?.text.zh).toContain('“weather”不是已知事实；可用：amount（数值：');
    },
  );
});

describe('ORG-07 The authority matrix has no gap', () => {
  it('leaves no round out', () => {
    expect(said('contract-review', { steps: [sales, { ...finance, round: 4 }] })).toEqual(['no step is in round 2, 3 of 4 (ORG-07)']);
  });

  it('asks somebody about every amount', () => {
    expect(said('contract-review', { steps: [{ ...sales, fromAmount: '100.00' }, finance].map((step) => ({ ...step, fromAmount: '100' })) })).toEqual([
      'from 0.00 on no step is needed, so nobody could agree (ORG-07)',
    ]);
    expect(said('contract-review', { steps: [{ ...sales, fromAmount: '100.00' }, finance] })).toEqual([]);
  });

  it('asks somebody where one band ends and before the next begins', () => {
    const bands = (below: string, from: string) => ({
      steps: [
        { ...sales, belowAmount: below },
        { ...finance, round: 1, fromAmount: from },
      ],
    });
    expect(said('contract-review', bands('1000', '1000.00'))).toEqual([]);
    expect(said('contract-review', bands('1000', '1000.01'))).toEqual(['from 1000.00 on no step is needed, so nobody could agree (ORG-07)']);
    expect(said('contract-review', { steps: [sales, { ...finance, fromAmount: '10', belowAmount: '10' }] })).toEqual([
      'the step "finance" is needed from 10 and below 10, which is never (ORG-07)',
    ]);
  });

  it('has rounds that can be closed, by no more agreements than there are steps', () => {
    const closing = (...rounds: readonly object[]) => said('contract-review', { steps: [sales, { ...finance, round: 1 }], rounds });
    expect(closing({ round: 1, close: 'some', needed: 2 })).toEqual([]);
    expect(closing({ round: 1, close: 'some', needed: 3 })).toEqual(['round 1 needs 3 agreements and has 2 steps: it could never be closed (ORG-07)']);
    expect(closing({ round: 2, close: 'any' })).toEqual(['a rule closes round 2, in which there is no step (ORG-07)']);
    expect(closing({ round: 1, close: 'some' })).toEqual(['round 1 says how many agreements close it exactly where some of them do (ORG-07)']);
    expect(closing({ round: 1, close: 'any' }, { round: 1, close: 'all' })).toEqual(['two rules close round 1 (ORG-07)']);
  });

  it('escalates to somebody there is', () => {
    expect(said('contract-review', { steps: [{ ...sales, escalateTo: 'contract:review-king' }] })).toEqual([
      'the step "sales" needs the permission "contract:review-king", which does not exist (ORG-07)',
    ]);
  });

  it('has a step only once, and only one that somebody could decide', () => {
    expect(said('contract-review', { steps: [sales, { ...finance, step: 'sales' }] })).toEqual(['the step "sales" is there twice (ORG-07)']);
    expect(said('contract-review', { steps: [sales] }, { posts: [] })).toEqual([
      'nobody could decide the step "sales": no post holds contract:review-sales (ORG-07)',
    ]);
    expect(said('contract-review', { steps: [{ ...sales, permission: 'contract:wave-through' }] })).toEqual([
      'the step "sales" needs the permission "contract:wave-through", which does not exist (ORG-07)',
    ]);
  });

  it('has no step that can never be needed: no credit is above the highest limit', () => {
    const steps = [
      { step: 'sales', round: 1, permission: 'credit:decide-sales' },
      { step: 'finance', round: 2, permission: 'credit:decide-finance', fromAmount: '600.00' },
    ];
    const credit = { highestLimit: '500.00', longestTermDays: 30, guaranteeFrom: '500.00' };
    const sentence = 'the step "finance" of the credit review, from 600.00 on, could never be needed: no limit is above 500.00 (ORG-07)';
    expect(said('credit-review', { steps }, { others: { credit } })).toEqual([sentence]);
    expect(said('credit', credit, { others: { 'credit-review': { steps } } })).toEqual([sentence]);
    expect(said('credit', { ...credit, guaranteeFrom: '500.01' })).toEqual([expect.stringContaining('it would never be (CUS-31)')]);
  });

  it('whatever the rounds: they are accepted exactly when they are 1 to n', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 8 }), (rounds) => {
        const steps = rounds.map((round, i) => ({ ...sales, step: `s${i}`, round }));
        const contiguous = [...new Set(rounds)].sort((a, b) => a - b).every((round, i) => round === i + 1);
        expect(said('contract-review', { steps }).length === 0).toBe(contiguous);
      }),
    );
  });

  it('whatever the bands: a matrix is accepted exactly when it asks somebody about every amount, and every band holds one', () => {
    const amount = fc.integer({ min: 0, max: 8 });
    const band = fc.record({ from: fc.option(amount, { nil: undefined }), below: fc.option(amount, { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(band, { minLength: 1, maxLength: 6 }), (bands) => {
        const steps = bands.map(({ from, below }, i) => ({
          ...{ ...sales, step: `s${i}` },
          ...(from !== undefined && { fromAmount: `${from}.00` }),
          ...(below !== undefined && { belowAmount: String(below) }),
        }));
        const within = ({ from = 0, below = Infinity }: (typeof bands)[number], what: number) => from <= what && what < below;
        const amounts = Array.from({ length: 20 }, (_, n) => n / 2);
        const sound = amounts.every((what) => bands.some((each) => within(each, what))) && bands.every((each) => amounts.some((what) => within(each, what)));
        expect(said('contract-review', { steps }).length === 0).toBe(sound);
      }),
      { numRuns: 500 },
    );
  });
});

describe('CON-07 No deviation from the template passes without sales vice president and head office', () => {
  const vp = { step: 'sales-vp', round: 1, permission: 'contract:review-deviation-vp' };
  const headOffice = { step: 'head-office', round: 2, permission: 'contract:review-deviation-head-office' };

  it('is refused where one of them is left out, asked only about some amounts, or replaced after a while', () => {
    const sentence = 'not every deviation would be approved by contract:review-deviation-head-office itself (CON-07)';
    const also = { ...sales, round: 2 };
    expect(said('deviation-review', { steps: [vp] })).toEqual([sentence]);
    for (const some of [{ fromAmount: '5000.00' }, { belowAmount: '5000.00' }, { escalateAfterHours: 8, escalateTo: 'contract:review-sales' }])
      expect(said('deviation-review', { steps: [vp, also, { ...headOffice, ...some }] })).toEqual([sentence]);
    expect(said('deviation-review', { steps: [vp, also, headOffice] })).toEqual([]);
  });

  it('is refused where one of them is enough', () => {
    const steps = [vp, { ...headOffice, round: 1 }];
    expect(said('deviation-review', { steps, rounds: [{ round: 1, close: 'any' }] })).toEqual(['round 1 could close without one of them (CON-07)']);
    expect(said('deviation-review', { steps, rounds: [{ round: 1, close: 'all' }] })).toEqual([]);
  });

  it('has no step of the name that a step of the usual review has: they become one case', () => {
    const value = { steps: [{ ...vp, step: 'sales' }, headOffice] };
    const sentence = 'the step "sales" is in the review of the contract and in that of its deviations (CON-07)';
    expect(said('deviation-review', value, { others: { 'contract-review': { steps: [sales] } } })).toEqual([sentence]);
    expect(said('contract-review', { steps: [sales] }, { others: { 'deviation-review': value } })).toEqual([sentence]);
  });
});

describe('PER-14 Bonus tiers have no gap and no overlap', () => {
  const plan = (froms: readonly string[]) => ({ tiers: froms.map((from) => ({ from, rate: '0.01' })), scoreBonus: '0', lowestScore: '0' });

  it('begin at 0, each somewhere else', () => {
    expect(said('bonus', plan(['0.5', '1']))).toEqual(['no tier holds below 0.5: the tiers begin at 0 (PER-14)']);
    expect(said('bonus', plan(['0', '0.5', '0.50']))).toEqual(['two tiers begin at 0.5 (PER-14)']);
  });

  it('whatever they are: accepted exactly when every achievement falls into one tier', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 }), (tenths) => {
        const begins = tenths.toSorted((a, b) => a - b);
        // a tier reaches to where the next one begins; one that begins with another lies over it
        const ends = begins.map((begin) => begins.find((other) => other > begin) ?? Infinity);
        const tiersAt = (achieved: number) => begins.filter((begin, i) => begin <= achieved && achieved < ends[i]!).length;
        const eachInOne = Array.from({ length: 25 }, (_, achieved) => tiersAt(achieved)).every((count) => count === 1);
        expect(said('bonus', plan(tenths.map((tenth) => (tenth / 10).toFixed(1)))).length === 0).toBe(eachInOne);
      }),
    );
  });
});

describe('PER-11 The weights of the KPIs sum to one', () => {
  const kpi = (weights: readonly string[], given: object = {}) => ({
    salesBasis: 'received',
    kpis: weights.map((weight, i) => ({ code: KPI_CODES[i]!, weight })),
    cap: '1.5',
    ...given,
  });

  it('exactly, without rounding', () => {
    expect(said('kpi', kpi(['0.1', '0.2', '0.7']))).toEqual([]);
    expect(said('kpi', kpi(['0.333333', '0.333333', '0.333333']))).toEqual(['the weights sum to 0.999999, not to 1 (PER-11)']);
  });

  it('and each of them counts', () => {
    expect(said('kpi', kpi(['1', '0']))).toEqual(['sales-profit has no weight and would never count (PER-11)']);
    expect(said('kpi', kpi(['1'], { cap: '0.9' }))).toEqual(['with a cap of 0.9 nobody could reach a target in full (PER-13)']);
    expect(said('kpi', { ...kpi([]), kpis: [{ code: 'satisfaction', weight: '1', full: '0' }] })).toEqual([expect.stringContaining('is full at 0')]);
  });

  it('whatever they are: accepted exactly when their sum is 1', () => {
    const millionths = fc.integer({ min: 1, max: 999_999 });
    const anyWeights = fc.array(millionths, { minLength: 1, maxLength: 5 });
    const summing = fc.uniqueArray(millionths, { minLength: 1, maxLength: 4 }).map((cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), 1_000_000];
      return at.slice(1).map((cut, i) => cut - at[i]!);
    });
    fc.assert(
      fc.property(fc.oneof(anyWeights, summing), (weights) => {
        const sums = weights.reduce((sum, weight) => sum + weight, 0) === 1_000_000;
        expect(said('kpi', kpi(weights.map((weight) => (weight / 1_000_000).toFixed(6)))).length === 0).toBe(sums);
      }),
    );
  });
});

describe('CUS-07, CUS-10, CUS-12, ORD-03, EXP-03, AFS-01, ORG-11 Values that contradict themselves are refused', () => {
  it.each([
    ['customer-tiers', { tiers: [{ code: 'a', name: 'A' }], initial: 'b' }, 'new customers begin in "b", which is no tier (CUS-07)'],
    [
      'customer-tiers',
      {
        tiers: [
          { code: 'a', name: 'A' },
          { code: 'a', name: 'B' },
        ],
        initial: 'a',
      },
      'the tier "a" is there twice (CUS-08)',
    ],
    ['lead-screening', { mark: 9, keyFrom: 8 }, 'with 8 points a lead is on the key list, but below the mark of 9 it is not qualified (CUS-12)'],
    [
      'tier-care',
      {
        tiers: [
          { tier: 'key', contactEveryDays: 30, strategy: '每月拜访' },
          { tier: 'key', contactEveryDays: 14, strategy: '每两周拜访' },
        ],
      },
      'two rules are for the tier "key" (CUS-10)',
    ],
    [
      'price-limits',
      { limits: [{ kind: 'discount', lowestShare: '1', longestDays: 30 }] },
      'a floor for discount at 1 of the list forbids nothing or everything: it lies between 0 and 1 (ORD-03)',
    ],
    [
      'price-limits',
      {
        limits: [
          { kind: 'discount', lowestShare: '0.5', longestDays: 30 },
          { kind: 'discount', lowestShare: '0.6', longestDays: 30 },
        ],
      },
      'two limits are for discount (ORD-03)',
    ],
    ['risk-bands', { bands: [band(1, 'low', 'as-agreed')] }, 'who is overdue for less than 1 days is in no band: the first begins at 0 (CUS-33)'],
    [
      'risk-bands',
      { bands: [band(0, 'low', 'as-agreed'), band(30, 'medium', 'prepay-only'), band(30, 'high', 'no-orders')] },
      'the band from 30 days comes after the one from 30 days: bands begin later and later (CUS-33)',
    ],
    [
      'risk-bands',
      { bands: [band(0, 'low', 'prepay-only'), band(30, 'medium', 'as-agreed')] },
      'who is overdue for 30 days would be treated better than who is for 0 (CUS-33)',
    ],
    [
      'risk-bands',
      { bands: [band(0, 'medium', 'as-agreed'), band(30, 'low', 'as-agreed')] },
      'who is overdue for 30 days would be treated better than who is for 0 (CUS-33)',
    ],
    [
      'risk-bands',
      { bands: [band(0, 'low', 'as-agreed'), band(30, 'low', 'as-agreed')] },
      'the band from 30 days says the same as the one from 0 days (CUS-33)',
    ],
    [
      'expense-categories',
      {
        categories: [
          { code: 'x', name: 'X' },
          { code: 'x', name: 'Y' },
        ],
      },
      'the category "x" is there twice (EXP-03)',
    ],
    ['sla', { acknowledgeHours: '48', resolveHours: '24', warnAt: '0.8' }, 'a ticket is to be resolved within 24 hours, before it must be answered (AFS-02)'],
    ['sign-in', { mfaPosts: ['administrator', 'king'] }, 'a second factor is demanded of the post "king", which does not exist (ORG-11)'],
  ])('%s: %j', (key, value, sentence) => {
    expect(said(key, value)).toEqual([sentence]);
  });
});

describe('CON-04, CON-05 Requirements are reviewed by all three departments, where the company says when', () => {
  const steps = ['production', 'quality', 'purchasing'].map((step) => ({ step, round: 1, permission: `requirement:review-${step}` }));
  const [production, quality, purchasing] = steps as [(typeof steps)[0], (typeof steps)[0], (typeof steps)[0]];

  it('none of them may be left out, at whatever amount, or outvoted', () => {
    const sentence = 'not every requirement would be answered by requirement:review-purchasing (CON-05)';
    expect(said('requirement-review', { steps: [production, quality] })).toEqual([sentence]);
    expect(said('requirement-review', { steps: [production, quality, { ...purchasing, fromAmount: '1000.00' }] })).toEqual([sentence]);
    expect(said('requirement-review', { steps, rounds: [{ round: 1, close: 'any' }] })).toEqual(['round 1 could close without one of them (CON-05)']);
    expect(said('requirement-review', { steps })).toEqual([]);
  });

  it('a unit has one band, and something asks at all', () => {
    const band = { unit: '吨', from: '100' };
    expect(said('requirement-need', { specialRequirements: true, quantities: [band, band] })).toEqual(['two bands are counted in 吨 (CON-04)']);
    expect(said('requirement-need', { specialRequirements: false, quantities: [] })).toEqual(['no contract would ever be asked about (CON-04)']);
    for (const value of [
      { specialRequirements: true, quantities: [] },
      { specialRequirements: false, quantities: [band] },
      { specialRequirements: false, quantities: [], leadDays: 5 },
    ])
      // prettier-ignore
      expect(said('requirement-need', value)).toEqual([]);
  });
});
