import type { ReactNode } from 'react';
import type { ReplyOf } from '../../api/call.js';
import { Bar, Panel } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { importTexts } from './import-texts.js';

/** How far reading, checking or taking in is. */
export function ImportProgress({ it }: { readonly it: ReplyOf<'customers.getImport'> }): ReactNode {
  const t = useTexts(importTexts);
  const [label, value, max] =
    it.status === 'running' ? [t('taking'), it.done + it.refused, it.rows - it.wrong] : ([t('checking'), it.checked, it.rows] as const);
  return (
    <Panel>
      {it.isRead && max > 0 ? (
        <Bar label={label} value={String(value)} max={String(max)} kind="quantity" tone="good" />
      ) : (
        <p role="status">{t('reading', { n: it.rows })}</p>
      )}
      <p className="quiet">{t('mayLeave')}</p>
    </Panel>
  );
}
