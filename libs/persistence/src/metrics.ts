import { Counter } from 'prom-client';

export const transactionsRetried = new Counter({
  name: 'tradewind_transactions_retried_total',
  help: 'Units of work done again after a serialization failure, deadlock or lock timeout',
});
