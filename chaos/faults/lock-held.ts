import { counted, hold, inTurn, named, type Fault } from './fault.ts';

/** Tables that commands and reactions need, with the service whose work stands still. */
const TABLES = [
  ['orders', 'sales_order'],
  ['contracts', 'contract'],
  ['customers', 'customer'],
  ['orders', 'outbox'],
  ['after-sales', 'inbox'],
  ['expenses', 'claim'],
  ['contracts', 'idempotency'],
  ['orders', 'audit'],
] as const;

export const lockHeld: Fault = {
  name: 'lock-held',
  does: 'somebody else holds `LOCK TABLE … IN ACCESS EXCLUSIVE MODE` for 30 s',
  plan: (chance, cycles) => inTurn(chance, TABLES, cycles).map(([service, table]) => ({ service, table, ms: 30_000 })),
  async strike(stage, plan) {
    const service = named(plan, 'service');
    const session = await stage.databases.session(service);
    try {
      await session.query('BEGIN');
      await session.query(`SET LOCAL idle_in_transaction_session_timeout = 0`);
      await session.query(`LOCK TABLE "${named(plan, 'table')}" IN ACCESS EXCLUSIVE MODE`);
      await hold(counted(plan, 'ms'));
      await session.query('ROLLBACK');
    } finally {
      session.release();
    }
    return { healedAt: performance.now(), service };
  },
};
