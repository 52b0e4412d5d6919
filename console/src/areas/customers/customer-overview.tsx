import type { ReactNode } from 'react';
import { useMay, useRead, type ReplyOf } from '../../api/call.js';
import { Day, Facts, Figure, Figures, Money, Panel, Percent } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { CustomerStory } from './customer-story.js';
import { Reach } from './reach.js';
import type { Customer } from './shapes.js';
import { texts } from './texts.js';
import { words } from './words.js';

/** What a complete file has (CUS-05), as the view names what is missing. */
type StandardField = 'creditCode' | 'creditCodeVerified' | 'industry' | 'address' | 'needs' | 'contact' | 'contactPhone';

type Standing = ReplyOf<'customers.creditStanding'>;

/** The customer on one screen: figures, the file, and what happened last. */
export function CustomerOverview({ customer }: { readonly customer: Customer }): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <KeyFigures customer={customer} />
      <div className="beside">
        <Panel title={t('file')}>
          <CompanyFile customer={customer} />
        </Panel>
        <Panel title={t('story')}>
          <CustomerStory customerId={customer.id} most={8} />
        </Panel>
      </div>
    </>
  );
}

function KeyFigures({ customer }: { readonly customer: Customer }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const purchases = useRead('customers.listPurchases', { customerId: customer.id, limit: 1 });
  const standing = useRead('customers.creditStanding', { customerId: customer.id }, { enabled: may('customer:read') });
  const totals = purchases.data?.data.totals ?? [];
  const { contactDueOn, contactLate, contactedOn } = customer;
  return (
    <Figures>
      <Figure
        label={t('nextContact')}
        value={contactDueOn === null ? t('notDue') : <Day value={contactDueOn} />}
        hint={
          contactLate ? (
            t('contactLate')
          ) : contactedOn === null ? (
            t('never')
          ) : (
            <>
              {t('contactedOn')} <Day value={contactedOn} />
            </>
          )
        }
        {...(contactLate && { tone: 'bad' as const })}
      />
      {totals.map(({ currency, signed, delivered, received }) => (
        <Purchased key={currency} {...{ currency, signed, delivered, received }} />
      ))}
      {standing.data && (
        <Figure
          label={t('limit')}
          value={<Money value={standing.data.data.limit} currency={standing.data.data.currency} />}
          hint={creditHint(t, standing.data.data)}
          {...(standing.data.data.held && { tone: 'bad' as const })}
        />
      )}
    </Figures>
  );
}

/** Whether something may be sold on credit, in a few words. */
const creditHint = (t: Say<typeof texts>, { held, limit, termDays }: Standing): string =>
  held ? t('creditHeld') : limit === '0.00' ? t('noCredit') : t('noCreditOr', { days: termDays });

function Purchased({ currency, signed, delivered, received }: Record<'currency' | 'signed' | 'delivered' | 'received', string>): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <Figure label={t('signed')} value={<Money value={signed} currency={currency} />} />
      <Figure label={t('delivered')} value={<Money value={delivered} currency={currency} />} />
      <Figure label={t('received')} value={<Money value={received} currency={currency} />} />
    </>
  );
}

function CompanyFile({ customer }: { readonly customer: Customer }): ReactNode {
  const t = useTexts(texts);
  const w = useTexts(words);
  const { completeness, leadId } = customer;
  const missing = completeness.missing.map((field) => w(`field.${field as StandardField}`)).join(w('comma'));
  const facts = [
    { label: t('creditCode'), value: customer.creditCode === null ? null : <CreditCode customer={customer} /> },
    { label: t('industry'), value: customer.industry },
    { label: t('address'), value: customer.address },
    { label: t('needs'), value: customer.needs },
    { label: t('preferences'), value: customer.preferences },
    {
      label: t('completeness'),
      value: (
        <>
          <Percent value={completeness.share} /> {missing === '' ? t('fileComplete') : t('missingFields', { fields: missing })}
        </>
      ),
    },
    ...(leadId === null
      ? []
      : [
          {
            label: t('fromLead'),
            value: (
              <Reach to={`/leads/${leadId}`} allow="lead:read">
                {t('leads')}
              </Reach>
            ),
          },
        ]),
  ];
  return <Facts items={facts} />;
}

function CreditCode({ customer: { creditCode, creditCodeVerified, creditCodeReason } }: { readonly customer: Customer }): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      {creditCode} {creditCodeVerified ? creditCodeReason : <span className="bad">{t('creditCodeUnchecked')}</span>}
    </>
  );
}
