import type { ReactNode } from 'react';
import { useMay } from '../../api/call.js';
import { FilterBar, Page } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { Ageing } from './ageing.js';
import { Funnel } from './funnel.js';
import { lastMonth, recentYears, thisMonth } from './months.js';
import { Overdue } from './overdue.js';
import './performance.css';
import { Ranking } from './ranking.js';
import { useSalesBasis } from './sales-basis.js';
import type { SalesBasis } from './shapes.js';
import { TargetAgainstActual } from './target-against-actual.js';
import { texts } from './texts.js';
import { useFactKindWord } from './words.js';

const BASES = ['signed', 'delivered', 'received'] as const;

/** What the reader's people sold, against what they are to sell. */
export default function DashboardPage(): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const kindWord = useFactKindWord();
  const byPolicy = useSalesBasis();
  const [view, change] = useView<Record<string, string | undefined>>();
  const year = parseInt(view.year ?? thisMonth(), 10);
  const basis = (view.basis ?? byPolicy) as SalesBasis;
  return (
    <Page title={t('dashboard')}>
      <FilterBar
        filters={[
          { key: 'year', label: t('year'), kind: 'select', options: recentYears() },
          { key: 'basis', label: t('basis'), kind: 'select', options: BASES.map((value) => ({ value, label: kindWord(value) })) },
        ]}
        value={{ year: String(year), basis }}
        onChange={(value) => change(value)}
      />
      <div className="dashboard">
        <TargetAgainstActual year={year} basis={basis} />
        <div className="charts">
          <Ranking basis={basis} month={view.month ?? lastMonth()} by={view.by === 'org' ? 'org' : 'person'} onChange={change} />
          {may('customer:read') && <Funnel />}
          {may('receivable:read') && <Ageing />}
          {may('receivable:read') && <Overdue />}
        </div>
      </div>
    </Page>
  );
}
