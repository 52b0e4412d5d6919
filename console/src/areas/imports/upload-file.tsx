import { useState, type DragEvent, type ReactNode } from 'react';
import { useCommand, type ReplyOf } from '../../api/call.js';
import { Icon, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { FIELDS, useFieldWord } from './import-fields.js';
import { importTexts } from './import-texts.js';
import './imports.css';

/** Takes a file, chosen or dropped, and sends it at once: what is in it is decided where it is read. */
export function UploadFile({ onUploaded }: { readonly onUploaded: (it: ReplyOf<'imports.upload'>) => void }): ReactNode {
  const t = useTexts(importTexts);
  const wordOf = useFieldWord();
  const [isOver, setOver] = useState(false);
  const { run, isRunning, problem } = useCommand('imports.upload', { touches: ['customers.findMyImports'] });
  const take = (file: File | undefined): void => {
    if (file && !isRunning) void run({ service: 'customers', fileName: file.name }, { file }).then(onUploaded, () => undefined);
  };
  const over = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div className="import-upload">
      <label className={isOver ? 'import-drop over' : 'import-drop'} aria-busy={isRunning} onDragOver={over} onDragLeave={() => setOver(false)} onDrop={drop}>
        <Icon name="file" />
        <span className="import-choose">{t(isRunning ? 'sending' : 'choose')}</span>
        <span className="quiet no-phone">{t('drop')}</span>
        <input
          className="unseen"
          type="file"
          accept=".csv,.xlsx"
          disabled={isRunning}
          onChange={({ target }) => {
            take(target.files?.[0]);
            // the same file, corrected, is to be a change as well
            target.value = '';
          }}
        />
      </label>
      {problem && <Refusal problem={problem} />}
      <p className="quiet">
        {t('formats')} {t('belongs')}
      </p>
      <p className="quiet">
        {t('known')}{' '}
        {FIELDS.map((field) => (
          <span key={field} className="tag">
            {wordOf(field)}
          </span>
        ))}
      </p>
    </div>
  );
}
