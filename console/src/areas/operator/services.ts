import { useSay, type Texts } from '../../i18n/index.js';
import { processStepWords, processWords, reasonWords, serviceWords } from './texts.js';

/** Every service that owns a database: each has the same operations for its operator. */
export const SERVICES = ['identity', 'policies', 'customers', 'contracts', 'orders', 'after-sales', 'expenses', 'performance'] as const;
export type Service = (typeof SERVICES)[number];

/** Those that own work which spans services. */
export const PROCESS_SERVICES = ['contracts', 'orders', 'performance'] as const;
export type ProcessService = (typeof PROCESS_SERVICES)[number];

const known = <S extends string>(services: readonly S[], name: string | undefined): S | undefined => services.find((each) => each === name);
export const serviceOf = (name: string | undefined): Service => known(SERVICES, name) ?? 'orders';
export const processServiceOf = (name: string | undefined): ProcessService => known(PROCESS_SERVICES, name) ?? 'contracts';

function useWords(words: Texts): (value: string) => string {
  const say = useSay();
  return (value) => {
    const text = words[value];
    return text ? say(text) : value;
  };
}

export const useServiceWord = (): ((service: string) => string) => useWords(serviceWords);
export const useReasonWord = (): ((reason: string) => string) => useWords(reasonWords);
export const useProcessWord = (): ((kind: string) => string) => useWords(processWords);
export const useProcessStepWord = (): ((step: string) => string) => useWords(processStepWords);
