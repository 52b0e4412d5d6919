import { useState, type ReactNode } from 'react';
import { problemOf, useMay, useRead } from '../../api/call.js';
import { Day, Facts, Link, Loading, Page, Panel, PersonName, Refusal, Status } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { usePathParam } from '../../shell/place.js';
import { useCommands } from '../customers/commands.js';
import '../customers/sales.css';
import { useQuoteCommands } from './quote-commands.js';
import { QuoteEditor } from './quote-editor.js';
import { QuoteLines } from './quote-lines.js';
import { QuoteTotals } from './quote-totals.js';
import './quotes.css';
import type { Quote } from './shapes.js';
import { texts } from './texts.js';

/** One quote: typed on while it is a draft, read after that (ORD-02). */
export default function QuotePage(): ReactNode {
  const quoteId = usePathParam('quoteId');
  const found = useRead('contracts.getQuote', { quoteId });
  if (found.error) return <Refusal problem={problemOf(found.error)} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const quote = found.data.data;
  return <Known key={quote.id} quote={quote} />;
}

function Known({ quote }: { readonly quote: Quote }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const isDraft = quote.status === 'draft' && may('quote:write');
  const [typed, setTyped] = useState<Quote | undefined>();
  const commands = useCommands(useQuoteCommands(isDraft ? typed : quote), ['contracts', 'customers']);
  const title = quote.no === null ? t('draft') : t('quoteNo', { no: quote.no });
  return (
    <Page
      title={title}
      crumbs={[{ title: t('title'), to: '/quotes' }, { title }]}
      prints
      lead={
        <>
          <Link to={`/customers/${quote.customerId}`}>{quote.customerName}</Link> <Status kind="quote" value={quote.status} />
        </>
      }
      actions={commands.bar}
    >
      {commands.panel}
      {isDraft ? (
        <QuoteEditor customerId={quote.customerId} begun={quote} onDraft={setTyped} />
      ) : (
        <>
          <QuoteLines lines={quote.lines} currency={quote.currency} />
          <QuoteTotals quote={quote} />
        </>
      )}
      <Panel title={t('terms')}>
        <Terms quote={typed ?? quote} />
      </Panel>
    </Page>
  );
}

function Terms({ quote }: { readonly quote: Quote }): ReactNode {
  const t = useTexts(texts);
  const { payment, deliverBy, pricedOn, pricedFrom, issuedOn, validUntil, saidBy, saidOn, note, salesRepId, replacesId, contractId, requirements } = quote;
  const lists = [...new Map(pricedFrom.map((from) => [from.priceListId, t('listVersion', { list: from.priceListName, version: from.listVersion })])).values()];
  return (
    <Facts
      items={[
        { label: t('payment'), value: t(`payment.${payment}`) },
        { label: t('deliverBy'), value: <Day value={deliverBy} /> },
        { label: t('pricedOn'), value: <Day value={pricedOn} /> },
        { label: t('issuedOn'), value: <Day value={issuedOn} /> },
        { label: t('validUntil'), value: <Day value={validUntil} /> },
        { label: t('saidBy'), value: saidBy },
        { label: t('saidOn'), value: <Day value={saidOn} /> },
        { label: t('note'), value: note },
        { label: t('salesRep'), value: <PersonName id={salesRepId} /> },
        { label: t('pricedFrom'), value: lists.length === 0 ? null : lists.map((list) => <div key={list}>{list}</div>) },
        ...(replacesId === null ? [] : [{ label: t('replaces'), value: <Link to={`/quotes/${replacesId}`}>{t('original')}</Link> }]),
        ...(contractId === null ? [] : [{ label: t('contract'), value: <Link to={`/contracts/${contractId}`}>{t('openContract')}</Link> }]),
        ...(requirements.length === 0
          ? []
          : [
              {
                label: t('requirements'),
                wide: true,
                value: requirements.map(({ about, text }) => <div key={text}>{t('requirement', { about: t(`about.${about}`), text })}</div>),
              },
            ]),
      ]}
    />
  );
}
