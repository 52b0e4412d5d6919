import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const known = (tag: string): Language => LANGUAGES.find((each) => each === tag) ?? 'zh-CN';

/** What `public/theme.js` found before the first paint: the language somebody chose, else what the browser asks for. */
const first = known(document.documentElement.lang);

/** The texts of the areas are added as they are loaded (`defineTexts`), so nothing is fetched and nothing is awaited. */
void i18next.init({
  lng: first,
  fallbackLng: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { prefix: '{', suffix: '}', escapeValue: false },
  initAsync: false,
});

export const currentLanguage = (): Language => known(i18next.language);

let traditional: Readonly<Record<string, string>> = {};

/** A Chinese text as it is written in Taiwan; made by opencc when the console is built, and loaded only for its readers. */
export const inTraditional = (zh: string): string => traditional[zh] ?? zh;

async function loadTraditional(): Promise<void> {
  traditional = (await import('virtual:traditional-texts')).default;
  i18next.emit('traditionalLoaded');
}

/** Resolved once every text can be said in the language of the reader. */
export const languageReady: Promise<void> = first === 'zh-TW' ? loadTraditional() : Promise.resolve();

export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem('tw.locale', language);
  document.documentElement.lang = language;
  if (language === 'zh-TW') await loadTraditional();
  await i18next.changeLanguage(language);
}

function subscribe(changed: () => void): () => void {
  i18next.on('languageChanged', changed);
  return () => i18next.off('languageChanged', changed);
}

/** The language of the reader; a component that asks for it is drawn again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, currentLanguage);
