import { useMemo } from 'react';
import type { CaseKind } from '../../api/shapes.gen.js';
import { useTexts } from '../../i18n/index.js';
import { hasAmount } from './cases.js';
import { titles } from './titles.js';

/** What a case is called. */
export function useCaseWords(): { readonly kind: (kind: CaseKind) => string; readonly hasAmount: (amount: string) => boolean } {
  const t = useTexts(titles);
  return useMemo(() => ({ kind: (kind) => t(`kind-${kind}`), hasAmount }), [t]);
}
