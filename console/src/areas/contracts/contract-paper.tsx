import { useState, type ReactNode } from 'react';
import { problemOf, read, saveFile, useFile, useMay, type Problem } from '../../api/call.js';
import { Button, Loading, Refusal, useToast } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { texts } from './texts.js';

/** The contract as the system prints it, to look at and to take away (CON-09, CON-22), and the evidence for it (XCT-05). */
export function ContractPaper({ contractId, fileName }: { readonly contractId: string; readonly fileName: string }): ReactNode {
  const t = useTexts(texts);
  const [explained, explain] = useState(false);
  const args = { contractId, ...(explained && { explained }) };
  const file = useFile('contracts.contractPaper', args);
  const [problem, setProblem] = useState<Problem | null>(null);
  const shown = problem ?? file.problem;
  const keep = (promise: Promise<void>): void => void promise.catch((thrown: unknown) => setProblem(problemOf(thrown)));
  return (
    <>
      <div className="actions">
        <Button icon="download" kind="main" onClick={() => keep(saveFile('contracts.contractPaper', args, fileName))}>
          {t('download')}
        </Button>
        <label>
          <input type="checkbox" checked={explained} onChange={({ target }) => explain(target.checked)} /> {t('explained')}
        </label>
        {useMay()('audit:read') && <Evidence contractId={contractId} onProblem={setProblem} />}
      </div>
      {shown && <Refusal problem={shown} />}
      {file.isLoading && <Loading />}
      {file.url !== undefined && <Paper url={file.url} />}
    </>
  );
}

/** In the page, where the browser can show it there; else, as on many phones, behind a link: a frame would be a download that nobody asked for. */
function Paper({ url }: { readonly url: string }): ReactNode {
  const t = useTexts(texts);
  if (navigator.pdfViewerEnabled) return <iframe className="paper" src={url} title={t('paperTitle')} />;
  return (
    <p className="actions">
      <span className="quiet">{t('noPdfHere')}</span>
      <a className="button plain" href={url} target="_blank" rel="noreferrer">
        {t('openPaper')}
      </a>
    </p>
  );
}

/** Everything that was said, agreed, signed and traced, chained and signed: checked without the platform. */
function Evidence({ contractId, onProblem }: { readonly contractId: string; readonly onProblem: (problem: Problem) => void }): ReactNode {
  const t = useTexts(texts);
  const { say } = useToast();
  const [busy, setBusy] = useState(false);
  const take = async (): Promise<void> => {
    setBusy(true);
    try {
      const { data } = await read('contracts.contractEvidence', { contractId });
      saveAs(new Blob([JSON.stringify(data, null, 1)], { type: 'application/json' }), `evidence-${data.header.subjectNo ?? contractId}.json`);
      say(t('evidenceReady'));
    } catch (thrown) {
      onProblem(problemOf(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon="download" busy={busy} onClick={() => void take()}>
      {t('evidence')}
    </Button>
  );
}

function saveAs(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
