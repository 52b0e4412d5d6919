import type { ReactNode } from 'react';
import { Money, Percent, Quantity } from '../../components/index.js';

/** A figure as it is counted: money, a rate, a number. */
export function KpiValue({ code, value }: { readonly code: string; readonly value: string | null }): ReactNode {
  if (code === 'sales-amount' || code === 'sales-profit') return <Money value={value} />;
  if (code === 'growth-rate') return <Percent value={value} />;
  return <Quantity value={value} />;
}
