import { Revocations } from './revocations.js';

const token = { sub: 'li', sid: 's1', issuedAt: 1_000_500 };
const revoked = (sessionId: string | null, issuedBefore: number, subjectId = 'li') => ({ subjectId, sessionId, issuedBefore: new Date(issuedBefore) });
function listOf(...list: ReturnType<typeof revoked>[]): Revocations {
  const revocations = new Revocations();
  revocations.replaceWith(list);
  return revocations;
}

describe('S5 Access that was taken back', () => {
  it.each([
    ['nothing was taken back', [], true],
    ['all of this person before now', [revoked(null, 1_000_501)], false],
    ['all of this person, but before this token was issued, to the millisecond', [revoked(null, 1_000_500)], true],
    ['this session', [revoked('s1', 1_000_501)], false],
    ['another session of this person', [revoked('s2', 2_000_000)], true],
    ['all of another person', [revoked(null, 2_000_000, 'wang')], true],
    ['twice: the later one counts', [revoked(null, 2_000_000), revoked(null, 1_000)], false],
  ])('%s', (_, list, holds) => {
    expect(listOf(...list).holds(token)).toBe(holds);
  });

  it('of a partner app, which has no session', () => {
    expect(listOf(revoked(null, 1_000_501)).holds({ ...token, sid: null })).toBe(false);
    expect(listOf(revoked('s1', 1_000_501)).holds({ ...token, sid: null })).toBe(true);
  });

  it('forgets what is no longer on the list', () => {
    const revocations = listOf(revoked(null, 2_000_000));
    revocations.replaceWith([]);
    expect(revocations.holds(token)).toBe(true);
  });
});
