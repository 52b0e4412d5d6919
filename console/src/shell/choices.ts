import { useSyncExternalStore } from 'react';
import type { Language } from '../i18n/index.js';

/** Each in its own words, whatever is read now. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['dense', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

const html = document.documentElement;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function keep(name: 'theme' | 'density', value: string | null): void {
  if (value === null) {
    localStorage.removeItem(`tw.${name}`);
    html.removeAttribute(`data-${name}`);
  } else {
    localStorage.setItem(`tw.${name}`, value);
    html.dataset[name] = value;
  }
  for (const listener of listeners) listener();
}

const density = localStorage.getItem('tw.density');
if (density !== null) html.dataset.density = density;

export const useTheme = (): Theme => useSyncExternalStore(subscribe, () => THEMES.find((each) => each === html.dataset.theme) ?? 'auto');
export const setTheme = (theme: Theme): void => keep('theme', theme === 'auto' ? null : theme);
export const useDensity = (): Density => useSyncExternalStore(subscribe, () => (html.dataset.density === 'roomy' ? 'roomy' : 'dense'));
export const setDensity = (chosen: Density): void => keep('density', chosen === 'roomy' ? chosen : null);
