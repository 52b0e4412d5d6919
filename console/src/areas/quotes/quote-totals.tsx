import type { ReactNode } from 'react';
import { Figure, Figures, Money } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import type { Quote } from './shapes.js';
import { texts } from './texts.js';

/** Sums of the lines, as the platform computed them. */
export function QuoteTotals({ quote: { net, tax, total, currency } }: { readonly quote: Pick<Quote, 'net' | 'tax' | 'total' | 'currency'> }): ReactNode {
  const t = useTexts(texts);
  return (
    <Figures>
      <Figure label={t('net')} value={<Money value={net} currency={currency} />} />
      <Figure label={t('tax')} value={<Money value={tax} currency={currency} />} />
      <Figure label={t('total')} value={<Money value={total} currency={currency} />} />
    </Figures>
  );
}
