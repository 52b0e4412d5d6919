import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import type { Problem } from '../api/problem.js';
import { useTexts } from '../i18n/index.js';
import { Icon } from './icons.js';
import type { RefusalProps } from './props.js';
import { texts } from './refusal-texts.js';

const Details = lazy(() => import('./refusal-details.js'));

/** Why not, by which clause, on which facts, and what may lawfully be done instead. */
export function Refusal({ problem, onWay, onRetry }: RefusalProps): ReactNode {
  const t = useTexts(texts);
  const { title, detail } = useWords(problem);
  const place = useRef<HTMLDivElement>(null);
  // newer browsers answer with a promise, which is no clean-up
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    <div ref={place} className={problem.rule ? 'refusal ruled' : 'refusal'} role="alert">
      <p className="refusal-title">
        <Icon name={problem.rule ? 'policies' : 'warning'} />
        {title}
      </p>
      {detail !== '' && <p>{detail}</p>}
      {problem.code === 'version.changed-meanwhile' && <p>{t('changed')}</p>}
      {(problem.rule ?? problem.errors?.length) && (
        <Suspense>
          <Details problem={problem} onWay={onWay} />
        </Suspense>
      )}
      {onRetry && (
        <p>
          <button type="button" className="button plain" onClick={onRetry}>
            {t(problem.status === 412 ? 'reload' : 'retry')}
          </button>
        </p>
      )}
      {problem.requestId !== '' && (
        <p className="quiet refusal-id">
          {t('requestId')} {problem.requestId}
        </p>
      )}
    </div>
  );
}

function useWords({ code, title, detail }: Problem): { readonly title: string; readonly detail: string } {
  const t = useTexts(texts);
  if (code === 'console.offline') return { title: t('offline'), detail: t('offlineDetail') };
  if (code === 'console.unreachable' || code.startsWith('http.')) return { title: t('unreachable'), detail: t('unreachableDetail') };
  if (code === 'console.fault') return { title: t('fault'), detail };
  return { title, detail };
}
