import { useCallback } from 'react';
import { formatMoney, formatPercent, useSay, type Texts } from '../../i18n/index.js';
import { shareOf } from '../../components/decimal.js';
import { useStepName } from '../../components/approval-texts.js';
import { fieldWords, kindWords, valueWords } from './kinds.js';
import { controlWords, effectWords, subjectWords } from './texts.js';

export function useWords(words: Texts): (value: string) => string {
  const say = useSay();
  return useCallback(
    (value) => {
      const text = words[value];
      return text ? say(text) : value;
    },
    [say, words],
  );
}

export const useKindWord = (): ((key: string) => string) => useWords(kindWords);
export const useEffectWord = (): ((effect: string) => string) => useWords(effectWords);
export const useControlWord = (): ((kind: string) => string) => useWords(controlWords);
export const useSubjectWord = (): ((subject: string) => string) => {
  const subject = useWords(subjectWords);
  const kind = useKindWord();
  return (value) => (value in kindWords ? kind(value) : subject(value));
};

/** `steps.0.fromAmount` → `审批步骤 1 · 金额起点（元）` */
export function usePathWord(): (path: string) => string {
  const field = useWords(fieldWords);
  return (path) => {
    const parts = path.split('.');
    return parts.flatMap((part, place) => (/^\d+$/.test(part) ? [] : [nameOf(field(part), parts[place + 1])])).join(' · ');
  };
}

const nameOf = (name: string, next: string | undefined): string =>
  next !== undefined && /^\d+$/.test(next) ? `${name} ${String(parseInt(next, 10) + 1)}` : name;

const SHARES = /(share|discount|commission|rate|weight|warnAt|lowestScore|tiers\.\d+\.from)$/i;
const AMOUNTS = /(amount|limit|guaranteeFrom|scoreBonus)$/i;
const STEP = /(^|\.)step$/;

/** A leaf as people say it: amounts, shares and known words; everything else as it stands. */
export function useLeaf(): (path: string, value: string) => string {
  const word = useWords(valueWords);
  const stepName = useStepName();
  return (path, value) => {
    if (STEP.test(path)) return stepName(value);
    const isFigure = /^-?\d+(\.\d+)?$/.test(value);
    if (isFigure && AMOUNTS.test(path)) return formatMoney(value);
    if (isFigure && SHARES.test(path) && shareOf(value, '10') <= 1) return formatPercent(value);
    return word(value);
  };
}
