import type { Actor } from '@tradewind/kernel/actor';
import { openReview } from './opening.js';
import { pressing } from './pressing.js';
import { decide, escalate, urge, withdraw } from './verbs.js';

const at = new Date('2026-04-01T02:00:00Z');
const late = new Date('2026-04-03T02:00:00Z');
const content = { total: '1.00' };
const given = { content, subject: { org: 'hq.bj', ownerId: 'rep' }, at };
const someone = (id: string, permission: string): Actor => ({ id, name: id, kind: 'person', posts: [], grants: [{ permission, org: 'hq', own: false }] });
const author = someone('author', 'p:write');
const steps = [
  { step: 'sales', round: 1, permission: 'p:sales', people: [{ personId: 'li', name: 'Li' }], escalateAfterHours: 24, escalateTo: 'p:vp' },
  { step: 'legal', round: 2, permission: 'p:legal' },
];
const review = openReview({ steps, policy: 'p@hq/1', content, submittedBy: 'author', at });
const about = { kind: 'contract', id: 'c', no: 'HT-1', ownerId: 'rep' } as const;
const told = (before: typeof review, after: typeof review) => pressing('contracts', about, before, after).map(({ event, payload }) => [event.type, payload]);

describe('ORG-07 Those a case waits for hear at once that it is urged or escalated', () => {
  it('urged: which steps, who may decide them, who asked; not what was said', () => {
    expect(told(review, urge(review, '月底前需付款', author, at))).toEqual([
      [
        'contracts.case-urged.v1',
        {
          ...{ kind: 'contract', caseId: 'c', caseNo: 'HT-1', ownerId: 'rep', at: at.toISOString(), urgedBy: 'author' },
          ...{ steps: ['sales'], permissions: ['p:sales'], people: ['li'] },
        },
      ],
    ]);
  });

  it('escalated: the step that waited too long, and those who may decide it as well now', () => {
    const escalated = escalate(review, late);
    const fact = { kind: 'contract', caseId: 'c', caseNo: 'HT-1', ownerId: 'rep', at: late.toISOString(), step: 'sales', escalateTo: 'p:vp' };
    expect(told(review, escalated)).toEqual([['contracts.case-escalated.v1', { ...fact, permissions: ['p:sales', 'p:vp'], people: ['li'] }]]);
    expect(told(escalated, escalate(escalated, late))).toEqual([]);
  });

  it('once each: what is on the record already is not told again, and nothing else is', () => {
    const urged = urge(review, undefined, author, at);
    expect(told(urged, decide(urged, { step: 'sales', approve: true }, someone('li', 'p:sales'), given))).toEqual([]);
    expect(told(urged, withdraw(urged, undefined, author, at))).toEqual([]);
  });
});
