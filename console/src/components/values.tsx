import type { ReactNode } from 'react';
import { useTexts } from '../i18n/index.js';
import { common } from '../i18n/common.js';
import { formatAge, formatDay, formatMoment, formatMoney, formatPercent, formatQuantity, useLanguage } from '../i18n/index.js';

type Missing = null | undefined;

const Nothing = (): ReactNode => <span className="quiet">—</span>;

/** An amount, a decimal string; red where it is below nothing. */
export function Money({ value, currency = 'CNY' }: { readonly value: string | Missing; readonly currency?: string | undefined }): ReactNode {
  const language = useLanguage();
  if (value === null || value === undefined) return <Nothing />;
  return <span className={value.startsWith('-') ? 'figure below' : 'figure'}>{formatMoney(value, currency, language)}</span>;
}

export function Quantity({ value, unit }: { readonly value: string | number | Missing; readonly unit?: string | undefined }): ReactNode {
  const language = useLanguage();
  if (value === null || value === undefined) return <Nothing />;
  return <span className="figure">{formatQuantity(value, unit, language)}</span>;
}

/** A part of one, `0.125`. */
export function Percent({ value }: { readonly value: string | number | Missing }): ReactNode {
  const language = useLanguage();
  if (value === null || value === undefined) return <Nothing />;
  return <span className="figure">{formatPercent(value, language)}</span>;
}

export function Day({ value }: { readonly value: string | Missing }): ReactNode {
  if (value === null || value === undefined) return <Nothing />;
  return (
    <time className="when" dateTime={value}>
      {formatDay(value)}
    </time>
  );
}

export function Moment({ value }: { readonly value: string | Missing }): ReactNode {
  if (value === null || value === undefined) return <Nothing />;
  return (
    <time className="when" dateTime={value}>
      {formatMoment(value)}
    </time>
  );
}

/** How long ago, with the moment itself on pointing. */
export function Ago({ value }: { readonly value: string | Missing }): ReactNode {
  const language = useLanguage();
  if (value === null || value === undefined) return <Nothing />;
  return (
    <time className="when" dateTime={value} title={formatMoment(value)}>
      {formatAge(value, Date.now(), language)}
    </time>
  );
}

/** A personal field as the platform gave it: `138****1234`. Nothing is unmasked here. */
export function Masked({ value }: { readonly value: string | Missing }): ReactNode {
  const t = useTexts(common);
  if (value === null || value === undefined || value === '') return <Nothing />;
  return (
    <span className="masked" title={value.includes('*') ? t('masked') : undefined}>
      {value}
    </span>
  );
}
