import type { ReactNode } from 'react';
import type { ArgsOf, ItemOf, ListId } from '../../api/call.js';
import { Ago, Countdown, Day, Money, Moment } from '../../components/index.js';
import { today, type Say } from '../../i18n/index.js';
import { compareAmounts, sumOf } from '../../components/decimal.js';
import { viewAt } from '../../shell/views.js';
import type { texts } from './texts.js';

export type Section = 'waiting' | 'late' | 'promised';
export type Title = keyof typeof texts;
export type Words = Say<typeof texts>;

/** One row of today: what it is, how much or how late, and where it is dealt with. */
export interface TodayRow {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly figure?: ReactNode;
  readonly to: string;
}

/** Records of one list that somebody has to do something about. */
export interface Group {
  readonly title: Title;
  readonly section: Section;
  readonly allow: string;
  readonly operation: ListId;
  readonly args: (me: string) => Readonly<Record<string, unknown>>;
  readonly row: (item: never, t: Words) => TodayRow;
  /** What of the page that was read counts; default: all. */
  readonly counts?: (item: never, me: string) => boolean;
  readonly to: string;
}

function group<K extends ListId>(
  operation: K,
  rest: Omit<Group, 'operation' | 'args' | 'row' | 'counts'> & {
    readonly args: (me: string) => ArgsOf<K>;
    readonly row: (item: ItemOf<K>, t: Words) => TodayRow;
    readonly counts?: (item: ItemOf<K>, me: string) => boolean;
  },
): Group {
  return { operation, ...rest } as Group;
}

const SOON_DAYS = 7;

/** Contracts at one step of their signing, for whoever takes it. */
const contractsAt = (title: Title, allow: string, status: 'approved' | 'signed'): Group =>
  group('contracts.findContracts', {
    ...{ title, section: 'waiting', allow, to: viewAt('/contracts', { status }) },
    args: () => ({ status: [status] }),
    row: ({ id, no, customerName, total, currency }, t) => ({
      ...{ key: id, name: no ?? t('untitled'), detail: customerName, to: `/contracts/${id}` },
      figure: <Money value={total} currency={currency} />,
    }),
  });

const templatesAt = (title: Title, allow: string, status: 'draft' | 'endorsed'): Group =>
  group('contracts.findTemplates', {
    ...{ title, section: 'waiting', allow, to: viewAt('/contracts/templates', { status }) },
    args: () => ({ status: [status] }),
    row: ({ id, code, title: name }) => ({ key: id, name, detail: code, to: viewAt('/contracts/templates', { open: id }) }),
  });

/** Copies for one department: those of others wait for somebody else. */
const copiesFor = (title: Title, allow: string, recipient: ItemOf<'contracts.findCopies'>['recipient']): Group =>
  group('contracts.findCopies', {
    ...{ title, section: 'waiting', allow, to: viewAt('/contracts/copies', { status: 'issued', recipient }) },
    args: () => ({ status: ['issued'], recipient: [recipient] }),
    row: ({ id, contractId, contractNo, customerName, issuedAt }) => ({
      ...{ key: id, name: contractNo, detail: customerName, to: `/contracts/${contractId}?tab=signing` },
      figure: <Ago value={issuedAt} />,
    }),
  });

type OrderRow = ItemOf<'orders.findOrders'>;

/** What the list cannot be asked for is looked for among so many. */
const LOOKED_AT = 100;
/** With all that is written in them. */
const DRAFTS_LOOKED_AT = 40;

const ordersAt = (title: Title, allow: string, status: readonly OrderRow['status'][], counts: (order: OrderRow) => boolean = () => true): Group =>
  group('orders.findOrders', {
    ...{ title, section: 'waiting', allow, counts, to: viewAt('/orders', { status }) },
    args: () => ({ status: [...status], limit: LOOKED_AT }),
    row: ({ id, no, customerName, deliverBy }) => ({ key: id, name: no, detail: customerName, to: `/orders/${id}`, figure: <Day value={deliverBy} /> }),
  });

const hasGoodsToPlan = ({ lines }: OrderRow): boolean =>
  lines.some(({ quantity, planned, shipped }) => compareAmounts(sumOf([planned, shipped]), quantity) < 0);

const shipmentsAt = (title: Title, section: Section, status: readonly ItemOf<'orders.findShipments'>['status'][]): Group =>
  group('orders.findShipments', {
    ...{ title, section, allow: 'shipment:write', to: viewAt('/shipments', { status }) },
    args: () => ({ status: [...status] }),
    row: ({ id, no, orderId, customerName, plannedFor, dispatchedOn }) => ({
      ...{ key: id, name: no, detail: customerName, to: `/orders/${orderId}`, figure: <Day value={dispatchedOn ?? plannedFor} /> },
    }),
  });

const stuckIn = (service: 'contracts' | 'orders' | 'performance', title: Title): Group =>
  group(`${service}.findProcesses`, {
    ...{ title, section: 'late', allow: 'process:read', to: viewAt('/operator/processes', { service, status: 'stuck' }) },
    args: () => ({ status: ['stuck'] }),
    row: ({ id, subjectNo, branch, updatedAt }, t) => ({
      ...{ key: id, name: subjectNo ?? t('untitled'), detail: branch.toUpperCase(), to: viewAt('/operator/processes', { service, open: id }) },
      figure: <Ago value={updatedAt} />,
    }),
  });

/** What came of a review that I had asked for, and what I have to do over. */
const isReturned = (review: { readonly outcome: string } | null): boolean => review?.outcome === 'returned';

/** In the order of the page; a group shows only what its list lets this person see. */
export const GROUPS: readonly Group[] = [
  group('contracts.findContracts', {
    ...{ title: 'returnedContracts', section: 'waiting', allow: 'contract:write', to: viewAt('/contracts', { status: 'draft' }) },
    args: () => ({ status: ['draft'], limit: DRAFTS_LOOKED_AT }),
    counts: ({ draftedBy, review }, me) => draftedBy === me && isReturned(review),
    row: ({ id, no, customerName, total, currency }, t) => ({
      ...{ key: id, name: no ?? t('untitled'), detail: customerName, to: `/contracts/${id}?tab=review` },
      figure: <Money value={total} currency={currency} />,
    }),
  }),
  group('expenses.findClaims', {
    ...{ title: 'returnedClaims', section: 'waiting', allow: 'claim:write', to: viewAt('/expenses', { status: 'draft' }) },
    args: (claimantId) => ({ status: ['draft'], claimantId }),
    counts: ({ review }) => isReturned(review),
    row: ({ id, no, total, lines: [line] }, t) => ({
      ...{ key: id, name: no ?? t('untitled'), detail: line?.reason ?? '', to: `/expenses/claims/${id}` },
      figure: <Money value={total} />,
    }),
  }),
  group('after-sales.findTickets', {
    ...{ title: 'newTickets', section: 'waiting', allow: 'ticket:write', to: viewAt('/tickets', { who: 'mine' }) },
    args: (handlerId) => ({ status: ['new', 'reopened'], handlerId }),
    row: ({ id, no, customerName, acknowledge, reportedAt }) => ({
      ...{ key: id, name: no, detail: customerName, to: viewAt('/tickets', { ticketId: id }) },
      figure: acknowledge.deadline === null ? <Ago value={reportedAt} /> : <Countdown due={acknowledge.deadline} startedAt={reportedAt} />,
    }),
  }),
  copiesFor('copiesFinance', 'contract:acknowledge-finance', 'finance'),
  copiesFor('copiesService', 'contract:acknowledge-service', 'customer-service'),
  copiesFor('copiesBranch', 'contract:acknowledge-branch', 'branch'),
  contractsAt('toSign', 'contract:sign', 'approved'),
  contractsAt('toSeal', 'contract:seal', 'signed'),
  group('contracts.findPriceLists', {
    ...{ title: 'priceLists', section: 'waiting', allow: 'price:approve', to: viewAt('/quotes/price-lists', { status: 'draft' }) },
    args: () => ({ status: ['draft'] }),
    row: ({ id, name, validFrom }) => ({ key: id, name, detail: '', to: viewAt('/quotes/price-lists', { open: id }), figure: <Day value={validFrom} /> }),
  }),
  templatesAt('toEndorse', 'template:endorse', 'draft'),
  templatesAt('toApprove', 'template:approve', 'endorsed'),
  group('policies.find', {
    ...{ title: 'proposals', section: 'waiting', allow: 'policy:approve', to: '/policies/proposals' },
    args: () => ({ status: ['proposed'] }),
    row: ({ id, reason, effectiveFrom }) => ({
      key: id,
      name: reason,
      detail: '',
      to: viewAt('/policies/proposals', { open: id }),
      figure: <Day value={effectiveFrom} />,
    }),
  }),
  group('performance.findTargets', {
    ...{ title: 'targets', section: 'waiting', allow: 'target:acknowledge', to: '/performance/targets' },
    args: (personId) => ({ status: ['issued'], personId }),
    row: ({ id, no, year, kpi, total }, t) => ({
      ...{ key: id, name: no ?? t('untitled'), detail: String(year), to: '/performance/targets' },
      ...(kpi === 'sales-amount' && { figure: <Money value={total} /> }),
    }),
  }),
  ordersAt('toConfirm', 'order:write', ['draft', 'stock-checked', 'customer-confirmed']),
  ordersAt('toRelease', 'order:release', ['confirmed', 'awaiting-payment', 'credit-hold'], ({ paymentSecured }) => paymentSecured),
  ordersAt('toShip', 'shipment:write', ['released', 'partly-shipped'], hasGoodsToPlan),
  shipmentsAt('toDispatch', 'waiting', ['planned']),
  group('orders.findReceipts', {
    ...{ title: 'receipts', section: 'waiting', allow: 'receipt:confirm', to: viewAt('/receipts', { show: 'reported' }) },
    args: () => ({ status: ['reported'] }),
    row: ({ id, no, customerName, amount, currency }) => ({
      ...{ key: id, name: no, detail: customerName, to: `/receipts/${id}` },
      figure: <Money value={amount} currency={currency} />,
    }),
  }),
  group('orders.findReceipts', {
    ...{ title: 'allocate', section: 'waiting', allow: 'receipt:confirm', to: viewAt('/receipts', { show: 'confirmed' }) },
    args: () => ({ status: ['confirmed'] }),
    row: ({ id, no, customerName, unallocated, currency }) => ({
      ...{ key: id, name: no, detail: customerName, to: `/receipts/${id}` },
      figure: <Money value={unallocated} currency={currency} />,
    }),
  }),
  group('orders.findInvoices', {
    ...{ title: 'invoices', section: 'waiting', allow: 'invoice:issue', to: viewAt('/invoices', { status: 'requested' }) },
    args: () => ({ status: ['requested'] }),
    row: ({ id, orderNo, customerName, gross, currency }) => ({
      ...{ key: id, name: orderNo, detail: customerName, to: viewAt('/invoices', { status: 'requested' }) },
      figure: <Money value={gross} currency={currency} />,
    }),
  }),
  group('expenses.findClaims', {
    ...{ title: 'claims', section: 'waiting', allow: 'claim:pay', to: viewAt('/expenses', { status: 'approved' }) },
    args: () => ({ status: ['approved'] }),
    row: ({ id, no, claimantName, total }, t) => ({
      ...{ key: id, name: no ?? t('untitled'), detail: claimantName, to: `/expenses/claims/${id}` },
      figure: <Money value={total} />,
    }),
  }),
  group('expenses.findPayouts', {
    ...{ title: 'payouts', section: 'waiting', allow: 'payout:pay', to: viewAt('/expenses/payouts', { status: 'requested' }) },
    args: () => ({ status: ['requested'] }),
    row: ({ id, no, personName, amount }) => ({
      ...{ key: id, name: no, detail: personName, to: viewAt('/expenses/payouts', { open: id }) },
      figure: <Money value={amount} />,
    }),
  }),
  group('after-sales.findTickets', {
    ...{ title: 'lateTickets', section: 'late', allow: 'ticket:read', to: viewAt('/tickets', { late: 'late' }) },
    args: () => ({ breached: true, status: ['new', 'acknowledged', 'in-progress', 'waiting-customer', 'proposed', 'customer-agreed', 'reopened'] }),
    row: ({ id, no, customerName, handlerName, reportedAt }) => ({
      ...{ key: id, name: no, detail: `${customerName} · ${handlerName}`, to: viewAt('/tickets', { ticketId: id }) },
      figure: <Ago value={reportedAt} />,
    }),
  }),
  group('orders.findReceivables', {
    ...{ title: 'overdue', section: 'late', allow: 'receivable:read', to: viewAt('/receivables', { tab: 'list', status: 'overdue' }) },
    args: () => ({ status: ['overdue'] }),
    row: ({ id, customerId, customerName, orderNo, open, currency, overdueDays }, t) => ({
      ...{ key: id, name: customerName, detail: `${orderNo} · ${t('days', { n: overdueDays })}`, to: `/receivables/customers/${customerId}` },
      figure: <Money value={open} currency={currency} />,
    }),
  }),
  group('contracts.findContracts', {
    ...{ title: 'lateContracts', section: 'late', allow: 'contract:read', to: viewAt('/contracts', { late: 'late' }) },
    args: () => ({ late: true }),
    row: ({ id, no, customerName, milestones }, t) => {
      const late = milestones.find((milestone) => milestone.late);
      return {
        ...{ key: id, name: no ?? t('untitled'), detail: late ? `${customerName} · ${late.name}` : customerName, to: `/contracts/${id}` },
        figure: <Day value={late?.dueOn} />,
      };
    },
  }),
  group('contracts.findOverdueCopies', {
    ...{ title: 'overdueCopies', section: 'late', allow: 'contract:read', to: viewAt('/contracts/copies', { status: 'issued' }) },
    args: () => ({}),
    row: ({ id, contractId, contractNo, customerName, dueAt }) => ({
      ...{ key: id, name: contractNo, detail: customerName, to: `/contracts/${contractId}?tab=signing` },
      figure: <Ago value={dueAt} />,
    }),
  }),
  stuckIn('contracts', 'stuckContracts'),
  stuckIn('orders', 'stuckOrders'),
  stuckIn('performance', 'stuckPayouts'),
  group('after-sales.findReturnVisits', {
    ...{ title: 'missedVisits', section: 'late', allow: 'ticket:write', to: viewAt('/return-visits', { status: 'missed' }) },
    args: () => ({ status: ['missed'] }),
    row: ({ id, no, customerName, dueOn }) => ({
      key: id,
      name: customerName,
      detail: no,
      to: viewAt('/return-visits', { status: 'missed' }),
      figure: <Day value={dueOn} />,
    }),
  }),
  group('after-sales.findReturnVisits', {
    ...{ title: 'visits', section: 'promised', allow: 'ticket:write', to: viewAt('/return-visits', { status: 'due' }) },
    args: () => ({ status: ['due'], dueBefore: today(SOON_DAYS) }),
    row: ({ id, no, customerName, dueOn }) => ({
      key: id,
      name: customerName,
      detail: no,
      to: viewAt('/return-visits', { status: 'due' }),
      figure: <Day value={dueOn} />,
    }),
  }),
  shipmentsAt('onTheWay', 'promised', ['dispatched', 'exception']),
  group('after-sales.findTickets', {
    ...{ title: 'myTickets', section: 'promised', allow: 'ticket:write', to: viewAt('/tickets', { who: 'mine' }) },
    args: (handlerId) => ({ handlerId, status: ['acknowledged', 'in-progress', 'proposed', 'customer-agreed', 'follow-up'] }),
    row: ({ id, no, customerName, resolve, reportedAt }) => ({
      ...{ key: id, name: no, detail: customerName, to: viewAt('/tickets', { ticketId: id }) },
      figure: resolve.deadline === null ? <Moment value={reportedAt} /> : <Countdown due={resolve.deadline} startedAt={reportedAt} />,
    }),
  }),
  group('customers.findLeads', {
    ...{ title: 'followUps', section: 'promised', allow: 'lead:write', to: viewAt('/leads', { keyFollowUp: 'key' }) },
    args: (ownerId) => ({ ownerId, keyFollowUp: true, status: ['new', 'contacted', 'qualified', 'recycled'] }),
    row: ({ id, companyName, need, updatedAt }) => ({ key: id, name: companyName, detail: need ?? '', to: `/leads/${id}`, figure: <Ago value={updatedAt} /> }),
  }),
  group('customers.findOpportunities', {
    ...{ title: 'opportunities', section: 'promised', allow: 'customer:write', to: '/opportunities' },
    args: (ownerId) => ({ ownerId, stage: ['research', 'contact', 'needs', 'proposal', 'negotiation'], limit: 50 }),
    counts: ({ expectedOn }) => expectedOn !== null && expectedOn <= today(SOON_DAYS),
    row: ({ id, title, customerName, expectedOn }) => ({
      key: id,
      name: title,
      detail: customerName,
      to: viewAt('/opportunities', { open: id }),
      figure: <Day value={expectedOn} />,
    }),
  }),
  group('contracts.findQuotes', {
    ...{ title: 'expiring', section: 'promised', allow: 'quote:write', to: viewAt('/quotes', { status: 'issued' }) },
    args: () => ({ status: ['issued'], limit: 50 }),
    counts: ({ validUntil }) => validUntil !== null && validUntil <= today(SOON_DAYS),
    row: ({ id, no, customerName, validUntil }, t) => ({
      ...{ key: id, name: no ?? t('untitled'), detail: customerName, to: `/quotes/${id}` },
      figure: <Day value={validUntil} />,
    }),
  }),
];
