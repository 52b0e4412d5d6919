import type { ReactNode } from 'react';
import { Chart, Money } from '../../components/index.js';
import { sumOf } from '../../components/decimal.js';
import { useTexts } from '../../i18n/index.js';
import { ListPanel } from './list-panel.js';
import { useStable } from './stable.js';
import { texts } from './texts.js';
import { useWholeList } from '../../api/whole-list.js';
import { useStageWord } from './words.js';

const OPEN_STAGES = ['research', 'contact', 'needs', 'proposal', 'negotiation'] as const;

/** Open opportunities by stage. */
export function Funnel(): ReactNode {
  const t = useTexts(texts);
  const stageWord = useStageWord();
  const list = useWholeList('customers.findOpportunities', { stage: [...OPEN_STAGES] });
  const stages = OPEN_STAGES.map((stage) => {
    const there = list.rows.filter((row) => row.stage === stage);
    return { stage, count: there.length, expected: sumOf(there.map(({ expectedAmount }) => expectedAmount ?? '0')) };
  });
  const option = useStable({
    grid: { left: 8, right: 56, top: 8, bottom: 8 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'value', name: t('countUnit'), minInterval: 1 },
    yAxis: { type: 'category', inverse: true, data: stages.map(({ stage }) => stageWord(stage)) },
    series: [{ name: t('opportunities'), type: 'bar', barMaxWidth: 28, data: stages.map(({ count }) => count) }],
  });
  const table = stages.map(({ stage, count, expected }) => [stageWord(stage), count, <Money key="e" value={expected} />]);
  return (
    <ListPanel title={t('funnel')} list={list} nothing={list.rows.length === 0 ? { title: t('nothingOpen'), hint: t('funnelHint') } : null}>
      <Chart title={t('funnel')} option={option} height={220} table={{ head: [t('stage'), t('opportunities'), t('expected')], rows: table }} />
    </ListPanel>
  );
}
