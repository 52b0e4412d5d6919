import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useRead } from '../../api/call.js';
import { Link, Loading, Lookup, Page, Panel } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo, useView } from '../../shell/place.js';
import { useCommands } from '../customers/commands.js';
import '../customers/sales.css';
import { useQuoteCommands } from './quote-commands.js';
import { QuoteEditor } from './quote-editor.js';
import './quotes.css';
import type { Quote } from './shapes.js';
import { texts } from './texts.js';

/** A quote from nothing: the customer, then lines; the first finished line begins the draft. */
export default function NewQuotePage(): ReactNode {
  const t = useTexts(texts);
  const [view, change] = useView<{ readonly customerId?: string; readonly opportunityId?: string; readonly quoteId?: string }>();
  const go = useGo();
  const [quote, setQuote] = useState<Quote | undefined>();
  // the draft is part of the address: loaded anew, the page goes on where it was
  const [begun] = useState(view.quoteId);
  useEffect(() => {
    if (begun !== undefined) go(`/quotes/${begun}`);
  }, [begun, go]);
  const keep = useCallback(
    (saved: Quote | undefined) => {
      setQuote(saved);
      if (saved) change({ quoteId: saved.id });
    },
    [change],
  );
  const commands = useCommands(useQuoteCommands(quote), ['contracts', 'customers']);
  return (
    <Page title={t('newQuote')} actions={commands.bar}>
      {commands.panel}
      <Panel title={t('customer')}>
        {view.customerId === undefined ? (
          <>
            <Lookup operation="customers.findCustomers" value={undefined} placeholder={t('chooseCustomer')} onPick={(customerId) => change({ customerId })} />
            <p className="quiet">{t('chooseCustomerHint')}</p>
          </>
        ) : (
          <CustomerName customerId={view.customerId} />
        )}
      </Panel>
      {view.customerId !== undefined && <QuoteEditor key={view.customerId} customerId={view.customerId} opportunityId={view.opportunityId} onDraft={keep} />}
    </Page>
  );
}

function CustomerName({ customerId }: { readonly customerId: string }): ReactNode {
  const found = useRead('customers.getCustomer', { customerId });
  if (!found.data) return <Loading />;
  const { no, name } = found.data.data;
  return (
    <div className="actions">
      <Link to={`/customers/${customerId}`}>{name}</Link>
      <span className="quiet">{no}</span>
    </div>
  );
}
