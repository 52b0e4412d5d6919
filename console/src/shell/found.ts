import { useQueries } from '@tanstack/react-query';
import { read } from '../api/call.js';
import { keyOf } from '../api/keys.js';
import { OPERATIONS } from '../api/operations.gen.js';
import type { LookupId } from '../api/operation-types.js';
import { useMay } from '../api/session.js';
import type { texts } from './texts.js';

type Row = Readonly<Record<string, unknown>>;

/** Lists in which records are found by number, name, pinyin or its initials, and where a record is opened. */
const SOURCES: readonly { readonly operation: LookupId; readonly title: keyof typeof texts; readonly to: (row: Row) => string }[] = [
  { operation: 'customers.findCustomers', title: 'customers', to: ({ id }) => `/customers/${String(id)}` },
  { operation: 'orders.findOrders', title: 'orders', to: ({ id }) => `/orders/${String(id)}` },
  { operation: 'contracts.findContracts', title: 'contracts', to: ({ id }) => `/contracts/${String(id)}` },
  { operation: 'contracts.findQuotes', title: 'quotes', to: ({ id }) => `/quotes/${String(id)}` },
  { operation: 'contracts.findProposals', title: 'proposals', to: ({ id }) => `/proposals/${String(id)}` },
  { operation: 'contracts.findServiceContracts', title: 'serviceContracts', to: ({ id }) => `/service-contracts/${String(id)}` },
  { operation: 'contracts.findPartnerAgreements', title: 'partnerAgreements', to: ({ id }) => `/partner-agreements/${String(id)}` },
  { operation: 'customers.findOpportunities', title: 'opportunities', to: ({ id }) => `/opportunities?open=${String(id)}` },
  { operation: 'customers.findLeads', title: 'leads', to: ({ id }) => `/leads/${String(id)}` },
  { operation: 'after-sales.findTickets', title: 'tickets', to: ({ id }) => `/tickets?ticketId=${String(id)}` },
  { operation: 'orders.findReceipts', title: 'receipts', to: ({ id }) => `/receipts/${String(id)}` },
  { operation: 'expenses.findClaims', title: 'claims', to: ({ id }) => `/expenses/claims/${String(id)}` },
];
const OF_EACH = 5;
const SHORTEST = 2;

export interface Found {
  readonly title: keyof typeof texts;
  readonly entries: readonly { readonly key: string; readonly name: string; readonly detail: string; readonly to: string }[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const nameOf = (row: Row): string => text(row.no) || text(row.name) || text(row.companyName) || text(row.title);
/** Who it is about, else what. */
const detailOf = (row: Row): string => [row.customerName, row.companyName, row.name, row.claimantName, row.title].map(text).find(Boolean) ?? '';

/** Records of every list that this person may search. */
export function useFound(q: string): { readonly found: readonly Found[]; readonly isAsking: boolean } {
  const mayI = useMay();
  const sources = SOURCES.filter(({ operation }) => mayI(OPERATIONS[operation][1]));
  const asked = { q, limit: OF_EACH };
  const answers = useQueries({
    queries: sources.map(({ operation }) => ({
      queryKey: keyOf(operation, asked),
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => (await read(operation, asked, signal)).data.items as unknown as readonly Row[],
      enabled: q.length >= SHORTEST,
    })),
  });
  const found = sources.map(({ operation, title, to }, at) => ({
    title,
    entries: (answers[at]?.data ?? []).map((row) => ({ key: `${operation} ${text(row.id)}`, name: nameOf(row), detail: detailOf(row), to: to(row) })),
  }));
  return { found: found.filter(({ entries }) => entries.length > 0), isAsking: answers.some(({ isFetching }) => isFetching) };
}
