import type { ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';

/** Lines where something is about to be; nothing jumps when it arrives. */
export function Loading({ lines = 4 }: { readonly lines?: number }): ReactNode {
  const t = useTexts(common);
  return (
    <div className="loading" role="status" aria-busy="true" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="loading-line" />
      ))}
    </div>
  );
}
