import type { ReactNode } from 'react';
import { useMay } from '../../api/call.js';
import { Button, Empty, FilterBar, Loading, Page } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import type { ViewOf } from '../../shell/views.js';
import { DraftTarget } from './draft-target.js';
import { recentYears, thisMonth } from './months.js';
import './performance.css';
import type { TargetKpi } from './shapes.js';
import { TargetTree } from './target-tree.js';
import { texts } from './texts.js';
import { MOST, useWholeList } from '../../api/whole-list.js';
import { useKpiWord } from './words.js';

const TARGET_KPIS = ['sales-amount', 'sales-profit', 'new-customers'] as const;

/** The targets of a year as they were broken down: from the unit to the person. */
export default function TargetsPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const kpiWord = useKpiWord();
  const [view, change] = useView<ViewOf<'/performance/targets', string>>();
  const year = parseInt(view.year ?? thisMonth(), 10);
  const kpi = (view.kpi ?? 'sales-amount') as TargetKpi;
  const { rows, isLoading, isCut } = useWholeList('performance.findTargets', { year, kpi: [kpi] });
  const shut = (): void => change({ do: undefined });
  const begin = may('target:write') && (
    <Button kind="main" icon="plus" hotkey="n" onClick={() => change({ do: 'draft' })}>
      {t('newTarget')}
    </Button>
  );
  return (
    <Page title={t('targets')} actions={begin}>
      <FilterBar
        filters={[
          { key: 'year', label: t('year'), kind: 'select', options: recentYears() },
          { key: 'kpi', label: t('kpi'), kind: 'select', options: TARGET_KPIS.map((value) => ({ value, label: kpiWord(value) })) },
        ]}
        value={{ year: String(year), kpi }}
        onChange={(value) => change(value)}
      />
      {isCut && <p>{t('tooMany', { most: MOST })}</p>}
      {isLoading && <Loading />}
      {!isLoading && rows.length === 0 && <Empty title={t('noTargets')} hint={t('noTargetsHint')} action={begin} />}
      {!isLoading && rows.length > 0 && <TargetTree targets={rows} />}
      {view.do === 'draft' && <DraftTarget year={year} kpi={kpi} onDone={shut} onClose={shut} />}
    </Page>
  );
}
