import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useSession, mayAny } from '../api/session.js';
import { Icon } from '../components/index.js';
import { useModal } from '../components/dialog.js';
import { useSay, useTexts, type Text } from '../i18n/index.js';
import { AREAS } from '../areas/index.js';
import { useFound } from './found.js';
import { initialsOf } from './initials.js';
import { menuFor } from './menu.js';
import { useGo } from './place.js';
import { texts } from './texts.js';

interface Entry {
  readonly key: string;
  readonly name: string;
  readonly detail: string;
  readonly to: string;
}
interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const PAUSE_MS = 180;

const matches = ({ zh, en }: Text, q: string): boolean => {
  const wanted = q.toLowerCase();
  return zh.includes(q) || en.toLowerCase().includes(wanted) || initialsOf(zh).includes(wanted);
};

/** Pages and actions whose names match; what is not typed yet matches all. */
function usePlaces(q: string): readonly Group[] {
  const t = useTexts(texts);
  const say = useSay();
  const { permissions } = useSession();
  return useMemo(() => {
    const menu = menuFor(permissions);
    const pages = menu.flatMap(({ area, to, links }) => {
      const own = links.some((link) => link.to === to) ? [] : [{ key: area.key, title: area.title, to }];
      return [...own, ...links].map((link) => ({ ...link, of: area }));
    });
    const actions = AREAS.flatMap((area) =>
      (area.actions ?? []).filter(({ allow = area.allow }) => mayAny(allow, permissions)).map((link) => ({ ...link, of: area })),
    );
    const shown = (links: typeof actions): Entry[] =>
      links
        .filter(({ title }) => matches(title, q))
        .map(({ key, title, to, of }) => ({ key: `${of.key} ${key}`, name: say(title), detail: title.zh === of.title.zh ? '' : say(of.title), to }));
    return [
      { title: t('pages'), entries: shown(pages) },
      { title: t('actions'), entries: shown(actions) },
    ];
  }, [q, permissions, say, t]);
}

function useSettled(q: string): string {
  const [settled, setSettled] = useState(q);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(q), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [q]);
  return settled;
}

/** Ctrl+K: everything that has a name, a number or initials, from one field. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const go = useGo();
  const dialog = useModal();
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = typed.trim();
  const places = usePlaces(useDeferredValue(q));
  const { found, isAsking } = useFound(useSettled(q));
  const groups = [...places, ...found.map(({ title, entries }) => ({ title: t(title), entries }))].filter(({ entries }) => entries.length > 0);
  const entries = groups.flatMap((group) => group.entries);
  const take = ({ to }: Entry): void => {
    onClose();
    go(to);
  };
  const pressed = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const entry = entries[at];
    if (by !== 0) {
      event.preventDefault();
      setAt(Math.min(Math.max(at + by, 0), entries.length - 1));
    } else if (event.key === 'Enter' && entry && !event.nativeEvent.isComposing) {
      event.preventDefault();
      take(entry);
    }
  };
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('find')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className="palette-field dialog-body">
        <Icon name="search" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={entries[at] ? `palette-${String(at)}` : undefined}
          aria-label={t('find')}
          placeholder={t('paletteHint')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={pressed}
        />
      </div>
      <div id="palette-list" className="palette-list" role="listbox" aria-label={t('find')} aria-busy={isAsking} ref={list}>
        <Groups groups={groups} at={at} onPick={take} />
        {entries.length === 0 && !isAsking && <p className="quiet palette-none">{t('nothingFound', { q })}</p>}
      </div>
    </dialog>
  );
}

function Groups({ groups, at, onPick }: { readonly groups: readonly Group[]; readonly at: number; readonly onPick: (entry: Entry) => void }): ReactNode {
  let place = -1;
  return groups.map(({ title, entries }) => (
    <div key={title} role="group" aria-label={title}>
      <p className="palette-group">{title}</p>
      {entries.map((entry) => {
        place += 1;
        return (
          <div key={entry.key} id={`palette-${String(place)}`} role="option" aria-selected={place === at} tabIndex={-1} onClick={() => onPick(entry)}>
            <span>{entry.name}</span>
            <span className="quiet" title={entry.detail}>
              {entry.detail}
            </span>
          </div>
        );
      })}
    </div>
  ));
}
