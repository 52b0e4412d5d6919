import type { ReactNode } from 'react';
import { Money, Quantity } from '../../components/index.js';
import type { Target } from './shapes.js';

/** A figure of a target: money, but for new customers, which are counted. */
export function TargetFigure({ kpi, value }: { readonly kpi: Target['kpi']; readonly value: string }): ReactNode {
  return kpi === 'new-customers' ? <Quantity value={value} /> : <Money value={value} />;
}
