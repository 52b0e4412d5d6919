import i18next from 'i18next';
import { useCallback } from 'react';
import { currentLanguage, LANGUAGES, useLanguage, type Language } from './language.js';

/** A text in both languages; `tw` is made from `zh` when the console is built. `{n}` stands for a value; `one` is English for n = 1. */
export interface Text {
  readonly zh: string;
  readonly en: string;
  readonly one?: string;
  readonly tw?: string;
}
export type Texts = Readonly<Record<string, Text>>;
export type TextValues = Readonly<Record<string, string | number>>;
/** `t('waiting', { n: 3 })`. */
export type Say<T extends Texts> = (key: keyof T & string, values?: TextValues) => string;

const namespaces = new WeakMap<object, string>();
let made = 0;

const wordsOf = (text: Text, language: Language): string => (language === 'en' ? text.en : language === 'zh-TW' ? (text.tw ?? text.zh) : text.zh);

function resources(texts: Texts, language: Language): Record<string, string> {
  const words = Object.entries(texts).flatMap(([key, text]): [string, string][] => {
    const one: [string, string][] = language === 'en' && text.one !== undefined ? [[`${key}_one`, text.one]] : [];
    return [[key, wordsOf(text, language)], ...one];
  });
  return Object.fromEntries(words);
}

/** The texts of one area, each in both languages. `export const texts = defineTexts({ title: { zh: '审批', en: 'Approvals' } })`. */
export function defineTexts<const K extends string>(texts: Readonly<Record<K, Text>>): Readonly<Record<K, Text>> {
  const namespace = `t${String((made += 1))}`;
  for (const language of LANGUAGES) i18next.addResourceBundle(language, namespace, resources(texts, language));
  namespaces.set(texts, namespace);
  return texts;
}

/** What an area says, in the language of the reader. */
export function useTexts<T extends Texts>(texts: T): Say<T> {
  const lng = useLanguage();
  return useCallback(
    (key, values) => {
      const count = typeof values?.['n'] === 'number' ? { count: values['n'] } : {};
      return i18next.t(key, { ...values, ...count, lng, ns: namespaces.get(texts) ?? '' });
    },
    [texts, lng],
  );
}

/** One text that is not of a table, e.g. the title of an area. */
export function say(text: Text, values: TextValues = {}, language = currentLanguage()): string {
  return wordsOf(text, language).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** `say` for a component that is to be drawn again when the language changes. */
export function useSay(): (text: Text, values?: TextValues) => string {
  const language = useLanguage();
  return useCallback((text, values) => say(text, values, language), [language]);
}
