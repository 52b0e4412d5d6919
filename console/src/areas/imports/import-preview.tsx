import { useState, type ReactNode } from 'react';
import { useCommand, type ReplyOf } from '../../api/call.js';
import { Button, Figure, Figures, Refusal, Tabs } from '../../components/index.js';
import { formatNumber, useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { useFieldWord } from './import-fields.js';
import { ImportRows } from './import-rows.js';
import { importTexts } from './import-texts.js';
import './imports.css';

/** What would be taken in and what would not, before anything is. */
export function ImportPreview({ it }: { readonly it: ReplyOf<'customers.getImport'> }): ReactNode {
  const t = useTexts(importTexts);
  const wordOf = useFieldWord();
  const [, change] = useView();
  const ready = it.checked - it.wrong;
  const [tab, setTab] = useState<'wrong' | 'ready'>(it.wrong > 0 ? 'wrong' : 'ready');
  const { run, isRunning, problem } = useCommand('customers.confirmImport');
  return (
    <>
      <Figures>
        <Figure label={t('rows')} value={formatNumber(it.rows)} />
        <Figure label={t('ready')} value={formatNumber(ready)} tone="good" />
        <Figure label={t('wrong')} value={formatNumber(it.wrong)} hint={t('wrongStay')} {...(it.wrong > 0 && { tone: 'bad' })} />
      </Figures>
      {it.missing.length > 0 && <p className="warn">{t('missing', { fields: it.missing.map(wordOf).join(', ') })}</p>}
      {problem && <Refusal problem={problem} />}
      <div className="import-actions">
        <Button kind="main" hotkey="ctrl+enter" busy={isRunning} onClick={() => void run({ importId: it.id }).catch(() => undefined)}>
          {t('confirm', { n: ready })}
        </Button>
        <Button icon="back" onClick={() => change({ step: undefined }, { replace: false })}>
          {t('toColumns')}
        </Button>
      </div>
      <Tabs
        items={[
          { key: 'wrong', title: t('wrong'), count: it.wrong },
          { key: 'ready', title: t('ready'), count: ready },
        ]}
        value={tab}
        onChange={(key) => setTab(key === 'ready' ? 'ready' : 'wrong')}
      />
      <ImportRows key={tab} it={it} state={tab} />
    </>
  );
}
