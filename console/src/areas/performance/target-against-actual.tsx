import type { ReactNode } from 'react';
import { useMay, useRead } from '../../api/call.js';
import { Chart, Figure, Figures, Loading, Money, Panel, Percent, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useDrawn } from './drawn.js';
import { monthByMonth, soFar, type MonthFigures } from './figures-so-far.js';
import { thisMonth } from './months.js';
import type { SalesBasis } from './shapes.js';
import { useStable } from './stable.js';
import { texts } from './texts.js';
import { useWholeList } from '../../api/whole-list.js';

/** The year month by month: bars of what was sold, a line of what was to be sold. */
export function TargetAgainstActual({ year, basis }: { readonly year: number; readonly basis: SalesBasis }): ReactNode {
  const t = useTexts(texts);
  const mayTargets = useMay()('target:read');
  const targets = useWholeList('performance.findTargets', { year, kpi: ['sales-amount'] }, { enabled: mayTargets });
  const sales = useRead('performance.salesByMonth', { from: `${String(year)}-01`, to: `${String(year)}-12`, basis });
  if (sales.error) return <Refusal problem={sales.error} />;
  if (!sales.data || targets.isLoading) return <Loading />;
  const figures = monthByMonth(year, targets.rows, sales.data.data.items);
  const sums = soFar(figures, thisMonth());
  return (
    <>
      <Figures>
        <Figure label={t('soFar')} value={<Money value={sums.actual} />} />
        <Figure label={t('targetSoFar')} value={sums.share === null ? t('noTargetYet') : <Money value={sums.target} />} href="/performance/targets" />
        <Figure label={t('achievedSoFar')} value={sums.share === null ? '—' : <Percent value={sums.share} />} {...toneOf(sums.share)} />
        <Figure label={t('wholeYear')} value={sums.share === null ? '—' : <Money value={sums.wholeYear} />} />
      </Figures>
      <Panel title={t('targetAgainstActual')}>
        <MonthsChart figures={figures} />
      </Panel>
    </>
  );
}

const toneOf = (share: number | null): { tone?: 'good' | 'warn' | 'bad' } => {
  if (share === null) return {};
  return { tone: share >= 1 ? 'good' : share >= 0.8 ? 'warn' : 'bad' };
};

function MonthsChart({ figures }: { readonly figures: readonly MonthFigures[] }): ReactNode {
  const t = useTexts(texts);
  const drawn = useDrawn();
  const option = useStable({
    grid: { left: 8, right: 8, top: 48, bottom: 8 },
    legend: { data: [t('actual'), t('target')], top: 0, right: 8 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: figures.map(({ month }) => month.slice(5)) },
    yAxis: { type: 'value', name: t('moneyUnit') },
    series: [
      { name: t('actual'), type: 'bar', barMaxWidth: 28, data: figures.map(({ actual }) => drawn(actual)) },
      { name: t('target'), type: 'line', step: 'middle', data: figures.map(({ target }) => drawn(target)) },
    ],
  });
  const rows = figures.map(({ month, actual, target, profit }) => [
    month,
    <Money key="a" value={actual} />,
    <Money key="t" value={target} />,
    <Money key="p" value={profit} />,
  ]);
  return <Chart title={t('targetAgainstActual')} option={option} table={{ head: [t('month'), t('actual'), t('target'), t('profit')], rows }} />;
}
