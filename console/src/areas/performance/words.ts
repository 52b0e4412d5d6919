import { STATES } from '../../components/states.js';
import { useSay, type Texts } from '../../i18n/index.js';
import { closingStepWords, factKindWords, kpiWords, sourceWords, yardstickWords } from './texts.js';

function useWords(words: Texts): (value: string) => string {
  const say = useSay();
  return (value) => {
    const text = words[value];
    return text ? say(text) : value;
  };
}

export const useKpiWord = (): ((kpi: string) => string) => useWords(kpiWords);
export const useFactKindWord = (): ((kind: string) => string) => useWords(factKindWords);
export const useSourceWord = (): ((source: string) => string) => useWords(sourceWords);
export const useYardstickWord = (): ((yardstick: string) => string) => useWords(yardstickWords);
export const useStageWord = (): ((stage: string) => string) => useWords(STATES.opportunity ?? {});
export const useClosingStepWord = (): ((step: string) => string) => useWords(closingStepWords);
