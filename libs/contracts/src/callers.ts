/**
 * Which service asks which others by operation (`bus.call`). The bus lets nobody publish to anybody else (S10):
 * `deploy/local/nats-permissions.ts` makes the allow lists from this table, and a spec compares it with the code.
 * The gateway asks everybody and is not listed.
 */
export const CALLERS: Readonly<Record<string, readonly string[]>> = {
  contracts: ['customers', 'orders'],
  customers: ['after-sales'],
  identity: ['after-sales', 'contracts', 'customers', 'expenses', 'orders', 'performance'],
  orders: ['after-sales'],
  performance: ['after-sales', 'contracts', 'expenses', 'orders'],
};
