import type { ReactNode } from 'react';
import { useWholeList } from '../../api/whole-list.js';
import { Chart, Link, Money } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { isZero } from '../orders/decimals.js';
import { ageingOf } from '../receivables/ageing.js';
import { useDrawn } from './drawn.js';
import { ListPanel } from './list-panel.js';
import { useStable } from './stable.js';
import { texts } from './texts.js';

/** So many bars are read at a glance; the table has the others. */
const DRAWN = 10;

/** Customers who owe past the day, most first: where the money is at risk (CUS-36). */
export function Overdue(): ReactNode {
  const t = useTexts(texts);
  const drawn = useDrawn();
  const list = useWholeList('orders.findReceivables', { status: ['open', 'part-paid', 'overdue'] });
  const late = ageingOf(list.rows).filter(({ overdue }) => !isZero(overdue));
  const shown = late
    .filter(({ currency }) => currency === 'CNY')
    .slice(0, DRAWN)
    .toReversed();
  const option = useStable({
    grid: { left: 8, right: 56, top: 8, bottom: 8 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'value', name: t('moneyUnit') },
    yAxis: { type: 'category', data: shown.map(({ customerName }) => customerName) },
    series: [{ name: t('overdue'), type: 'bar', barMaxWidth: 28, data: shown.map(({ overdue }) => drawn(overdue)) }],
  });
  const table = late.map(({ customerId, customerName, oldestOverdueDays, overdue, total, currency }) => [
    <Link key="c" to={`/receivables/customers/${customerId}`}>
      {customerName}
    </Link>,
    t('days', { n: oldestOverdueDays }),
    <Money key="o" value={overdue} currency={currency} />,
    <Money key="t" value={total} currency={currency} />,
  ]);
  return (
    <ListPanel title={t('atRisk')} list={list} nothing={late.length === 0 ? { title: t('nobodyLate'), hint: t('nobodyLateHint') } : null}>
      <Chart
        title={t('atRisk')}
        option={option}
        height={Math.max(160, 60 + shown.length * 28)}
        table={{ head: [t('customer'), t('longestOverdue'), t('overdue'), t('open')], rows: table }}
      />
    </ListPanel>
  );
}
