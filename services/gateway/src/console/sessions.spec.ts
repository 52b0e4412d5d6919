import { notSignedIn } from '@tradewind/kernel/actor';
import type { FaultData } from '@tradewind/kernel/fault';
import type { Operation, Slots } from '@tradewind/kernel/operation';
import type { Answer } from '@tradewind/messaging/wire';
import { codeWrong, refreshTokenUsed, secondFactorNeeded, signInFailed } from '@tradewind/contracts/identity/sign-in.faults';
import { ConsoleSessions } from './sessions.js';

const asking = { admitted: { token: null, client: { address: '192.0.2.9', userAgent: 'browser' } }, requestId: 'r1' };
const tokens = { access_token: 'access', token_type: 'Bearer', expires_in: 600, refresh_token: 'next', mfa_enrolment_required: false };

const ok = (reply: object): Answer => ({ outcome: 'ok', body: JSON.stringify(reply), version: null, replayed: false });
const fault = ({ data }: { data: FaultData }): Answer => ({ outcome: 'fault', body: JSON.stringify(data), version: null, replayed: false });

/** Identity, as far as it is asked: says what it was told to say, in turn. */
function identity(...answers: Answer[]) {
  const asked: Record<string, unknown>[] = [];
  const send = (_: Operation, { body }: Slots): Promise<Answer> => {
    asked.push(body as Record<string, unknown>);
    return Promise.resolve(answers.shift() ?? ok({}));
  };
  return { asked, sessions: new ConsoleSessions({ send }) };
}

const between = fault(secondFactorNeeded({ mfaToken: 'between', grantTypes: ['mfa_otp', 'mfa_recovery_code'] }));

describe('S2 Signing in at the console', () => {
  it('gives the tokens for login and password', async () => {
    const { asked, sessions } = identity(ok(tokens));
    await expect(sessions.signIn({ username: 'lihui', password: 'four words' }, asking)).resolves.toEqual(tokens);
    expect(asked).toEqual([{ grant_type: 'password', username: 'lihui', password: 'four words' }]);
  });

  it('asks for the second factor, without telling the page what stands between the two', async () => {
    const { sessions } = identity(between);
    const refusal: unknown = await sessions.signIn({ username: 'lihui', password: 'four words' }, asking).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'identity.mfa-required', data: { facts: {} } });
    expect(JSON.stringify((refusal as { data: FaultData }).data.facts)).not.toContain('between');
  });

  it.each([
    [{ otp: '123456' }, { grant_type: 'mfa_otp', otp: '123456', mfa_token: 'between' }],
    [{ recoveryCode: 'abcd-efgh' }, { grant_type: 'mfa_recovery_code', recovery_code: 'abcd-efgh', mfa_token: 'between' }],
  ])('goes on with %j', async (second, sent) => {
    const { asked, sessions } = identity(between, ok(tokens));
    await expect(sessions.signIn({ username: 'lihui', password: 'four words', ...second }, asking)).resolves.toEqual(tokens);
    expect(asked[1]).toEqual(sent);
  });

  it.each([
    ['identity.sign-in-failed', [fault(signInFailed())]],
    ['identity.code-wrong', [between, fault(codeWrong())]],
  ])('passes on %s as identity said it', async (code, answers) => {
    const { sessions } = identity(...answers);
    await expect(sessions.signIn({ username: 'lihui', password: 'x', otp: '1' }, asking)).rejects.toMatchObject({ code });
  });
});

describe('S5 Staying signed in', () => {
  it('two tabs that come with the same refresh token get the same tokens: shown twice, it would end the session', async () => {
    const { asked, sessions } = identity(ok(tokens), fault(refreshTokenUsed()));
    const both = await Promise.all([sessions.refreshed('first', asking), sessions.refreshed('first', asking)]);
    expect(both).toEqual([tokens, tokens]);
    await expect(sessions.refreshed('first', asking)).resolves.toEqual(tokens);
    expect(asked).toHaveLength(1);
  });

  it('is over when the refresh token is', async () => {
    const { sessions } = identity(fault(refreshTokenUsed()));
    await expect(sessions.refreshed('old', asking)).resolves.toBeNull();
  });

  it('nobody is there when the access token opens nothing any more', async () => {
    const { sessions } = identity(fault(notSignedIn()));
    await expect(sessions.whoIs('old', asking)).resolves.toBeNull();
  });

  it('signing out ends the session behind the refresh token', async () => {
    const { asked, sessions } = identity({ outcome: 'ok', body: '', version: null, replayed: false });
    await sessions.signOut('refresh', asking);
    expect(asked).toEqual([{ token: 'refresh' }]);
  });
});
