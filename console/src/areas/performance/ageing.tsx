import type { ReactNode } from 'react';
import { sumOf } from '../../components/decimal.js';
import { Chart, Money } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useDrawn } from './drawn.js';
import { ListPanel } from './list-panel.js';
import { useStable } from './stable.js';
import { texts } from './texts.js';
import { useWholeList } from '../../api/whole-list.js';

const BANDS = [
  { key: 'notDue', upTo: 0 },
  { key: 'overdue30', upTo: 30 },
  { key: 'overdue60', upTo: 60 },
  { key: 'overdue90', upTo: 90 },
  { key: 'overdueMore', upTo: Infinity },
] as const;

const bandOf = (days: number): (typeof BANDS)[number] => BANDS.find(({ upTo }) => days <= upTo) ?? BANDS[4];

/** What customers owe, by how late it is. */
export function Ageing(): ReactNode {
  const t = useTexts(texts);
  const drawn = useDrawn();
  const list = useWholeList('orders.findReceivables', { status: ['open', 'part-paid', 'overdue'] });
  const bands = BANDS.map(({ key }) => {
    const there = list.rows.filter(({ overdueDays, currency }) => currency === 'CNY' && bandOf(overdueDays).key === key);
    return { name: t(key), count: there.length, open: sumOf(there.map(({ open }) => open)) };
  });
  const option = useStable({
    grid: { left: 8, right: 56, top: 8, bottom: 8 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'value', name: t('moneyUnit') },
    yAxis: { type: 'category', inverse: true, data: bands.map(({ name }) => name) },
    series: [{ name: t('open'), type: 'bar', barMaxWidth: 28, data: bands.map(({ open }) => drawn(open)) }],
  });
  const table = bands.map(({ name, count, open }) => [name, count, <Money key="o" value={open} />]);
  return (
    <ListPanel title={t('ageing')} list={list} nothing={list.rows.length === 0 ? { title: t('nothingOpen'), hint: t('ageingHint') } : null}>
      <Chart title={t('ageing')} option={option} height={220} table={{ head: [t('age'), t('receivableCount'), t('open')], rows: table }} />
    </ListPanel>
  );
}
