import { useState, type ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { useGo } from '../shell/place.js';
import { Icon } from './icons.js';
import type { Column } from './props.js';
import type { SavedView } from './table-views.js';

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
  const toggle = (key: string): void => onChange(shown.includes(key) ? shown.filter((each) => each !== key) : [...shown, key]);
  return (
    <details className="filter-many">
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

/** The views this person saved of this list. */
export function ViewChoice({ views, onChange }: { readonly views: readonly SavedView[]; readonly onChange: (views: readonly SavedView[]) => void }): ReactNode {
  const t = useTexts(common);
  const go = useGo();
  const [name, setName] = useState('');
  const save = (): void => {
    if (name.trim() === '') return;
    onChange([...views.filter((view) => view.name !== name.trim()), { name: name.trim(), query: location.search }]);
    setName('');
  };
  return (
    <details className="filter-many">
      <summary>
        <Icon name="star" />
        {t('views')}
        {views.length > 0 && <span className="count">{views.length}</span>}
      </summary>
      <div className="pop end">
        {views.map((view) => (
          <span key={view.name} className="pop-row">
            <button type="button" className="link" onClick={() => go(`${location.pathname}${view.query}`)}>
              {view.name}
            </button>
            <button type="button" className="button plain only-icon" aria-label={t('remove')} onClick={() => onChange(views.filter((each) => each !== view))}>
              <Icon name="close" />
            </button>
          </span>
        ))}
        <form
          className="pop-row"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <input aria-label={t('viewName')} placeholder={t('viewName')} value={name} onChange={({ target }) => setName(target.value)} />
          <button type="submit" className="button plain">
            {t('saveView')}
          </button>
        </form>
      </div>
    </details>
  );
}
