/**
 * Which service asks which others by operation (`bus.call`). The bus lets nobody publish to anybody else (S10):
 * `deploy/local/nats-permissions.ts` makes the allow lists from this table, and a spec compares it with the code.
 * The gateway asks everybody and is not listed.
 */
export const CALLERS: Readonly<Record<string, readonly string[]>> = {
  'after-sales': ['identity'],
  contracts: ['customers', 'identity', 'orders'],
  customers: ['after-sales', 'identity'],
  expenses: ['identity'],
  identity: ['after-sales', 'contracts', 'customers', 'expenses', 'orders', 'performance'],
  orders: ['after-sales', 'identity'],
  performance: ['after-sales', 'contracts', 'expenses', 'identity', 'orders'],
  policies: ['contracts', 'customers', 'expenses', 'identity', 'orders', 'performance'],
};
