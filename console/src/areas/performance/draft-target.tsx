import type { ReactNode } from 'react';
import { useSession } from '../../api/call.js';
import { FormDrawer } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { recentYears } from './months.js';
import type { TargetKpi } from './shapes.js';
import { texts } from './texts.js';
import { useKpiWord } from './words.js';

interface Props {
  readonly year: number;
  readonly kpi: TargetKpi;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const TARGET_KPIS = ['sales-amount', 'sales-profit', 'new-customers'] as const;

const yearOf = (year: unknown): number => (typeof year === 'string' ? parseInt(year, 10) : 0);

/** The target of a unit or a person for a year, evenly spread over its months (PER-20). */
export function DraftTarget({ year, kpi, onDone, onClose }: Props): ReactNode {
  const t = useTexts(texts);
  const kpiWord = useKpiWord();
  const { org } = useSession();
  return (
    <FormDrawer
      operation="performance.draftTarget"
      title={t('newTarget')}
      fields={[
        { name: 'year', label: t('year'), kind: 'select', options: recentYears(), required: true },
        { name: 'kpi', label: t('kpi'), kind: 'select', options: TARGET_KPIS.map((value) => ({ value, label: kpiWord(value) })), required: true },
        { name: 'unit', label: t('forUnit'), kind: 'org' },
        { name: 'personId', label: t('responsible'), kind: 'person', required: true },
        { name: 'yearly', label: t('yearly'), kind: 'money', required: true },
      ]}
      initial={{ year: String(year), kpi, unit: org }}
      shape={(values) => ({ ...values, year: yearOf(values.year) })}
      touches={['performance']}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
