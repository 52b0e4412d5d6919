import i18next from 'i18next';
import { useCallback } from 'react';
import { currentLanguage, inTraditional, LANGUAGES, useLanguage, type Language } from './language.js';

/** A text in both languages; zh-TW is made from `zh`. `{n}` stands for a value; `one` is the English for n = 1. */
export interface Text {
  readonly zh: string;
  readonly en: string;
  readonly one?: string;
}
export type Texts = Readonly<Record<string, Text>>;
export type TextValues = Readonly<Record<string, string | number>>;
/** `t('waiting', { n: 3 })`. */
export type Say<T extends Texts> = (key: keyof T & string, values?: TextValues) => string;

const namespaces = new Map<Texts, string>();

function wordsOf({ zh, en }: Text, language: Language): string {
  if (language === 'en') return en;
  return language === 'zh-TW' ? inTraditional(zh) : zh;
}

function resources(texts: Texts, language: Language): Record<string, string> {
  const words = Object.entries(texts).flatMap(([key, text]): [string, string][] => {
    const one: [string, string][] = language === 'en' && text.one !== undefined ? [[`${key}_one`, text.one]] : [];
    return [[key, wordsOf(text, language)], ...one];
  });
  return Object.fromEntries(words);
}

const add = (texts: Texts, namespace: string, language: Language): unknown =>
  i18next.addResourceBundle(language, namespace, resources(texts, language), true, true);

i18next.on('traditionalLoaded', () => namespaces.forEach((namespace, texts) => add(texts, namespace, 'zh-TW')));

/** The texts of one area, each in both languages. `export const texts = defineTexts({ title: { zh: '审批', en: 'Approvals' } })`. */
export function defineTexts<const K extends string>(texts: Readonly<Record<K, Text>>): Readonly<Record<K, Text>> {
  const namespace = `area-${String(namespaces.size)}`;
  namespaces.set(texts, namespace);
  for (const language of LANGUAGES) add(texts, namespace, language);
  return texts;
}

/** What an area says, in the language of the reader. */
export function useTexts<T extends Texts>(texts: T): Say<T> {
  const lng = useLanguage();
  return useCallback((key, values = {}) => spoken(texts, key, values, lng), [texts, lng]);
}

function spoken(texts: Texts, key: string, values: TextValues, lng: Language): string {
  const { n } = values;
  return i18next.t(key, { ...values, ...(typeof n === 'number' && { count: n }), lng, ns: namespaces.get(texts) ?? '' });
}

/** One text that is not of a table, e.g. the title of an area. */
function say(text: Text, values: TextValues = {}, language: Language = currentLanguage()): string {
  return wordsOf(text, language).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** `say` for a component that is to be drawn again when the language changes. */
export function useSay(): (text: Text, values?: TextValues) => string {
  const language = useLanguage();
  return useCallback((text, values) => say(text, values, language), [language]);
}
