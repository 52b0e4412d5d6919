import { newId } from '@tradewind/kernel/ids';
import fc from 'fast-check';
import { Person } from './person.js';
import { Session } from './session.js';

const li = Person.hire({ name: '李慧', login: 'lihui', passwordHash: 'x', posts: [{ post: 'sales-manager', org: 'hq.bj.sales', branch: 'bj' }] });
const at = new Date('2026-04-01T02:00:00Z');
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const client = { address: '198.51.100.7', userAgent: 'Laptop/1' };
const opened = () => Session.open(li, { client, secondFactor: false, tokenHash: 't0', at });
const exchange = (session: Session, shownHash: string, nextHash: string, when: Date, now: Date, idleMinutes = 10_000): void => {
  session.exchange({ shownHash, nextHash, idleMinutes }, when, now);
};
const eventsOf = (session: Session) => session.takeRecord().events.map(({ event, payload }) => [event.type, payload] as const);

describe('S5 A session and its refresh tokens', () => {
  it('belongs to the person, where the person works, for twelve hours', () => {
    const session = opened();
    expect(session).toMatchObject({ ownerId: li.id, org: 'hq.bj.sales', branch: 'bj', expiresAt: later(12) });
    expect([session.isOpen(later(11.99)), session.isOpen(later(12))]).toEqual([true, false]);
  });

  it('exchanges the token shown for the next one, which does not prolong it', () => {
    const session = opened();
    exchange(session, 't0', 't1', later(1), later(1));
    expect(session).toMatchObject({ tokenHash: 't1', lastUsedAt: later(1), expiresAt: later(12), endedAt: null });
  });

  it.each([
    ['a token it never gave', (session: Session) => exchange(session, 'made up', 't1', later(1), later(1))],
    ['one that nobody has used for too long', (session: Session) => exchange(session, 't0', 't1', new Date(later(1).getTime() + 1), later(1), 60)],
    ['one that comes too late', (session: Session) => exchange(session, 't0', 't1', later(12), later(12))],
  ])('refuses %s, and stays as it is', (_, use) => {
    const session = opened();
    expect(() => use(session)).toThrow(expect.objectContaining({ code: 'identity.refresh-token-used' }) as Error);
    expect(session).toMatchObject({ tokenHash: 't0', endedAt: null });
  });

  it('refuses any token once it has ended', () => {
    const session = opened();
    session.end('signed-out', later(1), later(1));
    expect(() => exchange(session, 't0', 't1', later(2), later(2))).toThrow(expect.objectContaining({ code: 'identity.refresh-token-used' }) as Error);
  });

  it('ends when a used token is shown again, says why in the audit, and takes its tokens back', () => {
    const session = opened();
    exchange(session, 't0', 't1', later(1), later(1));
    session.takeRecord();
    exchange(session, 't0', 't2', later(2), new Date('2026-11-21T08:00:00.000Z'));
    const { events, changes } = session.takeRecord();
    expect(changes).toMatchObject({ endedBecause: { before: null, after: 'refresh-token-reused' } });
    expect(events.map(({ payload }) => payload)).toEqual([{ subjectId: li.id, sessionId: session.id, issuedBefore: '2026-11-21T08:00:00.001Z' }]);
  });

  it('ends once', () => {
    const session = opened();
    session.end('revoked', later(1), later(1));
    session.end('signed-out', later(2), later(2));
    expect(session).toMatchObject({ endedBecause: 'revoked', endedAt: later(1) });
    expect(eventsOf(session)).toHaveLength(1);
  });

  it('is not there for anybody else', () => {
    expect(() => opened().mustBelongTo(newId())).toThrow(expect.objectContaining({ code: 'identity.session-not-found' }) as Error);
  });

  it('keeps hashes, address and browser out of the audit', () => {
    expect(Session.unaudited).toEqual(['tokenHash', 'usedHashes', 'address', 'userAgent']);
  });

  it('never lets two uses of one token both succeed, in whatever order tokens are shown', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 40 }), (shown) => {
        const session = opened();
        const succeeded = new Set<string>();
        shown.forEach((n, i) => {
          const token = `t${n}`;
          const usable = session.tokenHash === token && session.endedAt === null;
          try {
            exchange(session, token, `t${i + 1}`, later(1), later(1));
          } catch {
            return;
          }
          if (session.endedAt !== null) return;
          expect(usable && !succeeded.has(token)).toBe(true);
          succeeded.add(token);
        });
      }),
    );
  });
});

describe('S5 A person whose access is taken back', () => {
  it('announces from when on tokens hold again', () => {
    li.takeRecord();
    li.revokeAccess(new Date('2026-11-21T08:00:00.000Z'));
    expect(li.takeRecord().events.map(({ event, payload }) => [event.type, payload])).toEqual([
      ['identity.access-revoked.v1', { subjectId: li.id, sessionId: null, issuedBefore: '2026-11-21T08:00:00.001Z' }],
    ]);
  });
});
