import type { ReactNode } from 'react';
import { useMay, useRead } from '../../api/call.js';
import { Bar, Day, Facts, Link, Loading, Money, Panel, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { CreditAccount } from '../orders/shapes.js';
import { texts } from './texts.js';

/** How much of the customer's credit is used, and by which orders. Nobody granted any: that is said too. */
export function CreditPanel({ customerId }: { readonly customerId: string }): ReactNode {
  const t = useTexts(texts);
  const { data, error, isLoading } = useRead('orders.getCreditAccount', { customerId });
  return (
    <Panel title={t('creditTitle')}>
      {isLoading && <Loading />}
      {error?.status === 404 && <p className="quiet">{t('noCredit')}</p>}
      {error && error.status !== 404 && <Refusal problem={error} />}
      {data && <Account account={data.data} />}
    </Panel>
  );
}

function Account({ account: { exposure, limit, available, currency, termDays, validUntil, held, entries } }: { readonly account: CreditAccount }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  if (validUntil === null) return <p className="quiet">{t('noCredit')}</p>;
  return (
    <>
      {held && <p className="bad">{t('held')}</p>}
      <Bar label={t('exposure')} value={exposure} max={limit} unit={currency} over={held} />
      <Facts
        items={[
          { label: t('available'), value: <Money value={available} currency={currency} /> },
          { label: t('termDays'), value: t('days', { n: termDays }) },
          { label: t('validUntil'), value: <Day value={validUntil} /> },
        ]}
      />
      {entries.length > 0 && (
        <>
          <h3 className="credit-used">{t('usedBy')}</h3>
          <ul className="allocations">
            {entries.map(({ orderId, orderNo, amount }) => (
              <li key={orderId}>
                {may('order:read') ? <Link to={`/orders/${orderId}`}>{orderNo}</Link> : orderNo} <Money value={amount} currency={currency} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
