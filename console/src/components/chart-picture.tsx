import { BarChart, FunnelChart, LineChart, PieChart } from 'echarts/charts';
import { DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ChartProps } from './props.js';

register([BarChart, LineChart, PieChart, FunnelChart, GridComponent, TooltipComponent, LegendComponent, DatasetComponent, MarkLineComponent, SVGRenderer]);

/** Colours of the theme that is shown, read from the page: the picture follows light and dark. */
function themed(): object {
  const styles = getComputedStyle(document.documentElement);
  const colour = (name: string): string => styles.getPropertyValue(name).trim();
  const ink = { color: colour('--ink-2') };
  const axis = {
    axisLabel: ink,
    axisLine: { lineStyle: { color: colour('--line-2') } },
    splitLine: { lineStyle: { color: colour('--line') } },
    nameTextStyle: ink,
  };
  return {
    color: ['--chart-1', '--chart-2', '--chart-3', '--chart-4', '--chart-5', '--chart-6'].map(colour),
    backgroundColor: 'transparent',
    textStyle: { fontFamily: styles.fontFamily, color: colour('--ink') },
    legend: { textStyle: ink },
    categoryAxis: axis,
    valueAxis: axis,
    timeAxis: axis,
  };
}

/** Tooltips as drawn text: HTML of its own would need style attributes, which the pages forbid. */
const TOOLTIP = { renderMode: 'richText', confine: true } as const;
const CALM = matchMedia('(prefers-reduced-motion: reduce)');
const DARK = matchMedia('(prefers-color-scheme: dark)');

export default function Picture({ option, title, height = 280, onPick }: ChartProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    let chart: ECharts | undefined;
    const draw = (): void => {
      chart?.dispose();
      chart = init(element, themed(), { renderer: 'svg' });
      const { tooltip } = option as { readonly tooltip?: object };
      chart.setOption({ animation: !CALM.matches, ...option, ...(tooltip && { tooltip: { ...tooltip, ...TOOLTIP } }) });
      chart.on('click', ({ name }) => pick.current?.(name));
    };
    draw();
    const resized = new ResizeObserver(() => chart?.resize());
    resized.observe(element);
    const repainted = new MutationObserver(draw);
    repainted.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    DARK.addEventListener('change', draw);
    return () => {
      resized.disconnect();
      repainted.disconnect();
      DARK.removeEventListener('change', draw);
      chart?.dispose();
    };
  }, [option]);
  return <div ref={place} className="chart-picture" role="img" aria-label={title} style={{ height }} />;
}
