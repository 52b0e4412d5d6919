import { afterSalesExports } from '../after-sales/after-sales.exports.js';
import { contractsExports } from '../contracts/contracts.exports.js';
import { customersExports } from '../customers/customers.exports.js';
import { expensesExports } from '../expenses/expenses.exports.js';
import { ordersExports } from '../orders/orders.exports.js';
import { performanceExports } from '../performance/performance.exports.js';
import type { Exports } from './exports.api.js';

/** Everything that can be exported, by service. */
export const EXPORTS: readonly Exports[] = [customersExports, contractsExports, ordersExports, afterSalesExports, expensesExports, performanceExports];
