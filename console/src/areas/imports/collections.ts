import type { CommandId } from '../../api/call.js';
import type { collectionWords } from './texts.js';

export const EXPORTING = ['customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;
export type ExportingService = (typeof EXPORTING)[number];

export interface Collection {
  readonly name: keyof typeof collectionWords;
  readonly service: ExportingService;
  readonly allow: string;
  readonly operation: Exclude<Extract<CommandId, `${string}.export${string}`>, 'customers.exportPersonalData'>;
}

/** What can be carried away as a file, and who may (S17). */
export const COLLECTIONS: readonly Collection[] = [
  { name: 'leads', service: 'customers', allow: 'lead:export', operation: 'customers.exportLeads' },
  { name: 'customers', service: 'customers', allow: 'customer:export', operation: 'customers.exportCustomers' },
  { name: 'opportunities', service: 'customers', allow: 'opportunity:export', operation: 'customers.exportOpportunities' },
  { name: 'quotes', service: 'contracts', allow: 'quote:export', operation: 'contracts.exportQuotes' },
  { name: 'contracts', service: 'contracts', allow: 'contract:export', operation: 'contracts.exportContracts' },
  { name: 'orders', service: 'orders', allow: 'order:export', operation: 'orders.exportOrders' },
  { name: 'receipts', service: 'orders', allow: 'receipt:export', operation: 'orders.exportReceipts' },
  { name: 'receivables', service: 'orders', allow: 'receivable:export', operation: 'orders.exportReceivables' },
  { name: 'tickets', service: 'after-sales', allow: 'ticket:export', operation: 'after-sales.exportTickets' },
  { name: 'budgets', service: 'expenses', allow: 'budget:export', operation: 'expenses.exportBudgets' },
  { name: 'claims', service: 'expenses', allow: 'claim:export', operation: 'expenses.exportClaims' },
  { name: 'kpi-facts', service: 'performance', allow: 'fact:export', operation: 'performance.exportKpiFacts' },
  { name: 'bonuses', service: 'performance', allow: 'bonus:export', operation: 'performance.exportBonuses' },
];
