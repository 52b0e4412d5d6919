import type { ReactNode } from 'react';
import { useMay } from '../../api/call.js';
import { shareOf } from '../../components/decimal.js';
import { Day, Facts, Link, Money, Panel, PersonName } from '../../components/index.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { isZero } from './decimals.js';
import type { Order } from './shapes.js';
import { texts } from './texts.js';

/** What was agreed and what has been paid of it. */
export function OrderFacts({ order }: { readonly order: Order }): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  return (
    <Panel title={t('facts')}>
      <PaidSoFar order={order} label={t('paidShare')} />
      <Facts items={[...moneyFacts(order, t), ...agreedFacts(order, t, may), ...judgedFacts(order, t)]} />
    </Panel>
  );
}

/** Full is good here, unlike what a budget or a limit says. */
function PaidSoFar({ order: { received, total, currency }, label }: { readonly order: Order; readonly label: string }): ReactNode {
  return (
    <div className="bar">
      <div className="bar-words">
        <span>{label}</span>
        <span className="figure">
          <Money value={received} currency={currency} /> / <Money value={total} currency={currency} />
        </span>
      </div>
      <meter className="bar-line good" min={0} max={1} value={shareOf(received, total)} aria-label={label} />
    </div>
  );
}

const moneyFacts = ({ total, open, required, currency }: Order, t: Say<typeof texts>) => [
  { label: t('total'), value: <Money value={total} currency={currency} /> },
  { label: t('open'), value: <Money value={open} currency={currency} /> },
  ...(required === null || isZero(required) ? [] : [{ label: t('required'), value: <Money value={required} currency={currency} /> }]),
];

const agreedFacts = (order: Order, t: Say<typeof texts>, may: (permission: string) => boolean) => [
  { label: t('deliverBy'), value: <Day value={order.deliverBy} /> },
  { label: t('contract'), value: may('contract:read') ? <Link to={`/contracts/${order.contractId}`}>{order.contractNo}</Link> : order.contractNo },
  { label: t('salesRep'), value: <PersonName id={order.salesRepId} /> },
  { label: t('openedOn'), value: <Day value={order.openedOn} /> },
];

/** `payment@hq/3`; on credit the order only says so, and the page says it already. */
const isPolicy = (terms: string): boolean => terms.includes('@');

const judgedFacts = ({ consent, dueDays, risk, paymentTerms }: Order, t: Say<typeof texts>) => [
  ...(consent === null ? [] : [{ label: t('consent'), value: <Agreement consent={consent} t={t} /> }]),
  ...(dueDays === null ? [] : [{ label: t('dueDays'), value: t('dueDaysValue', { n: dueDays }) }]),
  ...(paymentTerms === null || !isPolicy(paymentTerms) ? [] : [{ label: t('terms'), value: paymentTerms }]),
  ...(risk === null ? [] : [{ label: t('risk'), value: t('riskValue', { level: t(`risk-${risk.level}`), days: String(risk.overdueDays) }) }]),
];

function Agreement({ consent: { who, how, note }, t }: { readonly consent: NonNullable<Order['consent']>; readonly t: Say<typeof texts> }): ReactNode {
  return (
    <>
      {t('consentValue', { who, how: t(`channel-${how}`) })}
      {note !== null && <span className="quiet"> {note}</span>}
    </>
  );
}
