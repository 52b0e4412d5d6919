import type { CommandId } from '../../api/call.js';

export const EXPORTING = ['customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;
export type ExportingService = (typeof EXPORTING)[number];

interface Collection {
  readonly name: string;
  readonly allow: string;
  readonly operation: Extract<CommandId, `${string}.export${string}`>;
}

/** What can be carried away as a file, and who may (S17). */
export const COLLECTIONS: readonly Collection[] = [
  { name: 'leads', allow: 'lead:export', operation: 'customers.exportLeads' },
  { name: 'customers', allow: 'customer:export', operation: 'customers.exportCustomers' },
  { name: 'opportunities', allow: 'opportunity:export', operation: 'customers.exportOpportunities' },
  { name: 'quotes', allow: 'quote:export', operation: 'contracts.exportQuotes' },
  { name: 'contracts', allow: 'contract:export', operation: 'contracts.exportContracts' },
  { name: 'orders', allow: 'order:export', operation: 'orders.exportOrders' },
  { name: 'receipts', allow: 'receipt:export', operation: 'orders.exportReceipts' },
  { name: 'receivables', allow: 'receivable:export', operation: 'orders.exportReceivables' },
  { name: 'tickets', allow: 'ticket:export', operation: 'after-sales.exportTickets' },
  { name: 'budgets', allow: 'budget:export', operation: 'expenses.exportBudgets' },
  { name: 'claims', allow: 'claim:export', operation: 'expenses.exportClaims' },
  { name: 'kpi-facts', allow: 'fact:export', operation: 'performance.exportKpiFacts' },
  { name: 'bonuses', allow: 'bonus:export', operation: 'performance.exportBonuses' },
];
