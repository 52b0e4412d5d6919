import { useRef, useState, type ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { useGo } from '../shell/place.js';
import { Button } from './button.js';
import { useClosingDetails } from './closing.js';
import { Icon } from './icons.js';
import type { Column } from './props.js';
import { queryHere, type SavedView } from './table-views.js';

/** Which columns are shown. */
export function ColumnChoice<R>({
  columns,
  shown,
  onChange,
}: {
  readonly columns: readonly Column<R>[];
  readonly shown: readonly string[];
  readonly onChange: (shown: readonly string[]) => void;
}): ReactNode {
  const t = useTexts(common);
  const details = useRef<HTMLDetailsElement>(null);
  useClosingDetails(details);
  const toggle = (key: string): void => onChange(shown.includes(key) ? shown.filter((each) => each !== key) : [...shown, key]);
  return (
    <details className="filter-many" ref={details}>
      <summary>
        <Icon name="columns" />
        {t('columns')}
      </summary>
      <div className="pop end">
        {columns.map(({ key, title }, place) => (
          <label key={key}>
            <input type="checkbox" checked={shown.includes(key)} disabled={place === 0} onChange={() => toggle(key)} />
            {title}
          </label>
        ))}
      </div>
    </details>
  );
}

interface Views {
  readonly views: readonly SavedView[];
  /** How the list is looked at now. */
  readonly now: Pick<SavedView, 'shown' | 'sorting'>;
  readonly onOpen: (view: SavedView) => void;
  readonly onChange: (views: readonly SavedView[]) => void;
}

/** The views this person saved of this list; saved under a name that is there, one takes its place. */
export function ViewChoice({ views, now, onOpen, onChange }: Views): ReactNode {
  const t = useTexts(common);
  const go = useGo();
  const details = useRef<HTMLDetailsElement>(null);
  const close = useClosingDetails(details);
  const open = (view: SavedView): void => {
    close();
    onOpen(view);
    go(`${location.pathname}${view.query}`);
  };
  const save = (name: string): void => onChange([...views.filter((view) => view.name !== name), { name, query: queryHere(), ...now }]);
  return (
    <details className="filter-many" ref={details}>
      <summary>
        <Icon name="star" />
        {t('views')}
        {views.length > 0 && <span className="count">{views.length}</span>}
      </summary>
      <div className="pop end">
        {views.map((view) => (
          <span key={view.name} className="pop-row">
            <button type="button" className="link" aria-current={view.query === queryHere()} onClick={() => open(view)}>
              {view.name}
            </button>
            <Button icon="close" label={t('removeView', { name: view.name })} onClick={() => onChange(views.filter((each) => each !== view))} />
          </span>
        ))}
        <NewView onSave={save} />
      </div>
    </details>
  );
}

function NewView({ onSave }: { readonly onSave: (name: string) => void }): ReactNode {
  const t = useTexts(common);
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  return (
    <form
      className="pop-row"
      onSubmit={(event) => {
        event.preventDefault();
        if (name === '') return;
        onSave(name);
        setTyped('');
      }}
    >
      <input aria-label={t('viewName')} placeholder={t('viewName')} maxLength={40} value={typed} onChange={({ target }) => setTyped(target.value)} />
      <Button type="submit">{t('saveView')}</Button>
    </form>
  );
}
