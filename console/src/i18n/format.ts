import { currentLanguage, type Language } from './language.js';

/** The company's clock: business days and moments are told in it wherever the reader sits. */
const ZONE = 'Asia/Shanghai';

const cached = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
function once<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
  const found = cached.get(key) as F | undefined;
  if (found) return found;
  const made = make();
  cached.set(key, made);
  return made;
}

type Decimal = Intl.StringNumericLiteral;

/** `107000.53` → `¥107,000.53`; a decimal string is never made a float (R8). */
export function formatMoney(value: string, currency = 'CNY', language: Language = currentLanguage()): string {
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol', minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
  return once(`m${language}${currency}`, () => new Intl.NumberFormat(language, options)).format(value as Decimal);
}

/** `1200.500000` → `1,200.5`, with its unit where there is one. */
export function formatQuantity(value: string | number, unit?: string, language: Language = currentLanguage()): string {
  const figure = once(`q${language}`, () => new Intl.NumberFormat(language, { maximumFractionDigits: 6 })).format(value as Decimal);
  return unit === undefined || unit === '' ? figure : `${figure} ${unit}`;
}

export const formatNumber = (value: string | number, language: Language = currentLanguage()): string => formatQuantity(value, undefined, language);

/** A part of one: `0.125` → `12.5%`. */
export const formatPercent = (share: string | number, language: Language = currentLanguage()): string =>
  once(`p${language}`, () => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 })).format(share as Decimal);

/** A business day, `2026-11-27`: the same to every reader. */
export const formatDay = (value: string): string => value.slice(0, 10);

/** A moment on the company's clock: `2026-11-27 15:04`. */
export function formatMoment(value: string): string {
  const options = { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return once('moment', () => new Intl.DateTimeFormat('sv-SE', options)).format(new Date(value));
}

/** The business day it is now, `2026-11-27`; `days` later (or earlier). */
export const today = (days = 0): string => once('day', () => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })).format(Date.now() + days * 86_400_000);

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago or from now, in one word: `3 小时前`, `in 2 days`. */
export function formatAge(value: string, now: number = Date.now(), language: Language = currentLanguage()): string {
  const difference = new Date(value).getTime() - now;
  const [unit, size] = STEPS.find(([, each]) => Math.abs(difference) >= each) ?? STEPS[2];
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.trunc(difference / size), unit);
}
