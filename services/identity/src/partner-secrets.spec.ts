import { createHmac, randomBytes } from 'node:crypto';
import { newId } from '@tradewind/kernel/ids';
import { PartnerApp } from './domain/partner-app.js';
import { PartnerKey } from './partner-key.js';
import { PartnerSecrets } from './partner-secrets.js';

const at = new Date('2026-11-21T02:00:00Z');
const secrets = new PartnerSecrets(new PartnerKey(randomBytes(32)));
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
    const key = new PartnerKey(randomBytes(32));
    const sealed = key.seal('secret', 'a');
    expect(key.open(sealed, 'a')).toBe('secret');
    expect(key.seal('secret', 'a')).not.toBe(sealed);
    const parts = sealed.split('.');
    const flipped = [...parts.slice(0, 3), Buffer.from('xecret').toString('base64url')].join('.');
    for (const open of [() => key.open(sealed, 'b'), () => new PartnerKey(randomBytes(32)).open(sealed, 'a'), () => key.open(flipped, 'a')])
      expect(open).toThrow();
  });

  it('needs a key of 256 bits', () => {
    expect(() => new PartnerKey(randomBytes(16))).toThrow('256 bits');
  });
});
