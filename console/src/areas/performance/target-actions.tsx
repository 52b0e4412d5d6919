import { useState, type ReactNode } from 'react';
import { useCommand, useMay, useSession } from '../../api/call.js';
import { Button, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { CascadeTarget } from './cascade-target.js';
import type { Target } from './shapes.js';
import { texts } from './texts.js';

interface Props {
  readonly target: Target;
  readonly isCascaded: boolean;
}

/** Break down, issue, acknowledge: each where it is lawful and the reader's. */
export function TargetActions({ target, isCascaded }: Props): ReactNode {
  const t = useTexts(texts);
  const may = useMay();
  const me = useSession().person.id;
  const [cascading, setCascading] = useState(false);
  const issue = useCommand('performance.issueTarget', { touches: ['performance'], done: t('issued') });
  const acknowledge = useCommand('performance.acknowledgeTarget', { touches: ['performance'], done: t('acknowledged') });
  const targetId = target.id;
  const problem = issue.problem ?? acknowledge.problem;
  const mayWrite = may('target:write');
  return (
    <>
      <div className="target-actions">
        {mayWrite && target.unit !== null && !isCascaded && <Button onClick={() => setCascading(true)}>{t('cascade')}</Button>}
        {mayWrite && target.status === 'draft' && (
          <Button kind="main" busy={issue.isRunning} onClick={() => void issue.run({ targetId }).catch(() => undefined)}>
            {t('issue')}
          </Button>
        )}
        {target.status === 'issued' && target.personId === me && (
          <Button kind="main" busy={acknowledge.isRunning} onClick={() => void acknowledge.run({ targetId }).catch(() => undefined)}>
            {t('acknowledge')}
          </Button>
        )}
      </div>
      {problem && <Refusal problem={problem} />}
      {cascading && <CascadeTarget target={target} onClose={() => setCascading(false)} />}
    </>
  );
}
