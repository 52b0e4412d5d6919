import { useState, type ReactNode } from 'react';
import { shareOf } from '../../components/decimal.js';
import { Percent } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { FigureFacts } from './figure-facts.js';
import { KpiValue } from './kpi-value.js';
import { ShareBar } from './share-bar.js';
import type { Figure, KpiResult, Scorecard } from './shapes.js';
import { texts } from './texts.js';
import { useKpiWord, useYardstickWord } from './words.js';

interface OpensProps {
  readonly scorecardId: string;
  readonly figure: Figure;
  readonly summary: ReactNode;
}

/** A figure that opens down to its facts; they are read when it is opened. */
function Opens({ scorecardId, figure, summary }: OpensProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="kpi" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && <FigureFacts scorecardId={scorecardId} figure={figure} />}
    </details>
  );
}

export function KpiRow({ scorecardId, kpi }: { readonly scorecardId: string; readonly kpi: KpiResult }): ReactNode {
  const t = useTexts(texts);
  const kpiWord = useKpiWord();
  const yardstickWord = useYardstickWord();
  const summary = (
    <>
      <strong className="kpi-name">{kpiWord(kpi.code)}</strong>
      <span>
        <span className="quiet">{t('actual')}</span> <KpiValue code={kpi.code} value={kpi.actual} />
      </span>
      <span>
        <span className="quiet">{kpi.yardstick === 'none' ? t('noYardstick') : `${t('target')} · ${yardstickWord(kpi.yardstick)}`}</span>{' '}
        {kpi.target !== null && <KpiValue code={kpi.code} value={kpi.target} />}
      </span>
      <span>
        <span className="quiet">{t('weight')}</span> <Percent value={kpi.weight} />
      </span>
      <span>
        <span className="quiet">{t('points')}</span> <Percent value={kpi.points} />
      </span>
      <span className="kpi-bar">
        <ShareBar label={t('achievement')} share={shareOf(kpi.achievement, '1')} />
      </span>
      <span className="quiet">{t('behindIt', { n: kpi.factIds.length })}</span>
    </>
  );
  return <Opens scorecardId={scorecardId} figure={kpi.code} summary={summary} />;
}

interface ServiceRowProps {
  readonly scorecardId: string;
  readonly figure: 'response' | 'resolution';
  readonly times: Scorecard['response'];
}

export function ServiceRow({ scorecardId, figure, times }: ServiceRowProps): ReactNode {
  const t = useTexts(texts);
  const summary = (
    <>
      <strong className="kpi-name">{t(figure)}</strong>
      <span>{times.all === 0 ? t('noClock') : t('inTimeOf', { inTime: times.inTime, all: times.all })}</span>
      {times.share !== null && <Percent value={times.share} />}
    </>
  );
  return <Opens scorecardId={scorecardId} figure={figure} summary={summary} />;
}
