import { newId } from '@tradewind/kernel/ids';
import { commanding, THE_PLATFORM } from '../../../e2e/support/bench/calls.ts';
import { anOwnDatabase, type OwnDatabase } from '../../../e2e/support/bench/own-database.ts';
import { PartnerNonce } from './partner-nonce.entity.js';
import { PartnerNonces } from './partner-nonces.js';
import { QuotaWindow } from './quota-window.entity.js';
import { Quotas } from './quotas.js';

let own: OwnDatabase;
let quotas: Quotas;
let nonces: PartnerNonces;
beforeAll(async () => {
  own = await anOwnDatabase(PartnerNonce, QuotaWindow);
  quotas = new Quotas(own.db);
  nonces = new PartnerNonces(own.db);
});
afterAll(() => own.drop());

const take = (principal: string, limit: number, want: number) => commanding(own.db, THE_PLATFORM, () => quotas.take({ principal, limit, want }));
const spend = (app: string, nonce: string, at = new Date()) => commanding(own.db, THE_PLATFORM, () => nonces.spend(app, nonce, at));

describe('S15 One count for all gateways', () => {
  it('grants no more than the quota, whoever asks at the same moment', async () => {
    const app = newId();
    const shares = await Promise.all(Array.from({ length: 30 }, () => take(app, 100, 7)));
    const minutes = await own.rows('SELECT 1 FROM "quota_window" WHERE "principal" LIKE $1', [`${app} at %`]);
    expect(shares.reduce((sum, { granted }) => sum + granted, 0)).toBe(100 * minutes.length);
    expect(shares.filter(({ granted }) => granted === 0).length).toBeGreaterThan(0);
    for (const { resetsIn } of shares) expect(resetsIn).toBeGreaterThanOrEqual(0);
    for (const { resetsIn } of shares) expect(resetsIn).toBeLessThanOrEqual(60_000);
  });

  it('forgets minutes that are over', async () => {
    const app = newId();
    await own.rows(`INSERT INTO "quota_window" VALUES ($1, now() - interval '6 minutes', 5), ($1, date_trunc('minute', now()), 5)`, [app]);
    await quotas.forget();
    await expect(own.rows('SELECT 1 FROM "quota_window" WHERE "principal" = $1', [app])).resolves.toHaveLength(1);
  });
});

describe('A nonce counts once for an app', () => {
  it('whoever is first, also at the same moment', async () => {
    const app = newId();
    const spent = await Promise.all(Array.from({ length: 10 }, () => spend(app, 'n1')));
    expect(spent.filter(Boolean)).toHaveLength(1);
    await expect(spend(newId(), 'n1')).resolves.toBe(true);
    await expect(spend(app, 'n2')).resolves.toBe(true);
  });

  it('is remembered until no timestamp makes its request valid again', async () => {
    const app = newId();
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    await spend(app, 'old', minutesAgo(21));
    await spend(app, 'young', minutesAgo(11));
    await nonces.forget(new Date());
    await expect(spend(app, 'young')).resolves.toBe(false);
    await expect(spend(app, 'old')).resolves.toBe(true);
  });
});
