import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = 'tradewind.language';

const known = (tag: string | null | undefined): Language | undefined => LANGUAGES.find((each) => each === tag);

/** What somebody chose, else what the browser asks for; Chinese where that is neither. */
function firstLanguage(): Language {
  const chosen = known(localStorage.getItem(KEPT_AS));
  if (chosen) return chosen;
  const asked = navigator.language.toLowerCase();
  if (/^zh-(tw|hk|mo|hant)/.test(asked)) return 'zh-TW';
  return asked.startsWith('en') ? 'en' : 'zh-CN';
}

/** The texts of the areas are added as they are loaded (`defineTexts`), so nothing is fetched and nothing is awaited. */
void i18next.init({
  lng: firstLanguage(),
  fallbackLng: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  initAsync: false,
});
document.documentElement.lang = i18next.language;

export const currentLanguage = (): Language => known(i18next.language) ?? 'zh-CN';

export function setLanguage(language: Language): void {
  localStorage.setItem(KEPT_AS, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

function subscribe(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

/** The language of the reader; a component that asks for it is drawn again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage);
