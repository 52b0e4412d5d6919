import { useEffect, useRef, type ReactNode } from 'react';
import type { Problem, RefusedBy, WayForward } from '../api/problem.js';
import { useMay } from '../api/session.js';
import { useSay, useTexts } from '../i18n/index.js';
import { useGo } from '../shell/place.js';
import { factName, factValue } from './facts.js';
import type { RefusalProps } from './props.js';
import { texts } from './refusal-texts.js';
import { placeOf, wordsOfWay } from './ways.js';

/** The rule with its facts and ways, and the fields that are wrong; loaded with the first refusal, since most days have none. */
export default function Details({ problem, onWay }: { readonly problem: Problem; readonly onWay: RefusalProps['onWay'] }): ReactNode {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  return (
    <div ref={place} className="refusal-details">
      {problem.errors && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ field, message }) => (
            <li key={field}>
              {say(factName(field.slice(field.lastIndexOf('.') + 1)))}: {message}
            </li>
          ))}
        </ul>
      )}
      {problem.rule && <Ruled rule={problem.rule} kind={problem.code.split('.')[0] ?? ''} onWay={onWay} />}
    </div>
  );
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
