import {
  ANONYMOUS,
  assertInScope,
  assertMay,
  covers,
  holds,
  homeOf,
  isWithin,
  reachOf,
  reachOfBoth,
  stillReaches,
  systemActor,
  type Actor,
  type Grant,
} from './actor.js';

const someone = (grants: readonly Grant[], posts: Actor['posts'] = []): Actor => ({ id: 'li', name: '李慧', kind: 'person', posts, grants });
const everyRowOf = (org: string): Grant => ({ permission: 'order:read', org, own: false });
const ownRowsIn = (org: string): Grant => ({ permission: 'order:read', org, own: true });
const rowIn = (org: string, ownerId = 'wu') => ({ org, ownerId });

describe('ORG-11 A post reaches its unit and what is below it, and nothing else', () => {
  it('does not take hq.bjx for a part of hq.bj', () => {
    expect(isWithin('hq.bj', 'hq.bj')).toBe(true);
    expect(isWithin('hq.bj.sales', 'hq.bj')).toBe(true);
    expect(isWithin('hq.bjx', 'hq.bj')).toBe(false);
    expect(isWithin('hq.bjx.sales', 'hq.bj')).toBe(false);
    expect(isWithin('hq', 'hq.bj')).toBe(false);
  });

  it('covers the rows of the unit and below', () => {
    const reach = reachOf(someone([everyRowOf('hq.bj')]), 'order:read');
    expect(['hq.bj', 'hq.bj.sales.east', 'hq.bjx', 'hq.sh', 'hq'].map((org) => covers(reach, rowIn(org)))).toEqual([true, true, false, false, false]);
  });

  it('covers only one’s own rows where the post says so, and only inside its unit', () => {
    const reach = reachOf(someone([ownRowsIn('hq.bj')]), 'order:read');
    expect(covers(reach, rowIn('hq.bj.sales', 'li'))).toBe(true);
    expect(covers(reach, rowIn('hq.bj.sales', 'wu'))).toBe(false);
    expect(covers(reach, rowIn('hq.bjx', 'li'))).toBe(false);
  });

  it('adds up what several posts reach', () => {
    const reach = reachOf(someone([everyRowOf('hq.sh'), ownRowsIn('hq.bj')]), 'order:read');
    expect([rowIn('hq.sh'), rowIn('hq.bj', 'li'), rowIn('hq.bj')].map((row) => covers(reach, row))).toEqual([true, true, false]);
  });

  it('reaches nothing with a permission that no post holds', () => {
    const reach = reachOf(someone([everyRowOf('hq')]), 'order:write');
    expect(reach).toMatchObject({ everything: false, units: [], ownIn: [] });
    expect(covers(reach, rowIn('hq.bj', 'li'))).toBe(false);
  });

  it('reaches everything only for the platform itself', () => {
    expect(covers(reachOf(systemActor('orders'), 'signed-in'), rowIn('hq.bj'))).toBe(true);
    expect(reachOf(ANONYMOUS, 'public').everything).toBe(false);
  });
});

describe('ORG-11 Nobody may what no post of theirs allows', () => {
  const rep = someone([everyRowOf('hq.bj')]);

  it('opens a public operation to everybody', () => {
    expect(() => {
      assertMay(ANONYMOUS, 'public');
    }).not.toThrow();
  });

  it('asks a stranger to sign in first', () => {
    for (const needs of ['signed-in', 'order:read'] as const)
      expect(() => {
        assertMay(ANONYMOUS, needs);
      }).toThrow('Sign in first');
  });

  it('lets the holder of the permission pass and names it to others', () => {
    expect(() => {
      assertMay(rep, 'order:read');
    }).not.toThrow();
    expect(() => {
      assertMay(rep, 'order:write');
    }).toThrow('Your posts do not include the permission order:write.');
  });

  it('does not take an anonymous caller with grants for a person', () => {
    expect(() => {
      assertMay({ ...rep, kind: 'anonymous' }, 'order:read');
    }).toThrow('Sign in first');
  });

  it('trusts the platform itself, which no token can make', () => {
    expect(holds(systemActor('orders'), 'order:write')).toBe(true);
    expect(holds(rep, 'order:write')).toBe(false);
  });
});

describe('INT-08 What somebody creates belongs to the unit and branch of their first post', () => {
  it('takes the first post', () => {
    const posts = [
      { post: 'sales-rep', org: 'hq.bj.sales', branch: 'bj' },
      { post: 'sales-assistant', org: 'hq.sh', branch: 'sh' },
    ];
    expect(homeOf(someone([], posts))).toEqual({ org: 'hq.bj.sales', branch: 'bj' });
  });

  it('refuses somebody without a post', () => {
    expect(() => homeOf(someone([]))).toThrow('Your posts do not include the permission a post.');
  });
});

describe('ORG-13 A partner app is held to its operations and, for a dealer, to one customer', () => {
  const app = (customerId: string | null): Actor => ({
    ...someone([everyRowOf('hq')]),
    kind: 'partner',
    partner: { operations: ['orders.getOrder'], customerId, quota: 60 },
  });

  it('calls the operations it was given by name', () => {
    expect(() => {
      assertInScope(app(null), 'orders.getOrder');
    }).not.toThrow();
    expect(() => {
      assertInScope(app(null), 'orders.findOrders');
    }).toThrow('was not given the operation orders.findOrders');
    expect(() => {
      assertInScope(someone([]), 'orders.findOrders');
    }).not.toThrow();
  });

  it('reaches rows of its customer, and none that are about nobody', () => {
    const reach = reachOf(app('c1'), 'order:read');
    expect(['c1', 'c2', null].map((customerId) => covers(reach, { ...rowIn('hq.bj'), customerId }))).toEqual([true, false, false]);
    expect(covers(reach, rowIn('hq.bj'))).toBe(false);
  });

  it('reaches every row of its unit when it is bound to no customer', () => {
    const reach = reachOf(app(null), 'order:read');
    expect(reach.customerId).toBeNull();
    expect(covers(reach, { ...rowIn('hq.bj'), customerId: 'c2' })).toBe(true);
  });
});

describe('ORG-11 What two permissions reach together', () => {
  const reading = (org: string, own = false): Grant => ({ permission: 'order:read', org, own });
  const exporting = (org: string, own = false): Grant => ({ permission: 'order:export', org, own });
  const by = (...grants: Grant[]): Actor => ({ ...ANONYMOUS, id: 'li', kind: 'person', grants });
  const both = (...grants: Grant[]) => reachOfBoth(by(...grants), 'order:export', 'order:read');

  it.each([
    ['the narrower of the two', [exporting('hq.bj'), reading('hq')], { units: ['hq.bj'], ownIn: [] }],
    ['whichever it is', [exporting('hq'), reading('hq.bj')], { units: ['hq.bj'], ownIn: [] }],
    ['own rows only where either says so', [exporting('hq.bj'), reading('hq', true)], { units: [], ownIn: ['hq.bj'] }],
    ['nothing where they do not meet', [exporting('hq.bj'), reading('hq.sh')], { units: [], ownIn: [] }],
    ['nothing with one of them', [exporting('hq')], { units: [], ownIn: [] }],
  ] as const)('%s', (_, grants, reach) => {
    expect(both(...grants)).toMatchObject(reach);
  });

  it('counts what is lent by one person together, never with another’s', () => {
    const chen = { onBehalfOf: { id: 'chen', name: '陈' }, until: 9 };
    expect(both({ ...exporting('hq.bj'), ...chen }, reading('hq'))).toMatchObject({ units: [], ownIn: [] });
    expect(both({ ...exporting('hq.bj'), ...chen }, { ...reading('hq'), ...chen }).lent).toMatchObject([{ from: { id: 'chen' }, units: ['hq.bj'] }]);
  });

  it.each([
    ['the same', [exporting('hq.bj')], [exporting('hq.bj')], true],
    ['more than before', [exporting('hq')], [exporting('hq.bj')], true],
    ['all instead of one’s own', [exporting('hq')], [exporting('hq.bj', true)], true],
    ['less than before', [exporting('hq.bj.sales')], [exporting('hq.bj')], false],
    ['one’s own instead of all', [exporting('hq', true)], [exporting('hq.bj')], false],
    ['another branch', [exporting('hq.sh')], [exporting('hq.bj')], false],
    ['nothing', [], [exporting('hq.bj')], false],
  ] as const)('tells whether what was reached then still is: %s', (_, now, then, still) => {
    expect(stillReaches(reachOf(by(...now), 'order:export'), reachOf(by(...then), 'order:export'))).toBe(still);
  });

  it('no longer reaches what was lent once the delegation is over', () => {
    const chen = { onBehalfOf: { id: 'chen', name: '陈' }, until: 9 };
    const then = reachOf(by({ ...exporting('hq.bj'), ...chen }), 'order:export');
    expect(stillReaches(then, then)).toBe(true);
    expect(stillReaches(reachOf(by(), 'order:export'), then)).toBe(false);
  });
});
