import { stringifySearch } from './search-text.js';

/** Which search parameters a list knows; whatever else an address has is dropped. A link to one that its list does not know does not compile. */
export const VIEWS = {
  '/contracts': ['q', 'status', 'late', 'text', 'minTotal', 'maxTotal', 'effectiveFrom', 'effectiveTo', 'customerId'],
  '/contracts/copies': ['status', 'recipient'],
  '/contracts/templates': ['q', 'status', 'open', 'do'],
  '/expenses': ['q', 'status', 'do'],
  '/expenses/payouts': ['q', 'status', 'open'],
  '/invoices': ['q', 'status'],
  '/leads': ['q', 'status', 'source', 'keyFollowUp', 'do'],
  '/operator/processes': ['service', 'status', 'open'],
  '/opportunities': ['q', 'stage', 'customerId', 'as', 'open', 'do'],
  '/orders': ['q', 'status', 'customerId', 'contractId'],
  '/performance/targets': ['year', 'kpi', 'do'],
  '/policies/proposals': ['open'],
  '/quotes': ['q', 'status', 'customerId'],
  '/quotes/price-lists': ['q', 'status', 'open', 'do'],
  '/receipts': ['q', 'show', 'customerId'],
  '/receivables': ['tab', 'q', 'status'],
  '/return-visits': ['status', 'dueBefore', 'customerId', 'do'],
  '/shipments': ['q', 'status'],
  '/tickets': ['q', 'who', 'late', 'show', 'ticketId', 'customerId', 'serviceFileId', 'do'],
} as const satisfies Readonly<Record<`/${string}`, readonly string[]>>;

export type ViewPath = keyof typeof VIEWS;
type Names<P extends ViewPath> = (typeof VIEWS)[P][number];

/** What the address of a list may say: `useView<ViewOf<'/tickets'>>()`. */
export type ViewOf<P extends ViewPath, V = string | readonly string[]> = Readonly<Partial<Record<Names<P>, V>>>;

/** A list as somebody is to find it: `viewAt('/tickets', { late: 'late' })`. */
export const viewAt = <P extends ViewPath>(path: P, view: ViewOf<P>): string => `${path}${stringifySearch(view)}`;

const named = (path: string): path is ViewPath => path in VIEWS;
export const namesOf = (path: string): readonly string[] | undefined => (named(path) ? VIEWS[path] : undefined);
