import type { ReactNode } from 'react';
import { DataTable, Empty, Figure, Figures, Loading, Money, Panel, Quantity, Refusal, type Column } from '../../components/index.js';
import { shareOf } from '../../components/decimal.js';
import { useTexts, type Say } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import { isZero } from '../orders/decimals.js';
import { useWholeList } from '../../api/whole-list.js';
import { ageingOf, BUCKETS, totalsOf, type CustomerAge } from './ageing.js';
import { texts } from './texts.js';

type T = Say<typeof texts>;
type Total = ReturnType<typeof totalsOf>[number];

/** Open receivables by the days past their due date, in all and per customer. */
export function AgeingTab(): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const { rows, isLoading, isCut, error } = useWholeList('orders.findReceivables', { status: ['open', 'part-paid', 'overdue'] });
  if (error) return <Refusal problem={error} />;
  if (isLoading) return <Loading />;
  return (
    <>
      {totalsOf(rows).map((total) => (
        <Totals key={total.currency} total={total} t={t} />
      ))}
      <Panel
        title={t('byCustomer')}
        actions={<span className="quiet">{isCut ? t('countedOnly', { n: rows.length }) : t('counted', { n: rows.length })}</span>}
        flush
      >
        <DataTable
          name="ageing"
          columns={columnsOf(t)}
          rows={ageingOf(rows)}
          rowKey={({ customerId, currency }) => `${customerId} ${currency}`}
          onOpen={({ customerId }) => go(`/receivables/customers/${customerId}`)}
          empty={<Empty title={t('emptyTitle')} hint={t('emptyHint')} />}
        />
      </Panel>
    </>
  );
}

function Totals({ total: { currency, total, overdue, oldestOverdueDays, buckets }, t }: { readonly total: Total; readonly t: T }): ReactNode {
  return (
    <>
      <Figures>
        <Figure label={t('total')} value={<Money value={total} currency={currency} />} />
        <Figure label={t('overdue')} value={<Money value={overdue} currency={currency} />} {...(!isZero(overdue) && { tone: 'bad' as const })} />
        <Figure label={t('oldest')} value={t('days', { n: oldestOverdueDays })} />
      </Figures>
      <Panel title={t('ageingOf', { currency })}>
        <ul className="ageing">
          {BUCKETS.map((bucket) => (
            <li key={bucket} className={`ageing-${bucket}`}>
              <span>{t(`bucket-${bucket}`)}</span>
              <meter
                className={bucket === 'not-due' ? 'bar-line good' : bucket === '1-30' ? 'bar-line warn' : 'bar-line bad'}
                min={0}
                max={1}
                value={shareOf(buckets[bucket], total)}
                aria-hidden="true"
              />
              <Money value={buckets[bucket]} currency={currency} />
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

const columnsOf = (t: T): readonly Column<CustomerAge>[] => [
  { key: 'customerName', title: t('customer') },
  { key: 'total', title: t('total'), align: 'end', render: ({ total, currency }) => <Money value={total} currency={currency} /> },
  ...BUCKETS.map((bucket): Column<CustomerAge> => ({
    ...{ key: bucket, title: t(`bucket-${bucket}`), align: 'end' },
    render: ({ buckets, currency }) => (isZero(buckets[bucket]) ? <span className="quiet">–</span> : <Money value={buckets[bucket]} currency={currency} />),
  })),
  {
    ...{ key: 'oldestOverdueDays', title: t('oldest'), align: 'end' },
    render: ({ oldestOverdueDays }) => (oldestOverdueDays === 0 ? <span className="quiet">–</span> : t('days', { n: oldestOverdueDays })),
  },
  { key: 'count', title: t('count'), align: 'end', hidden: true, render: ({ count }) => <Quantity value={count} /> },
];
