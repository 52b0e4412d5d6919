import { useState, type ReactNode } from 'react';
import { problemOf, saveFile, type Problem, type ReplyOf } from '../../api/call.js';
import { Button, Figure, Figures, Refusal, Tabs } from '../../components/index.js';
import { formatNumber, useTexts } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import { ImportRows } from './import-rows.js';
import { importTexts } from './import-texts.js';
import './imports.css';

interface ImportResultProps {
  readonly it: ReplyOf<'customers.getImport'>;
  /** Why it came to nothing. */
  readonly says?: string;
}

const TABS = ['wrong', 'refused', 'done'] as const;
const WORDS = { wrong: 'wrong', refused: 'refused', done: 'taken' } as const;

/** What came of a file: what is a customer now, what is not and why, as a workbook too. */
export function ImportResult({ it, says }: ImportResultProps): ReactNode {
  const t = useTexts(importTexts);
  const go = useGo();
  const shown = TABS.filter((each) => it[each] > 0);
  const [tab, setTab] = useState<(typeof TABS)[number]>();
  const state = tab ?? shown[0];
  return (
    <>
      {says !== undefined && <p role="status">{says}</p>}
      <Figures>
        <Figure label={t('rows')} value={formatNumber(it.rows)} />
        <Figure label={t('taken')} value={formatNumber(it.done)} tone="good" />
        <Figure label={t('wrong')} value={formatNumber(it.wrong)} {...(it.wrong > 0 && { tone: 'bad' })} />
        <Figure label={t('refused')} value={formatNumber(it.refused)} hint={t('refusedWhy')} {...(it.refused > 0 && { tone: 'bad' })} />
      </Figures>
      <div className="import-actions">
        {it.hasProblems && <ProblemsFile importId={it.id} fileName={it.fileName} />}
        <Button onClick={() => go('/imports')}>{t('another')}</Button>
        <Button onClick={() => go('/customers')}>{t('toCustomers')}</Button>
      </div>
      {it.hasProblems && <p className="quiet">{t('problemsHint')}</p>}
      {state && (
        <>
          <Tabs
            items={shown.map((key) => ({ key, title: t(WORDS[key]), count: it[key] }))}
            value={state}
            onChange={(key) => setTab(TABS.find((each) => each === key))}
          />
          <ImportRows key={state} it={it} state={state} />
        </>
      )}
    </>
  );
}

function ProblemsFile({ importId, fileName }: { readonly importId: string; readonly fileName: string }): ReactNode {
  const t = useTexts(importTexts);
  const [problem, setProblem] = useState<Problem>();
  const [isFetching, setFetching] = useState(false);
  const fetchFile = async (): Promise<void> => {
    setProblem(undefined);
    setFetching(true);
    await saveFile('imports.problems', { service: 'customers', importId }, fileName).catch((thrown: unknown) => setProblem(problemOf(thrown)));
    setFetching(false);
  };
  return (
    <>
      <Button kind="main" icon="download" busy={isFetching} onClick={() => void fetchFile()}>
        {t('problemsFile')}
      </Button>
      {problem && <Refusal problem={problem} />}
    </>
  );
}
