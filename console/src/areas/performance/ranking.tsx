import type { ReactNode } from 'react';
import { useRead } from '../../api/call.js';
import { Chart, Empty, FilterBar, Loading, Money, Panel, Refusal, useUnitName } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useDrawn } from './drawn.js';
import { recentMonths } from './months.js';
import type { SalesBasis } from './shapes.js';
import { useStable } from './stable.js';
import { texts } from './texts.js';

interface Props {
  readonly basis: SalesBasis;
  readonly month: string;
  readonly by: 'person' | 'org';
  readonly onChange: (change: Readonly<Record<string, unknown>>) => void;
}

/** So many bars are read at a glance; the table has the others. */
const DRAWN = 10;

/** Sales of a month by person or by unit, highest first. */
export function Ranking({ basis, month, by, onChange }: Props): ReactNode {
  const t = useTexts(texts);
  const unitName = useUnitName();
  const drawn = useDrawn();
  const { data, error } = useRead('performance.salesRanking', { month, by, basis, limit: 50 });
  const items = data?.data.items ?? [];
  const nameOf = ({ personName, org }: (typeof items)[number]): string => (by === 'person' ? (personName ?? '—') : unitName(org));
  const shown = items.slice(0, DRAWN).toReversed();
  const option = useStable({
    grid: { left: 8, right: 56, top: 8, bottom: 8 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'value', name: t('moneyUnit'), nameLocation: 'end' },
    yAxis: { type: 'category', data: shown.map(nameOf) },
    series: [{ name: t('amount'), type: 'bar', barMaxWidth: 28, data: shown.map(({ amount }) => drawn(amount)) }],
  });
  const rows = items.map((item) => [item.rank, nameOf(item), <Money key="a" value={item.amount} />, <Money key="p" value={item.profit} />, item.facts]);
  return (
    <Panel title={t('ranking')}>
      <FilterBar
        filters={[
          { key: 'month', label: t('month'), kind: 'select', options: recentMonths(24) },
          {
            key: 'by',
            label: t('ranking'),
            kind: 'select',
            options: [
              { value: 'person', label: t('byPerson') },
              { value: 'org', label: t('byUnit') },
            ],
          },
        ]}
        value={{ month, by }}
        onChange={onChange}
      />
      {error && <Refusal problem={error} />}
      {!error && !data && <Loading />}
      {data && items.length === 0 && <Empty title={t('noSales')} hint={t('noSalesHint')} />}
      {items.length > 0 && (
        <Chart
          title={t('ranking')}
          option={option}
          height={Math.max(160, 60 + shown.length * 28)}
          table={{ head: [t('rank'), by === 'person' ? t('person') : t('unit'), t('amount'), t('profit'), t('factCount')], rows }}
        />
      )}
    </Panel>
  );
}
