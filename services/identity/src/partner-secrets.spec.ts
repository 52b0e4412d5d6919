import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@tradewind/kernel/ids';
import { PartnerApp } from './domain/partner-app.js';
import { PartnerKey } from './partner-key.js';
import { PartnerSecrets } from './partner-secrets.js';

const at = new Date('2026-11-21T02:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'partner-keys-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const keysIn = (text: string): PartnerKey => {
  const file = join(folder, newId());
  writeFileSync(file, text);
  return PartnerKey.fromFile(file);
};
const newKey = (): string => randomBytes(32).toString('base64');
const aKey = (): PartnerKey => keysIn(JSON.stringify({ active: 'k1', keys: { k1: newKey() } }));
const secrets = new PartnerSecrets(aKey());
const anApp = (): PartnerApp =>
  PartnerApp.register(
    { name: 'ERP', scopes: ['orders.getOrder'], org: 'hq', allowedAddresses: [], quotaPerMinute: 60 },
    { org: 'hq', branch: 'hq', ownerId: newId() },
  );
const signature = (secret: string, text: string): string => `v1=${createHmac('sha256', secret).update(text).digest('hex')}`;

function withSecrets(app: PartnerApp, count: number): string[] {
  return Array.from({ length: count }, () => {
    const { secret, kept } = secrets.make(app.id, at);
    app.addSecret(kept);
    return secret;
  });
}

describe('S6 Secrets of partner apps', () => {
  it('has 256 random bits, and what is kept does not show them', () => {
    const app = anApp();
    const [secret = ''] = withSecrets(app, 1);
    expect(Buffer.from(secret.replace('tws_', ''), 'base64url')).toHaveLength(32);
    expect(JSON.stringify(app.secrets)).not.toContain(secret.slice(4));
  });

  it('knows both live secrets, as a password and as a signing key, and no other', () => {
    const app = anApp();
    const both = withSecrets(app, 2);
    for (const secret of both) {
      expect(secrets.matches(app, secret)).toBe(true);
      expect(secrets.signed(app, 'text', signature(secret, 'text'))).toBe(true);
      expect(secrets.signed(app, 'other text', signature(secret, 'text'))).toBe(false);
    }
    expect(secrets.matches(app, 'tws_x')).toBe(false);
    expect(secrets.matches(null, both[0] ?? '')).toBe(false);
    expect(secrets.signed(app, 'text', signature('tws_x', 'text'))).toBe(false);
    expect(secrets.signed(app, 'text', '')).toBe(false);
  });

  it('does not know one that was retired', () => {
    const app = anApp();
    const [old = '', young = ''] = withSecrets(app, 2);
    app.retireSecret(app.secrets[0]?.id ?? '', at);
    expect([old, young].map((secret) => secrets.matches(app, secret))).toEqual([false, true]);
    expect([old, young].map((secret) => secrets.signed(app, 'text', signature(secret, 'text')))).toEqual([false, true]);
  });

  it('does not open for another row, nor with another key, nor when a byte was changed', () => {
    const key = aKey();
    const sealed = key.seal('secret', 'a');
    expect(key.open(sealed, 'a')).toBe('secret');
    expect(key.seal('secret', 'a')).not.toBe(sealed);
    const flipped = sealed.slice(0, -4) + (sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    for (const open of [() => key.open(sealed, 'b'), () => aKey().open(sealed, 'a'), () => key.open(flipped, 'a')]) expect(open).toThrow();
  });

  it('needs keys of 256 bits', () => {
    expect(() => keysIn(randomBytes(16).toString('base64'))).toThrow('keys of 32 bytes');
    expect(() => keysIn(JSON.stringify({ active: 'k2', keys: { k1: newKey() } }))).toThrow('active naming one of keys');
  });

  it('opens what was sealed when a file held one key, and seals it anew under the next', () => {
    const [only, next] = [newKey(), newKey()];
    const row = { id: '', digest: '', addedAt: at.toISOString(), sealed: sealedAsBefore(only, 'tws_old', 'partner_app/secrets/app/') };
    expect(keysIn(`${only}\n`).open(row.sealed, 'partner_app/secrets/app/')).toBe('tws_old');
    const changing = new PartnerSecrets(keysIn(JSON.stringify({ active: 'next', keys: { v1: only, next } })));
    const [anew] = changing.sealedAnew('app', [row]);
    expect(keysIn(JSON.stringify({ active: 'next', keys: { next } })).open(anew?.sealed ?? '', 'partner_app/secrets/app/')).toBe('tws_old');
  });
});

/** What lies in databases from before: the parts apart, the tag in the middle. */
function sealedAsBefore(key: string, secret: string, row: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'base64'), nonce).setAAD(Buffer.from(row));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return ['v1', ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}
