import type { Filter } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useServiceWord } from './services.js';
import { texts } from './texts.js';

/** Which service's list is shown: each keeps its own. */
export function useServiceFilter(services: readonly string[]): Filter {
  const t = useTexts(texts);
  const serviceWord = useServiceWord();
  return { key: 'service', label: t('service'), kind: 'select', options: services.map((value) => ({ value, label: serviceWord(value) })) };
}
