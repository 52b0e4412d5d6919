import fc from 'fast-check';
import type { Actor } from '@tradewind/kernel/actor';
import { Holders, independent, pathsTo } from './approval-paths.js';
import { Delegation } from './delegation.js';
import { holdersIn, type Organisation, type Staff } from './holders.js';
import { assertHeld, lentBy } from './lent.js';
import { Person } from './person.js';
import { actorFrom } from './powers.js';
import { joinedDuties, SEPARATE_DUTIES } from './separate-duties.js';
import { STANDARD_POSTS } from './standard-posts.js';

const described = new Map(STANDARD_POSTS.map((post) => [post.key, post]));
const at = new Date('2026-04-01T02:00:00Z');
const until = new Date('2026-04-08T02:00:00Z');

function hired(name: string, ...posts: [post: string, org: string][]): Person {
  const [main, ...others] = posts.map(([post, org]) => ({ post, org, branch: org.split('.')[1] ?? 'hq' }));
  return Person.hire({ name, login: name, passwordHash: '', posts: [main!, ...others] });
}
const asActor = (person: Person): Actor => actorFrom(person, described);
const delegated = (from: Person, to: Person, given: { post?: string; permissions?: string[]; from?: Date; by?: Person } = {}): Delegation =>
  Delegation.of(
    from,
    to,
    { post: given.post ?? null, permissions: given.permissions ?? [], from: given.from ?? at, until, reason: '出差' },
    asActor(given.by ?? from),
    at,
  );

const manager = hired('manager', ['sales-manager', 'hq.bj.sales']);
const assistant = hired('assistant', ['sales-assistant', 'hq.bj.sales']);
const rep = hired('rep', ['sales-rep', 'hq.bj.sales']);
const head = hired('head', ['branch-general-manager', 'hq.bj']);
const holders = (people: readonly Staff[], delegations: readonly Delegation[] = []) => new Holders(holdersIn({ people, delegations, described }));
const department = { kind: 'claim', permission: 'claim:decide-department' } as const;

describe('ORG-10 A region is what lies below the unit under head office', () => {
  it.each([
    [['regional-sales-manager', 'hq.north'], 'hq.north'],
    [['regional-sales-manager', 'hq.bj.sales'], 'hq.bj'],
    [['regional-sales-manager', 'hq'], 'hq'],
  ] as [[string, string], string][])('%j reaches %s', (post, org) => {
    expect(asActor(hired('r', post)).grants.filter(({ permission }) => permission === 'customer:read')).toEqual([
      { permission: 'customer:read', org, own: false },
    ]);
  });

  it('reaches the whole region from a branch in it', () => {
    const person = Person.hire({ name: 'r', login: 'r', passwordHash: '', posts: [{ post: 'regional-sales-manager', org: 'hq.north.bj', branch: 'bj' }] });
    expect(asActor(person).grants).toContainEqual({ permission: 'order:read', org: 'hq.north', own: false });
  });
});

describe('ORG-08 A deputy gets what the absent person’s own posts allow, and nothing personal', () => {
  it('is scheduled, or begins at once; ends; is revoked', () => {
    expect(delegated(manager, assistant).status).toBe('active');
    const later = delegated(manager, assistant, { from: new Date('2026-04-02T02:00:00Z') });
    expect(later.status).toBe('scheduled');
    expect([at, new Date('2026-04-03T00:00:00Z'), until].map((now) => later.holdsAt(now))).toEqual([false, true, false]);
    later.begin();
    later.end();
    expect(later.status).toBe('ended');
    expect(() => later.revoke(at)).toThrow('Cannot revoke what is ended');
    const taken = delegated(manager, assistant);
    taken.revoke(at);
    expect(taken.takeRecord().events).toMatchObject([{ payload: { subjectId: assistant.id, sessionId: null } }]);
    expect(taken.holdsAt(new Date('2026-04-03T00:00:00Z'))).toBe(false);
  });

  it('lends the post, not what is personal', () => {
    const lent = lentBy(manager, delegated(manager, assistant), described).map(({ permission }) => permission);
    expect(lent).toEqual(expect.arrayContaining(['claim:decide-department', 'contract:review-sales', 'claim:read']));
    for (const personal of ['claim:write', 'target:acknowledge', 'delegation:write']) expect(lent).not.toContain(personal);
  });

  it('lends one post or named permissions only', () => {
    const two = hired('two', ['sales-manager', 'hq.bj.sales'], ['order-clerk', 'hq.bj']);
    expect(lentBy(two, delegated(two, rep, { post: 'order-clerk' }), described).map(({ permission }) => permission)).not.toContain('claim:decide');
    const named = lentBy(two, delegated(two, rep, { permissions: ['order:release'] }), described);
    expect(named).toEqual([{ permission: 'order:release', org: 'hq.bj', own: false }]);
  });

  it('cannot be passed on, nor be more than what is held', () => {
    expect(() => assertHeld(assistant, { post: null, permissions: ['claim:decide-department'] }, described)).toThrow('Only what somebody');
    expect(() => assertHeld(manager, { post: 'cashier', permissions: [] }, described)).toThrow('Only what somebody');
    expect(() => assertHeld(manager, { post: null, permissions: [] }, described)).not.toThrow();
  });

  it('is nobody’s gift to themselves, and ends after it begins', () => {
    expect(() => delegated(manager, manager)).toThrow('Nobody is their own deputy');
    expect(() => delegated(rep, manager, { by: manager })).toThrow('Nobody is their own deputy');
    expect(() => delegated(manager, assistant, { from: until })).toThrow('ends after it begins');
  });
});

describe('ORG-14 Who could approve whose money, and by which path', () => {
  it('names the paths and those that lead back', () => {
    const delegation = delegated(manager, assistant);
    const paths = pathsTo(manager, department, holders([manager, assistant, rep, head], [delegation]));
    expect(paths.map(({ held, leadsBack }) => [held.person.name, held.delegation?.personName ?? null, leadsBack])).toEqual([
      ['manager', null, true],
      ['head', null, false],
      ['assistant', 'manager', true],
    ]);
    expect(independent(paths)).toBe(1);
  });

  it('counts a deputy of the person as not independent, whatever else they hold', () => {
    const paths = pathsTo(manager, department, holders([manager, head], [delegated(manager, head)]));
    expect(independent(paths)).toBe(0);
  });

  it('no standard post joins separate duties', () => {
    for (const { key } of STANDARD_POSTS) {
      const joined = joinedDuties(holdersIn({ people: [hired('x', [key, 'hq.bj'])], delegations: [], described }));
      expect({ key, joined: joined.map(({ one, other }) => [one.permission, other.permission]) }).toEqual({ key, joined: [] });
    }
  });

  it('sees duties joined by several posts and by delegation, over the same unit only', () => {
    const both = (first: string, second: string) =>
      joinedDuties(holdersIn({ people: [hired('x', ['branch-finance', first], ['cashier', second])], delegations: [], described }));
    expect(both('hq.bj', 'hq').length).toBeGreaterThan(0);
    const cashier = hired('cashier', ['cashier', 'hq']);
    const finance = hired('finance', ['finance-officer', 'hq']);
    const acting: Organisation = { people: [cashier, finance], delegations: [delegated(cashier, finance)], described };
    expect(
      joinedDuties(holdersIn(acting).filter(({ person }) => person.id === finance.id)).map(({ one, other }) => [one.permission, other.permission]),
    ).toContainEqual(['claim:decide-finance', 'claim:pay']);
  });

  it('knows each pair once', () => {
    expect(new Set(SEPARATE_DUTIES.map((pair) => [...pair].sort().join('|'))).size).toBe(SEPARATE_DUTIES.length);
  });

  it('never calls somebody independent who is, or stands in for, the person (random organisations)', () => {
    const keys = ['sales-manager', 'sales-assistant', 'branch-general-manager', 'sales-director', 'sales-rep', 'finance-officer'];
    const post = fc.tuple(fc.constantFrom(...keys), fc.constantFrom('hq', 'hq.bj', 'hq.bj.sales', 'hq.cd'));
    const people = fc.array(fc.array(post, { minLength: 1, maxLength: 2 }), { minLength: 3, maxLength: 6 });
    const acting = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 5 });
    fc.assert(
      fc.property(people, acting, (posts, pairs) => {
        const staff = posts.map((held, i) => hired(`p${i}`, ...held));
        const delegations = pairs.flatMap(([from, to]) => (from !== to && staff[from] && staff[to] ? [delegated(staff[from], staff[to])] : []));
        const all = holders(staff, delegations);
        for (const about of staff)
          for (const { held, leadsBack } of pathsTo(about, department, all)) {
            const standsIn = delegations.some(({ ownerId, deputyId }) => deputyId === held.person.id && ownerId === about.id);
            expect(leadsBack).toBe(held.person.id === about.id || standsIn);
          }
      }),
    );
  });
});
