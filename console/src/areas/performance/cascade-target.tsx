import type { ReactNode } from 'react';
import { compareAmounts, sumOf } from '../../components/decimal.js';
import { FormDrawer, type LookupSpec } from '../../components/index.js';
import { formatMoney, formatNumber, useTexts } from '../../i18n/index.js';
import type { Target } from './shapes.js';
import { TargetFigure } from './target-figure.js';
import { texts } from './texts.js';

/** Breaks the target of a unit down to units and people; nothing of it may be left with nobody (PER-21). */
export function CascadeTarget({ target, onClose }: { readonly target: Target; readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const total = target.kpi === 'new-customers' ? formatNumber(target.total) : formatMoney(target.total);
  return (
    <FormDrawer
      operation="performance.cascadeTarget"
      title={t('cascade')}
      intro={<p>{t('cascadeLead', { total })}</p>}
      fields={[
        {
          name: 'parts',
          label: t('parts'),
          kind: 'lines',
          required: true,
          columns: [
            { name: 'personId', label: t('responsible'), kind: 'person', required: true, lookup: peopleBelow(target) },
            { name: 'unit', label: t('forUnit'), kind: 'org' },
            { name: 'yearly', label: t('yearly'), kind: 'money', required: true },
          ],
        },
      ]}
      initial={{ parts: [{}, {}] }}
      args={{ targetId: target.id }}
      watch={(values) => <Rest target={target} parts={values.parts} />}
      touches={['performance']}
      onDone={onClose}
      onClose={onClose}
    />
  );
}

/** Parts go to units and people below the whole (PER-21); somebody of the same name elsewhere would only be refused. */
const peopleBelow = ({ unit, org }: Target): LookupSpec => ({ operation: 'identity.findPeople', args: { status: 'active', org: unit ?? org } });

function Rest({ target, parts }: { readonly target: Target; readonly parts: unknown }): ReactNode {
  const t = useTexts(texts);
  const given = Array.isArray(parts) ? (parts as { yearly?: unknown }[]) : [];
  const sum = sumOf(given.map(({ yearly }) => (typeof yearly === 'string' && /^\d+(\.\d+)?$/.test(yearly) ? yearly : '0')));
  const rest = sumOf([target.total, `-${sum}`]);
  return (
    <p className="target-rest">
      {t('partsSum')} <TargetFigure kpi={target.kpi} value={sum} /> ·{' '}
      {compareAmounts(rest, '0') > 0 ? (
        <strong>
          {t('stillMissing')} <TargetFigure kpi={target.kpi} value={rest} />
        </strong>
      ) : (
        t('covered')
      )}
    </p>
  );
}
