import type { ReactNode } from 'react';
import { shareOf, sumOf } from '../../components/decimal.js';
import { Status, UnitName } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { ShareBar } from './share-bar.js';
import type { Target } from './shapes.js';
import { TargetActions } from './target-actions.js';
import { TargetFigure } from './target-figure.js';
import { texts } from './texts.js';

/** What was broken down stands below what it is a part of. */
export function TargetTree({ targets }: { readonly targets: readonly Target[] }): ReactNode {
  const seen = new Set(targets.map(({ id }) => id));
  const roots = targets.filter(({ wholeId }) => wholeId === null || !seen.has(wholeId));
  return (
    <div className="target-tree">
      {roots.map((root) => (
        <Branch key={root.id} target={root} all={targets} depth={0} />
      ))}
    </div>
  );
}

interface BranchProps {
  readonly target: Target;
  readonly all: readonly Target[];
  readonly depth: number;
}

function Branch({ target, all, depth }: BranchProps): ReactNode {
  const parts = all.filter(({ wholeId }) => wholeId === target.id);
  return (
    <details className="target" open={depth < 2}>
      <summary>
        <span className="target-who">
          {target.unit === null ? target.personName : <UnitName path={target.unit} />}
          {target.unit !== null && <small className="quiet">{target.personName}</small>}
        </span>
        <span className="target-total">
          <TargetFigure kpi={target.kpi} value={target.total} />
        </span>
        <Status kind="target" value={target.status} />
      </summary>
      <div className="target-body">
        <Amounts target={target} />
        {parts.length > 0 && <Coverage target={target} parts={parts} />}
        <TargetActions target={target} isCascaded={parts.length > 0} />
        {parts.map((part) => (
          <Branch key={part.id} target={part} all={all} depth={depth + 1} />
        ))}
      </div>
    </details>
  );
}

function Amounts({ target }: { readonly target: Target }): ReactNode {
  const t = useTexts(texts);
  return (
    <ul className="target-quarters">
      {target.quarters.map(({ quarter, amount }) => (
        <li key={quarter}>
          <span className="quiet">{t('quarter', { n: quarter })}</span> <TargetFigure kpi={target.kpi} value={amount} />
        </li>
      ))}
    </ul>
  );
}

function Coverage({ target, parts }: { readonly target: Target; readonly parts: readonly Target[] }): ReactNode {
  const t = useTexts(texts);
  const sum = sumOf(parts.map(({ total }) => total));
  return (
    <p className="target-coverage">
      <ShareBar label={t('partsSum')} share={shareOf(sum, target.total)} />
      <TargetFigure kpi={target.kpi} value={sum} />
    </p>
  );
}
