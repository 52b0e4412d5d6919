import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Actor } from '@tradewind/kernel/actor';
import { createLocalJWKSet, type JWK } from 'jose';
import { ACCESS_TOKEN_SECONDS, actorOf, AUDIENCE, claimsOf, ISSUER } from './claims.js';
import { TokenIssuer } from './token-issuer.js';
import { TokenVerifier } from './token-verifier.js';

const li: Actor = {
  id: '0198a0c2-0000-7000-8000-000000000001',
  name: '李慧',
  kind: 'person',
  posts: [{ post: 'sales-manager', org: 'hq.bj.sales', branch: 'bj' }],
  grants: [
    { permission: 'order:read', org: 'hq.bj', own: false },
    { permission: 'order:write', org: 'hq.bj', own: false },
    { permission: 'claim:write', org: 'hq.bj.sales', own: true },
  ],
};

function aKeyPair(kid: string): { readonly secret: JWK; readonly open: JWK; readonly openPem: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const named = { kid, alg: 'EdDSA', use: 'sig' };
  return {
    secret: { ...(privateKey.export({ format: 'jwk' }) as JWK), ...named },
    open: { ...(publicKey.export({ format: 'jwk' }) as JWK), ...named },
    openPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
  };
}

const keys = aKeyPair('k1');
const verifier = () => new TokenVerifier(createLocalJWKSet({ keys: [keys.open] }));
const issued = () => new TokenIssuer(keys.secret).issue(li);

const now = () => Math.floor(Date.now() / 1000);
const goodHeader = { alg: 'EdDSA', typ: 'at+jwt', kid: 'k1' };
const goodClaims = () => ({ ...claimsOf(li), iss: ISSUER, aud: AUDIENCE, iat: now(), exp: now() + 60 });
const part = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');

/** A token as an attacker, or another issuer with our key, would make it. */
function forged(header: object, claims: object, signed: (input: string) => Buffer = withOurKey): string {
  const input = `${part(header)}.${part(claims)}`;
  return `${input}.${signed(input).toString('base64url')}`;
}
const withKey = (jwk: JWK) => (input: string) => sign(null, Buffer.from(input), createPrivateKey({ key: jwk, format: 'jwk' }));
const withOurKey = (input: string) => withKey(keys.secret)(input);
const hmacWith = (key: string | Buffer) => (input: string) => createHmac('sha256', key).update(input).digest();

const refused = { code: 'access.not-signed-in', kind: 'unauthenticated' };

describe('S9 A token says who calls, and nothing else does', () => {
  it('brings the person, the posts and the grants through unchanged', async () => {
    await expect(verifier().verify(await issued())).resolves.toEqual(li);
  });

  it.each([null, '0198a0c2-0000-7000-8000-000000000009'])('brings the terms of a partner app through unchanged (customer %s)', async (customerId) => {
    const app: Actor = { ...li, kind: 'partner', partner: { operations: ['orders.getOrder'], customerId, quota: 60 } };
    await expect(verifier().verify(await new TokenIssuer(keys.secret).issue(app))).resolves.toEqual(app);
  });

  it('groups the grants by place and gives them back', () => {
    const { grants } = claimsOf(li);
    expect(grants).toEqual({ 'hq.bj': ['order:read', 'order:write'], 'own@hq.bj.sales': ['claim:write'] });
    expect(actorOf(claimsOf(li))).toEqual(li);
  });

  it('accepts what is signed and made as ours are (so the refusals below refuse for their own reason)', async () => {
    await expect(verifier().verify(forged(goodHeader, goodClaims()))).resolves.toMatchObject({ id: li.id });
  });

  it.each<[why: string, token: () => string]>([
    ['has no signature (alg none)', () => forged({ ...goodHeader, alg: 'none' }, goodClaims(), () => Buffer.alloc(0))],
    [
      'is HS256, signed with the bytes of our public key',
      () => forged({ ...goodHeader, alg: 'HS256' }, goodClaims(), hmacWith(Buffer.from(keys.open.x ?? '', 'base64url'))),
    ],
    ['is HS256, signed with the text of our public key', () => forged({ ...goodHeader, alg: 'HS256' }, goodClaims(), hmacWith(keys.openPem))],
    ['is signed with another key', () => forged(goodHeader, goodClaims(), withKey(aKeyPair('k1').secret))],
    [
      'brings its own key along',
      () => {
        const own = aKeyPair('own');
        return forged({ ...goodHeader, kid: 'own', jwk: own.open }, goodClaims(), withKey(own.secret));
      },
    ],
    ['names a key we do not know', () => forged({ ...goodHeader, kid: 'k2' }, goodClaims())],
    ['is for another audience', () => forged(goodHeader, { ...goodClaims(), aud: 'tradewind-partners' })],
    ['is for nobody in particular', () => forged(goodHeader, { ...goodClaims(), aud: undefined })],
    ['is from another issuer', () => forged(goodHeader, { ...goodClaims(), iss: 'https://example.com' })],
    ['has expired', () => forged(goodHeader, { ...goodClaims(), exp: now() - 1 })],
    ['never expires', () => forged(goodHeader, { ...goodClaims(), exp: undefined })],
    ['is not valid yet', () => forged(goodHeader, { ...goodClaims(), nbf: now() + 60 })],
    ['does not say that it is an access token', () => forged({ alg: 'EdDSA', kid: 'k1' }, goodClaims())],
    ['is another kind of token', () => forged({ ...goodHeader, typ: 'JWT' }, goodClaims())],
    ['is for no person', () => forged(goodHeader, { ...goodClaims(), sub: undefined })],
    ['lacks grants', () => forged(goodHeader, { ...goodClaims(), grants: undefined })],
    ['is not a token', () => 'let-me-in'],
    ['is empty', () => '..'],
  ])('refuses one that %s', async (_, token) => {
    await expect(verifier().verify(token())).rejects.toMatchObject(refused);
  });

  it('refuses a token of ours whose claims were changed', async () => {
    const [header, , signature] = (await issued()).split('.');
    const raised = part({ ...goodClaims(), grants: { hq: ['bonus:approve'] } });
    await expect(verifier().verify(`${header}.${raised}.${signature}`)).rejects.toMatchObject(refused);
  });
});

describe('A verified token is remembered, but not for longer than it is valid', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout', 'setInterval', 'performance', 'hrtime'] }));
  afterEach(() => jest.useRealTimers());

  const seconds = (n: number) => jest.setSystemTime(Date.now() + n * 1000);
  function countingVerifier() {
    const find = createLocalJWKSet({ keys: [keys.open] });
    const asked = jest.fn(find);
    return { asked, verifier: new TokenVerifier(asked) };
  }

  it('checks a signature once within half a minute', async () => {
    const { asked, verifier } = countingVerifier();
    const token = await issued();
    await verifier.verify(token);
    seconds(29);
    await verifier.verify(token);
    expect(asked).toHaveBeenCalledTimes(1);
    seconds(2);
    await verifier.verify(token);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('does not outlive the token', async () => {
    const { verifier } = countingVerifier();
    const token = forged(goodHeader, { ...goodClaims(), exp: now() + 10 });
    await verifier.verify(token);
    seconds(11);
    await expect(verifier.verify(token)).rejects.toMatchObject(refused);
  });

  it('gives tokens ten minutes', async () => {
    const { verifier } = countingVerifier();
    const token = await issued();
    seconds(ACCESS_TOKEN_SECONDS - 2);
    await expect(verifier.verify(token)).resolves.toMatchObject({ id: li.id });
    seconds(4);
    await expect(verifier.verify(token)).rejects.toMatchObject(refused);
  });

  it('does not remember what it refused', async () => {
    const { asked, verifier } = countingVerifier();
    const token = forged(goodHeader, { ...goodClaims(), aud: 'others' });
    await expect(verifier.verify(token)).rejects.toMatchObject(refused);
    await expect(verifier.verify(token)).rejects.toMatchObject(refused);
    expect(asked).toHaveBeenCalledTimes(2);
  });
});
