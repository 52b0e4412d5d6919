import type { ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { Button } from './button.js';

/** The page on paper, by the browser's own dialog; not on a phone, which has no printer at hand. */
export function PrintButton(): ReactNode {
  const t = useTexts(common);
  return (
    <span className="no-phone">
      <Button icon="print" label={t('print')} onClick={() => print()} />
    </span>
  );
}
