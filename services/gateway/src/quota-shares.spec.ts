import type { QuotaTaken, TakeQuota } from '@tradewind/contracts/identity/partner-apps.api';
import { QuotaShares } from './quota-shares.js';

/** Counts as identity does: one count for all gateways. */
function counting() {
  const taken = new Map<string, number>();
  const ask = jest.fn(({ principal, limit, want }: TakeQuota): Promise<QuotaTaken> => {
    const now = (taken.get(principal) ?? 0) + want;
    taken.set(principal, now);
    return Promise.resolve({ granted: Math.max(0, Math.min(want, limit - (now - want))), remaining: Math.max(0, limit - now), resetsIn: 30_000 });
  });
  return { taken, ask };
}

const admittedOf = async (tries: readonly Promise<{ admitted: boolean }>[]): Promise<number> =>
  (await Promise.all(tries)).filter(({ admitted }) => admitted).length;

describe('S15 Nobody asks more often than agreed, through however many gateways', () => {
  it.each([1, 7, 20, 100, 999])('lets %i through in a minute, by two gateways at once, and not one more', async (limit) => {
    const { ask } = counting();
    const [one, other] = [new QuotaShares(ask), new QuotaShares(ask)];
    const tries = Array.from({ length: limit + 50 }, (_, i) => (i % 2 === 0 ? one : other).take('app', limit));
    const first = await admittedOf(tries);
    const rest = await admittedOf(Array.from({ length: limit }, (_, i) => (i % 2 === 0 ? one : other).take('app', limit)));
    expect(first + rest).toBe(limit);
  });

  it('asks identity once for a twentieth of the quota, and not again when the minute is used up', async () => {
    const { ask } = counting();
    const shares = new QuotaShares(ask);
    for (let i = 0; i < 600; i++) await shares.take('app', 600);
    expect(ask).toHaveBeenCalledTimes(20);
    for (let i = 0; i < 100; i++) await expect(shares.take('app', 600)).resolves.toMatchObject({ admitted: false, remaining: 0, resetsIn: 30 });
    expect(ask).toHaveBeenCalledTimes(20);
  });

  it('says how much is left and when the next minute begins', async () => {
    const shares = new QuotaShares(counting().ask);
    await expect(shares.take('app', 100)).resolves.toEqual({ admitted: true, limit: 100, remaining: 99, resetsIn: 30 });
    await expect(shares.take('app', 100)).resolves.toMatchObject({ remaining: 98 });
  });

  it('begins anew with the next minute', async () => {
    let now = 0;
    const { ask, taken } = counting();
    const shares = new QuotaShares(ask, () => now);
    await expect(shares.take('app', 1)).resolves.toMatchObject({ admitted: true });
    await expect(shares.take('app', 1)).resolves.toMatchObject({ admitted: false });
    now = 30_000;
    taken.clear();
    await expect(shares.take('app', 1)).resolves.toMatchObject({ admitted: true });
  });

  it('keeps principals apart', async () => {
    const shares = new QuotaShares(counting().ask);
    await shares.take('a', 1);
    await expect(shares.take('a', 1)).resolves.toMatchObject({ admitted: false });
    await expect(shares.take('b', 1)).resolves.toMatchObject({ admitted: true });
  });

  it('tells the caller when nobody can count', async () => {
    const shares = new QuotaShares(() => Promise.reject(new Error('identity is away')));
    await expect(shares.take('a', 1)).rejects.toThrow('identity is away');
  });
});
