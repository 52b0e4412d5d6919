import type { ReactNode } from 'react';
import { useMay, useRead } from '../../api/call.js';
import { Money, Status, type TimelineItem } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';
import { words } from './words.js';

type Source = 'log' | 'opportunities' | 'quotes' | 'contracts' | 'orders' | 'receipts' | 'tickets' | 'visits';

export interface CustomerStory {
  readonly items: readonly TimelineItem[];
  readonly isLoading: boolean;
  /** Sources that did not answer; the rest is shown. */
  readonly failed: readonly Source[];
}

const RECENT = 30;

/** One question to each service that keeps something about the customer, only where the reader may ask it. */
export function useCustomerStory(customerId: string): CustomerStory {
  const sources = [
    useFollowUps(customerId),
    useOpportunities(customerId),
    useQuotes(customerId),
    useContracts(customerId),
    useOrders(customerId),
    useReceipts(customerId),
    useTickets(customerId),
    useVisits(customerId),
  ];
  return {
    items: sources.flatMap(({ items }) => items).toSorted((one, other) => moment(other.at) - moment(one.at)),
    isLoading: sources.some(({ isLoading }) => isLoading),
    failed: sources.flatMap(({ source, isError }) => (isError ? [source] : [])),
  };
}

const moment = (at: string): number => new Date(at).getTime();

interface Told {
  readonly source: Source;
  readonly items: readonly TimelineItem[];
  readonly isLoading: boolean;
  readonly isError: boolean;
}

interface Answer<R> {
  readonly data: { readonly data: { readonly items: readonly R[] } } | undefined;
  readonly isLoading: boolean;
  readonly isError: boolean;
}

const told = <R,>(source: Source, { data, isLoading, isError }: Answer<R>, itemOf: (row: R) => TimelineItem): Told => ({
  ...{ source, isLoading, isError },
  items: (data?.data.items ?? []).map(itemOf),
});

const worth = (total: string, currency: string, status: ReactNode): ReactNode => (
  <>
    {status} <Money value={total} currency={currency} />
  </>
);

function useFollowUps(customerId: string): Told {
  const w = useTexts(words);
  const answer = useRead('customers.findInteractions', { customerId, limit: RECENT }, { enabled: useMay()('customer:read') });
  return told('log', answer, ({ kind, text, recordedByName, createdAt }) => ({
    ...{ at: createdAt, who: recordedByName, icon: 'person' },
    ...{ title: w(`interaction.${kind}`), detail: text },
  }));
}

function useOpportunities(customerId: string): Told {
  const t = useTexts(texts);
  const answer = useRead('customers.findOpportunities', { customerId, limit: RECENT }, { enabled: useMay()('customer:read') });
  return told('opportunities', answer, ({ id, no, title, stage, updatedAt, expectedAmount }) => ({
    ...{ at: updatedAt, href: `/opportunities?open=${id}`, icon: 'opportunities' },
    title: t('opportunity', { no, title }),
    detail: (
      <>
        <Status kind="opportunity" value={stage} /> {expectedAmount !== null && <Money value={expectedAmount} />}
      </>
    ),
  }));
}

function useQuotes(customerId: string): Told {
  const t = useTexts(texts);
  const answer = useRead('contracts.findQuotes', { customerId, limit: RECENT }, { enabled: useMay()('quote:read') });
  return told('quotes', answer, ({ id, no, status, pricedOn, issuedOn, saidOn, total, currency }) => ({
    ...{ at: saidOn ?? issuedOn ?? pricedOn, href: `/quotes/${id}`, icon: 'quotes' },
    title: no === null ? t('draftQuote') : t('quote', { no }),
    detail: worth(total, currency, <Status kind="quote" value={status} />),
  }));
}

function useContracts(customerId: string): Told {
  const t = useTexts(texts);
  const answer = useRead('contracts.findContracts', { customerId, limit: RECENT }, { enabled: useMay()('contract:read') });
  return told('contracts', answer, ({ id, no, status, total, currency, review, signature, effectiveOn }) => ({
    ...{ at: effectiveOn ?? signature?.signedOn ?? review?.submittedAt ?? today(), href: `/contracts/${id}`, icon: 'contracts' },
    title: no === null ? t('draftContract') : t('contract', { no }),
    detail: worth(total, currency, <Status kind="contract" value={status} />),
  }));
}

function useOrders(customerId: string): Told {
  const t = useTexts(texts);
  const answer = useRead('orders.findOrders', { customerId, limit: RECENT }, { enabled: useMay()('order:read') });
  return told('orders', answer, ({ id, no, status, total, currency, openedOn }) => ({
    ...{ at: openedOn, href: `/orders/${id}`, icon: 'orders' },
    title: t('orderNo', { no }),
    detail: worth(total, currency, <Status kind="order" value={status} />),
  }));
}

function useReceipts(customerId: string): Told {
  const t = useTexts(texts);
  const answer = useRead('orders.findReceipts', { customerId, limit: RECENT }, { enabled: useMay()('order:read') });
  return told('receipts', answer, ({ id, no, status, amount, currency, receivedOn }) => ({
    ...{ at: receivedOn, href: `/receipts/${id}`, icon: 'receivables' },
    title: t('receipt', { no }),
    detail: worth(amount, currency, <Status kind="receipt" value={status} />),
  }));
}

function useTickets(customerId: string): Told {
  const t = useTexts(texts);
  const answer = useRead('after-sales.findTickets', { customerId, limit: RECENT }, { enabled: useMay()('ticket:read') });
  return told('tickets', answer, ({ id, no, status, reportedAt, handlerName, whatHappened }) => ({
    ...{ at: reportedAt, who: handlerName, href: `/tickets?ticketId=${id}`, icon: 'service' },
    title: t('ticket', { no }),
    detail: (
      <>
        <Status kind="ticket" value={status} /> {whatHappened}
      </>
    ),
  }));
}

function useVisits(customerId: string): Told {
  const t = useTexts(texts);
  const answer = useRead('after-sales.findReturnVisits', { customerId, limit: RECENT }, { enabled: useMay()('ticket:read') });
  return told('visits', answer, ({ no, status, dueOn, doneAt, customerSaid }) => ({
    ...{ at: doneAt ?? dueOn, icon: 'service' },
    title: t('returnVisit', { no }),
    detail: (
      <>
        <Status kind="return-visit" value={status} /> {customerSaid}
      </>
    ),
  }));
}
