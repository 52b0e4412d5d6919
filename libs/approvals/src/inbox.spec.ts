import type { WaitingCase } from '@tradewind/contracts/approvals/approvals.api';
import type { Actor } from '@tradewind/kernel/actor';
import { waitingCase, waitingCases, type CaseAbout } from './inbox.js';
import { openReview } from './opening.js';
import { decide, urge } from './verbs.js';

const at = new Date('2026-04-01T02:00:00Z');
const later = new Date('2026-04-02T03:30:00Z');
const content = { total: '1.00' };
const subject = { org: 'hq.bj', ownerId: 'rep' };
const someone = (id: string, permission: string): Actor => ({ id, name: id, kind: 'person', posts: [], grants: [{ permission, org: 'hq', own: false }] });
const sales = someone('sales', 'p:sales');
const legal = someone('legal', 'p:legal');
const rules = [
  { step: 'sales', round: 1, permission: 'p:sales', escalateAfterHours: 48 },
  { step: 'legal', round: 2, permission: 'p:legal' },
];
const review = openReview({ steps: rules, policy: 'p@hq/1', content, submittedBy: 'author', at });
const about: CaseAbout = {
  ...{ kind: 'contract', id: 'c', version: 1, no: 'HT-1', title: 'A customer', org: 'hq.bj', ownerId: 'rep', amount: '1.00', currency: 'CNY' },
  ...{ updatedAt: at, facts: [], requirements: ['CON-01'], verbs: ['return-to-step', 'add-approver'] },
};

describe('ORG-07 The inbox shows a case to whoever may decide it, with what is needed to decide', () => {
  const shown = (by: Actor, of = review) => waitingCase(of, about, by, { subject, at: later });

  it('how old it is, when it is escalated, which steps and which verbs', () => {
    expect(shown(sales)).toMatchObject({ ageHours: 25, dueAt: '2026-04-03T02:00:00.000Z', steps: ['sales'], verbs: ['approve', 'return', 'add-approver'] });
  });

  it('offers to go back to a step once there is one that has agreed', () => {
    const half = decide(review, { step: 'sales', approve: true }, sales, { content, subject, at });
    expect(shown(legal, half)).toMatchObject({ steps: ['legal'], verbs: ['approve', 'return', 'return-to-step', 'add-approver'], dueAt: null });
    expect(shown(sales, half)).toBeNull();
  });

  it('that it was urged', () => {
    expect(shown(sales, urge(review, undefined, someone('author', 'p:write'), at))?.urgedAt).toBe(at.toISOString());
  });

  it('not to those it does not wait for, and not to whose matter it is', () => {
    for (const by of [legal, someone('author', 'p:sales'), someone('rep', 'p:sales')]) expect(shown(by)).toBeNull();
    expect(waitingCase(null, about, sales, { subject, at })).toBeNull();
  });

  it('counts the age of a review from before there was an engine from its last change', () => {
    const old = Object.fromEntries(Object.entries(review).filter(([field]) => field !== 'submittedAt')) as unknown as typeof review;
    expect(shown(sales, old)?.submittedAt).toBe(at.toISOString());
  });
});

describe('ORG-07 The longest waiting comes first, over all pages', () => {
  const pages = (days: readonly string[], perPage: number) => (page: { limit: number; cursor?: string | undefined }) => {
    const from = page.cursor === undefined ? 0 : parseInt(page.cursor, 10);
    const items = days.slice(from, from + perPage);
    return Promise.resolve({ items, nextCursor: from + perPage < days.length ? String(from + perPage) : null });
  };
  const show = (submittedAt: string): WaitingCase | null => (submittedAt === 'not mine' ? null : ({ submittedAt } as WaitingCase));

  it('leaves out what is not mine', async () => {
    const { items, more } = await waitingCases(pages(['2026-03-03', 'not mine', '2026-03-01', '2026-03-02'], 2), show);
    expect([items.map(({ submittedAt }) => submittedAt), more]).toEqual([['2026-03-01', '2026-03-02', '2026-03-03'], false]);
  });

  it('says when there is more than it shows', async () => {
    const { items, more } = await waitingCases(pages(Array<string>(250).fill('2026-03-01'), 100), show);
    expect([items.length, more]).toEqual([200, true]);
  });
});
