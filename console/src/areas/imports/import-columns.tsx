import { useState, type ReactNode } from 'react';
import { useCommand, useList, type ReplyOf } from '../../api/call.js';
import type { CustomersImportField, ImportColumnView } from '../../api/shapes.gen.js';
import { Button, Panel, Refusal } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useView } from '../../shell/place.js';
import { FIELDS, useFieldWord } from './import-fields.js';
import { importTexts } from './import-texts.js';
import './imports.css';

/** By place in the file; what is left out is not among them. */
type Chosen = ReadonlyMap<number, CustomersImportField>;

const EXAMPLES = 2;

const chosenIn = (columns: readonly ImportColumnView[]): Chosen =>
  new Map(columns.flatMap(({ column, field }) => (field === null ? [] : [[column, field as CustomersImportField] as const])));

/** What each column gives: suggested by the service from the headings, said otherwise by whoever knows the file. */
export function ImportColumns({ it }: { readonly it: ReplyOf<'customers.getImport'> }): ReactNode {
  const t = useTexts(importTexts);
  const wordOf = useFieldWord();
  const [, change] = useView();
  const [chosen, setChosen] = useState<Chosen>();
  const { run, isRunning, problem } = useCommand('customers.mapImportColumns');
  const { rows } = useList('customers.findImportRows', { importId: it.id, limit: EXAMPLES });
  const shown = chosen ?? chosenIn(it.columns);
  const choose = (column: number, field: string): void => {
    const rest = [...shown].filter(([each]) => each !== column);
    const picked = FIELDS.find((each) => each === field);
    setChosen(new Map(picked ? [...rest, [column, picked] as const] : rest));
  };
  const preview = (): void => change({ step: 'preview' }, { replace: false });
  const checkAgain = (): void => {
    const columns = [...shown].map(([column, field]) => ({ column, field }));
    void run({ importId: it.id, columns }).then(preview, () => undefined);
  };
  return (
    <Panel title={t('stepColumns')}>
      <p className="quiet">{t('suggested')}</p>
      {it.missing.length > 0 && !chosen && <p className="warn">{t('missing', { fields: it.missing.map(wordOf).join(', ') })}</p>}
      <ul className="import-columns">
        {it.columns.map((column) => (
          <ColumnLine
            key={column.column}
            of={column}
            examples={rows.map(({ cells }) => cells[column.column - 1] ?? '').filter(Boolean)}
            field={shown.get(column.column) ?? ''}
            onChoose={choose}
          />
        ))}
      </ul>
      {problem && <Refusal problem={problem} />}
      <div className="import-actions">
        {chosen ? (
          <Button kind="main" hotkey="ctrl+enter" busy={isRunning} onClick={checkAgain}>
            {t('checkAgain')}
          </Button>
        ) : (
          <Button kind="main" hotkey="ctrl+enter" onClick={preview}>
            {t('toPreview')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

interface ColumnLineProps {
  readonly of: ImportColumnView;
  readonly examples: readonly string[];
  readonly field: string;
  readonly onChoose: (column: number, field: string) => void;
}

function ColumnLine({ of: { column, heading }, examples, field, onChoose }: ColumnLineProps): ReactNode {
  const t = useTexts(importTexts);
  const wordOf = useFieldWord();
  const name = heading === '' ? t('noHeading') : heading;
  return (
    <li>
      <span className="import-heading">
        <strong>{name}</strong> <span className="quiet">{t('columnNo', { n: column })}</span>
        <span className="quiet import-examples">{examples.join(' · ')}</span>
      </span>
      <select aria-label={t('gives', { heading: name })} value={field} onChange={({ target }) => onChoose(column, target.value)}>
        <option value="">{t('leaveOut')}</option>
        {FIELDS.map((each) => (
          <option key={each} value={each}>
            {wordOf(each)}
          </option>
        ))}
      </select>
    </li>
  );
}
