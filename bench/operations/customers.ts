import { randomBytes, randomUUID } from 'node:crypto';
import type { Sent } from '../load/burst.ts';
import type { Measured } from './operation.ts';

/** Who asks: their token is taken anew before it ends. */
export interface Asking {
  readonly token: () => string;
}

/** What is there to be asked for, on either side. */
export interface Seeded {
  readonly platformIds: readonly string[];
  readonly limitIds: readonly string[];
}

const SURNAMES = [...'渝北岭南江海泰和瑞丰金鼎华信宏远安顺福临嘉禾'];
const TRADES = ['建材', '装饰', '陶瓷', '石材', '商贸', '家居'];
const drawn = <T>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;

/** Never twice: one company has one file. */
export const companyName = (): string => `${drawn(SURNAMES)}${drawn(SURNAMES)}${drawn(TRADES)}${randomBytes(5).toString('hex')}有限公司`;

const API = '/api/v1';

/** CUS-01, CUS-05: a file opened, read, listed and searched for. */
export function customerOperations({ token }: Asking, seeded: Seeded): readonly Measured[] {
  const as = (): Readonly<Record<string, string>> => ({ authorization: `Bearer ${token()}` });
  const get = (path: string): Sent => ({ method: 'GET', path: `${API}${path}`, headers: as() });
  const plain = (path: string): Sent => ({ method: 'GET', path });
  const searched = (name: string, q: () => string): Measured => {
    const path = (): string => `/customers?q=${encodeURIComponent(q())}&limit=50`;
    return { name, kind: 'read', platform: () => get(path()), limit: () => plain(path()) };
  };
  return [
    {
      name: 'create a customer',
      kind: 'write',
      platform: () => written(`${API}/customers`, { ...as(), 'idempotency-key': randomUUID() }),
      limit: () => written('/customers', { 'idempotency-key': randomUUID() }),
      leaves: { customer: 1, credit_profile: 1, known_company: 1, audit: 2, outbox: 1, idempotency: 1 },
    },
    {
      name: 'get a customer',
      kind: 'read',
      platform: () => get(`/customers/${drawn(seeded.platformIds)}`),
      limit: () => plain(`/customers/${drawn(seeded.limitIds)}`),
    },
    {
      name: 'list 50 customers with a filter',
      kind: 'read',
      platform: () => get('/customers?status=prospect&limit=50'),
      limit: () => plain('/customers?status=prospect&limit=50'),
    },
    searched('search: two characters', () => `${drawn(SURNAMES)}${drawn(SURNAMES)}`),
    searched('search: pinyin initials', () => drawn(['ybjc', 'lnts', 'jhsc', 'thzs'])),
    searched('search: number', () => `KH-${new Date().getFullYear()}-000${Math.floor(100 + Math.random() * 100)}`),
  ];
}

const written = (path: string, headers: Readonly<Record<string, string>>): Sent => ({
  ...{ method: 'POST', path, headers },
  body: JSON.stringify({ name: companyName() }),
});
