import { EXPORTS } from '@tradewind/contracts/exports/all';
import { IMPORTS } from '@tradewind/contracts/imports/all';
import { PERMISSIONS, type Permission } from '@tradewind/contracts/permissions';
import { REGISTRY } from '@tradewind/contracts/registry';
import { POSTS_MAY_EXPORT } from '../migrations/1764200000002-posts-may-export.js';
import { POSTS_KEEP_REGULATIONS } from '../migrations/1764900040001-posts-keep-regulations.js';
import { POSTS_KEEP_CONTRACTS } from '../migrations/1765200020001-expand-posts-approve-deviations.js';
import { POSTS_REVIEW_REQUIREMENTS } from '../migrations/1766400020001-expand-posts-review-requirements.js';
import { POSTS_SIMULATE } from '../migrations/1766300020001-expand-posts-simulate.js';
import { POSTS_KEEP_TRAININGS } from '../migrations/1766600030002-expand-posts-keep-trainings.js';
import { POSTS_IMPORT } from '../migrations/1767100020001-expand-posts-import.js';
import { STANDARD_POSTS } from './standard-posts.js';

const holdersOf = (permission: Permission): string[] =>
  STANDARD_POSTS.filter(({ grants }) => grants.some((grant) => grant.permission === permission)).map(({ key }) => key);
const may = (post: string, permission: Permission): boolean => holdersOf(permission).includes(post);

describe('ORG-01..04 Posts with listed duties', () => {
  it.each(Object.keys(PERMISSIONS) as Permission[])('somebody holds %s', (permission) => {
    expect(holdersOf(permission)).not.toEqual([]);
  });

  it('has the posts of the regulations', () => {
    const keys = STANDARD_POSTS.map(({ key }) => key);
    for (const post of [
      'sales-director',
      'regional-sales-manager',
      'sales-rep',
      'account-manager',
      'sales-manager',
      'sales-supervisor',
      'sales-assistant',
      'sales-vp',
      'branch-general-manager',
      'order-clerk',
      'general-manager',
    ])
      expect(keys).toContain(post);
    for (const { duties } of STANDARD_POSTS) expect(duties).not.toEqual([]);
  });

  it('lets whoever may do something also do what the system asks meanwhile in their name', () => {
    const asking = REGISTRY.flatMap(({ operations }) =>
      operations.flatMap(({ id, spec }) => (spec.asks ?? []).map((asked) => ({ id, spec, asked: asked.spec.allow }))),
    );
    expect(asking.map(({ id }) => id)).toEqual([
      'policies.propose',
      'contracts.requestPriceException',
      'contracts.requestPriceExceptionAgain',
      'contracts.draftProposal',
      'contracts.reviseProposal',
      'contracts.acceptProposal',
      'contracts.draftQuote',
      'contracts.reviseQuote',
      'contracts.copyQuote',
      'contracts.issueQuote',
      'contracts.draftContract',
      'contracts.submitContract',
      'contracts.renewContract',
      'contracts.draftAmendment',
      'contracts.changeAmendment',
      'contracts.submitAmendment',
      'contracts.draftServiceContract',
      'contracts.changeServiceContract',
      'contracts.submitServiceContract',
      'contracts.renewServiceContract',
      'contracts.draftPartnerAgreement',
      'contracts.changePartnerAgreement',
      'contracts.renewPartnerAgreement',
    ]);
    const halfway = asking.flatMap(({ id, spec, asked }) =>
      holdersOf(spec.allow as Permission).flatMap((post) => (may(post, asked as Permission) ? [] : [`${post}: ${id}`])),
    );
    expect(halfway).toEqual([]);
  });

  it('gives nobody a permission that no operation or review step asks for', () => {
    const asked = new Set(REGISTRY.flatMap(({ operations }) => operations.map(({ spec }) => spec.allow as string)));
    // decided inside an operation: a step of a review, or a search that a list takes only from some
    const steps = Object.keys(PERMISSIONS).filter((permission) => /:(decide|review|acknowledge|sign)-|^pii:search$/.test(permission));
    expect(Object.keys(PERMISSIONS).filter((permission) => !asked.has(permission) && !steps.includes(permission))).toEqual([]);
  });
});

describe('CON-07 Templates and what differs from them are approved by sales vice president and head office', () => {
  it('by the same posts in a company that was founded before', () => {
    const isNew = /^contract:(review-deviation|track)|^template:endorse$|^dispute:/;
    const now = STANDARD_POSTS.flatMap(({ key, grants }) =>
      grants.filter(({ permission }) => isNew.test(permission)).map(({ permission, breadth }) => `${key} ${permission} ${breadth}`),
    );
    const migrated = POSTS_KEEP_CONTRACTS.flatMap(([post, breadth, permissions]) => permissions.map((permission) => `${post} ${permission} ${breadth}`));
    expect(migrated.filter((each) => !each.includes(' contract:review ')).sort()).toEqual(now.sort());
    for (const post of ['sales-vp', 'general-manager']) expect(may(post, 'contract:review')).toBe(true);
    expect(holdersOf('template:approve')).toEqual(['general-manager']);
  });
});

describe('CON-05 Production and technical, quality control and purchasing say whether a customer can be served', () => {
  it('by the same posts in a company that was founded before', () => {
    const now = STANDARD_POSTS.flatMap(({ key, grants }) =>
      grants.filter(({ permission }) => permission.startsWith('requirement:')).map(({ permission, breadth }) => `${key} ${permission} ${breadth}`),
    );
    const migrated = POSTS_REVIEW_REQUIREMENTS.flatMap(([post, breadth, permissions]) => permissions.map((permission) => `${post} ${permission} ${breadth}`));
    expect(migrated.sort()).toEqual(now.sort());
  });

  it('not by those who ask', () => {
    expect(holdersOf('requirement:review').filter((post) => may(post, 'requirement:request'))).toEqual([]);
  });
});

describe('CON-20 Trainings are kept by HR and read by who answers for contracts', () => {
  it('by the same posts in a company that was founded before', () => {
    const now = STANDARD_POSTS.flatMap(({ key, grants }) =>
      grants.filter(({ permission }) => permission.startsWith('training:')).map(({ permission, breadth }) => `${key} ${permission} ${breadth}`),
    );
    expect(POSTS_KEEP_TRAININGS.flatMap(([post, permissions]) => permissions.map((permission) => `${post} ${permission} company`)).sort()).toEqual(now.sort());
  });
});

describe('ORG-14 Separate duties', () => {
  it.each([
    ['claim:decide-finance', 'claim:pay'],
    ['receipt:report', 'receipt:confirm'],
    ['contract:sign', 'contract:seal'],
    ['contract:review-legal', 'contract:review-finance'],
    ['contract:write', 'contract:review-audit'],
    ['policy:propose', 'policy:approve'],
    ['regulation:draft', 'regulation:approve'],
    ['template:manage', 'template:approve'],
    ['template:manage', 'template:endorse'],
    ['template:endorse', 'template:approve'],
    ['contract:review-deviation-vp', 'contract:review-deviation-head-office'],
  ] as [Permission, Permission][])('no post holds both %s and %s', (one, other) => {
    expect(STANDARD_POSTS.filter(({ key }) => may(key, one) && may(key, other)).map(({ key }) => key)).toEqual([]);
  });

  it('lets sales see only their own customers', () => {
    const rep = STANDARD_POSTS.find(({ key }) => key === 'sales-rep');
    expect(rep?.grants.filter(({ permission }) => permission === 'customer:read')).toEqual([{ permission: 'customer:read', breadth: 'own' }]);
  });
});

describe('XCT-01 Regulations are drafted, reviewed, approved and read', () => {
  const keeping = STANDARD_POSTS.flatMap(({ key, grants }) =>
    grants
      .filter(({ permission }) => /^regulation:(draft|review|approve)$/.test(permission))
      .map(({ permission, breadth }) => `${key} ${permission} ${breadth}`),
  );

  it('by the same posts in a company that was founded before they were kept here', () => {
    expect(POSTS_KEEP_REGULATIONS.flatMap(([post, duties]) => duties.map((duty) => `${post} regulation:${duty} company`)).sort()).toEqual(keeping.sort());
  });

  it('by everybody who sees the policies', () => {
    expect(holdersOf('regulation:read')).toEqual(holdersOf('policy:read'));
  });
});

describe('XCT-01 Drafts are simulated by who proposes, approves or audits', () => {
  it('by the same posts in a company that was founded before', () => {
    expect(holdersOf('policy:simulate').sort()).toEqual([...POSTS_SIMULATE].sort());
  });
});

describe('S17, C-16 Lists leave the house only with those who answer for them', () => {
  const exported = EXPORTS.flatMap(({ collections }) => collections);
  const BREADTHS = ['own', 'unit', 'branch', 'region', 'company'];
  const widest = (post: string, permission: string): number =>
    Math.max(
      -1,
      ...(STANDARD_POSTS.find(({ key }) => key === post)?.grants ?? [])
        .filter((grant) => grant.permission === permission)
        .map(({ breadth }) => BREADTHS.indexOf(breadth)),
    );

  it.each(exported.map((each) => [each.name, each] as const))('whoever exports %s may read the list, as widely', (_, { allow, list }) => {
    const tooWide = STANDARD_POSTS.filter(({ key }) => widest(key, allow) > widest(key, list.spec.allow)).map(({ key }) => key);
    expect(tooWide).toEqual([]);
  });

  it('is for nobody who only works with them: no representative, no assistant, no clerk', () => {
    const carriers = STANDARD_POSTS.filter(({ grants }) => grants.some(({ permission }) => permission.endsWith(':export'))).map(({ key }) => key);
    expect(carriers.sort()).toEqual([
      'auditor',
      'branch-finance',
      'branch-general-manager',
      'finance-officer',
      'general-manager',
      'hr-officer',
      'regional-sales-manager',
      'sales-director',
      'sales-manager',
      'sales-vp',
      'service-manager',
    ]);
  });

  it('is the same for a company that was founded before there were exports', () => {
    const now = STANDARD_POSTS.flatMap(({ key, grants }) =>
      grants.filter(({ permission }) => permission.endsWith(':export')).map(({ permission, breadth }) => `${key} ${permission} ${breadth}`),
    );
    const migrated = POSTS_MAY_EXPORT.flatMap(([post, breadth, lists]) => lists.map((list) => `${post} ${list}:export ${breadth}`));
    expect(migrated.sort()).toEqual(now.sort());
  });
});

describe('C-03 Whole lists come in only through who may also open each file by hand', () => {
  const importing = STANDARD_POSTS.flatMap(({ key, grants }) =>
    grants.filter(({ permission }) => permission.endsWith(':import')).map(({ permission, breadth }) => ({ key, permission, breadth })),
  );

  it('by the same posts in a company that was founded before', () => {
    expect(POSTS_IMPORT.map(([post, breadth]) => `${post} customer:import ${breadth}`).sort()).toEqual(
      importing.map(({ key, permission, breadth }) => `${key} ${permission} ${breadth}`).sort(),
    );
  });

  it.each(IMPORTS.map(({ what }) => [what.name, what] as const))('%s: as widely as one by one', (_, { allow, each }) => {
    const byHand = (post: string) => STANDARD_POSTS.find(({ key }) => key === post)?.grants.filter(({ permission }) => permission === each.spec.allow) ?? [];
    for (const { key, breadth } of importing.filter(({ permission }) => permission === allow))
      expect(byHand(key).map((grant) => grant.breadth)).toContain(breadth);
  });
});
