import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANONYMOUS, type Actor } from '@tradewind/kernel/actor';
import { decodeProtectedHeader, type JWK } from 'jose';
import { Revocations } from './revocations.js';
import { TokenIssuer } from './token-issuer.js';
import { sessionOf, TokenVerifier } from './token-verifier.js';

const li: Actor = { ...ANONYMOUS, id: '0198a0c2-0000-7000-8000-000000000001', name: '李慧', kind: 'person' };
const dir = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => {
  rmSync(dir, { recursive: true });
});

function key(kid: string): { secret: JWK; open: JWK } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const named = { kid, alg: 'EdDSA', use: 'sig' };
  return { secret: { ...(privateKey.export({ format: 'jwk' }) as JWK), ...named }, open: { ...(publicKey.export({ format: 'jwk' }) as JWK), ...named } };
}
let written = 0;
function write(name: string, json: object | string): string {
  const file = join(dir, name);
  writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json));
  written += 10;
  utimesSync(file, 1_700_000_000 + written, 1_700_000_000 + written);
  return file;
}

describe('S5 Keys are rotated without a restart', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'setTimeout', 'setInterval', 'performance', 'hrtime'] }));
  afterEach(() => jest.useRealTimers());
  const seconds = (n: number) => jest.setSystemTime(Date.now() + n * 1000);
  const kidOf = (token: string) => decodeProtectedHeader(token).kid;

  it('publishes the new key, signs with it, and lets the old one go', async () => {
    const [old, fresh] = [key('k1'), key('k2')];
    const open = write('open.json', { keys: [old.open] });
    const secret = write('secret.json', old.secret);
    const [issuer, verifier] = [TokenIssuer.fromFile(secret), TokenVerifier.fromFile(open)];
    const before = await issuer.issue(li);

    write('open.json', { keys: [fresh.open, old.open] });
    write('secret.json', { keys: [fresh.secret, old.secret] });
    seconds(3);
    const after = await issuer.issue(li);
    expect([kidOf(before), kidOf(after)]).toEqual(['k1', 'k2']);
    await expect(verifier.verify(after)).resolves.toMatchObject({ id: li.id });
    await expect(verifier.verify(before)).resolves.toMatchObject({ id: li.id });

    write('open.json', { keys: [fresh.open] });
    seconds(31); // what was verified is remembered for half a minute
    await expect(verifier.verify(before)).rejects.toMatchObject({ code: 'access.not-signed-in' });
    await expect(verifier.verify(after)).resolves.toMatchObject({ id: li.id });
  });

  it('goes on with the keys it has while the file is half-written', async () => {
    const { secret, open } = key('k1');
    const file = write('half.json', { keys: [open] });
    const verifier = TokenVerifier.fromFile(file);
    write('half.json', '{"keys":[');
    seconds(3);
    await expect(verifier.verify(await new TokenIssuer(secret).issue(li))).resolves.toMatchObject({ id: li.id });
  });

  it('refuses to sign with a file that holds no private key', () => {
    expect(() => TokenIssuer.fromFile(write('only-open.json', { keys: [key('k1').open] }))).toThrow('no private key');
  });

  it('refuses a remembered token from the moment it was taken back', async () => {
    const { secret, open } = key('k1');
    const revocations = new Revocations();
    const verifier = TokenVerifier.fromFile(write('one.json', { keys: [open] }), revocations);
    const token = await new TokenIssuer(secret).issue(li, { sessionId: 's1' });
    await verifier.verify(token);
    expect(sessionOf(token)).toBe('s1');
    revocations.replaceWith([{ subjectId: li.id, sessionId: 's1', issuedBefore: new Date(Date.now() + 1) }]);
    await expect(verifier.verify(token)).rejects.toMatchObject({ code: 'access.not-signed-in' });
  });

  it('gives each kind of token a type and an audience of its own', async () => {
    const { secret, open } = key('k1');
    const verifier = TokenVerifier.fromFile(write('kinds.json', { keys: [open] }));
    const issuer = new TokenIssuer(secret);
    const between = { typ: 'mfa+jwt', audience: 'between', seconds: 60 };
    const token = await issuer.sign(between, { sub: li.id });
    await expect(verifier.claims(between, token)).resolves.toMatchObject({ sub: li.id });
    await expect(verifier.verify(token)).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(verifier.claims(between, await issuer.issue(li))).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});
