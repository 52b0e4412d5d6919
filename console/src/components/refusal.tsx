import { useEffect, useRef, type ReactNode } from 'react';
import type { Problem, RefusedBy, WayForward } from '../api/problem.js';
import { useMay } from '../api/session.js';
import { useSay, useTexts } from '../i18n/index.js';
import { useGo } from '../shell/place.js';
import { factName, factValue } from './facts.js';
import { Icon } from './icons.js';
import type { RefusalProps } from './props.js';
import { texts } from './refusal-texts.js';
import { placeOf, wordsOfWay } from './ways.js';

/** Why not, by which clause, on which facts, and what may lawfully be done instead. */
export function Refusal({ problem, onWay, onRetry }: RefusalProps): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
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
      {problem.errors && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ field, message }) => (
            <li key={field}>
              {say(factName(field.slice(field.lastIndexOf('.') + 1)))}：{message}
            </li>
          ))}
        </ul>
      )}
      {problem.rule && <Ruled rule={problem.rule} kind={problem.code.split('.')[0] ?? ''} onWay={onWay} />}
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

function Ruled({ rule, kind, onWay }: { readonly rule: RefusedBy; readonly kind: string; readonly onWay: RefusalProps['onWay'] }): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
  const facts = Object.entries(rule.facts).filter(([name, value]) => factValue(name, value, kind) !== undefined);
  return (
    <>
      <p className="refusal-by">
        {t('rule')} <strong>{rule.requirement}</strong>
        {rule.clause !== undefined && <span> · {rule.clause}</span>}
        {rule.policyVersion !== undefined && (
          <span className="quiet">
            {' '}
            · {t('policy')} {rule.policyVersion}
          </span>
        )}
      </p>
      {facts.length > 0 && (
        <dl className="refusal-facts" aria-label={t('facts')}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{say(factName(name))}</dt>
              <dd>{factValue(name, value, kind)}</dd>
            </div>
          ))}
        </dl>
      )}
      {rule.waysForward.length > 0 && <Ways ways={rule.waysForward} facts={rule.facts} onWay={onWay} />}
    </>
  );
}

interface WaysProps {
  readonly ways: readonly WayForward[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly onWay: RefusalProps['onWay'];
}

function Ways({ ways, facts, onWay }: WaysProps): ReactNode {
  const t = useTexts(texts);
  const say = useSay();
  const mayI = useMay();
  const go = useGo();
  return (
    <div className="refusal-ways">
      <span className="quiet">{t('ways')}</span>
      {ways.map(({ operation, whoMay }) => {
        const words = wordsOfWay(operation);
        const place = placeOf(operation, facts);
        const allowed = whoMay === undefined || !whoMay.includes(':') || mayI(whoMay);
        const take = (): void => {
          if (onWay?.(operation) !== true && place !== undefined) go(place);
        };
        const name = words ? say(words) : operation;
        if (!allowed || (place === undefined && !onWay)) return <span key={operation} className="way">{`${name}${allowed ? '' : t('others')}`}</span>;
        return (
          <button key={operation} type="button" className="button plain" onClick={take}>
            {name}
          </button>
        );
      })}
    </div>
  );
}
