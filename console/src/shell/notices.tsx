import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSession } from '../api/session.js';
import type { TodayRow } from '../areas/today/groups.js';
import { useParts, type Part } from '../areas/today/parts.js';
import { Icon, Link } from '../components/index.js';
import { useClosing } from '../components/closing.js';
import { useTexts } from '../i18n/index.js';
import './notices.css';
import { useSeen } from './seen.js';
import { texts } from './texts.js';

const WAITING = ['waiting'] as const;
const SHOWN = 5;
const MOST = 99;

interface News {
  readonly parts: readonly Part[];
  /** How many of them were not looked at yet. */
  readonly unread: number;
  readonly isNew: (row: TodayRow) => boolean;
  readonly read: (rows: readonly TodayRow[]) => void;
}

/** What waits for this person, told by the stream of changes; what is dealt with is not among it any more, what was opened is not new. */
function useNews(): News {
  const { person } = useSession();
  const { parts } = useParts(WAITING, { isBeside: true });
  const [seen, keep] = useSeen(person.id);
  const rows = parts.flatMap((part) => part.rows);
  return {
    parts,
    unread: rows.filter(({ key }) => !seen.has(key)).length,
    isNew: ({ key }) => !seen.has(key),
    // of what does not wait any more nothing is kept
    read: (looked) => keep(new Set([...rows.filter(({ key }) => seen.has(key)), ...looked].map(({ key }) => key))),
  };
}

/** The bell: how much is new, and what it is. */
export default function Notices(): ReactNode {
  const t = useTexts(texts);
  const news = useNews();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const { pathname } = useLocation();
  const close = (): void => setOpen(false);
  useClosing(box, close);
  useEffect(close, [pathname]);
  const { unread } = news;
  const said = unread === 0 ? t('noneNew') : t('new', { n: unread });
  return (
    <div className="notices" ref={box}>
      <button type="button" className="top-bell" aria-expanded={isOpen} aria-label={`${t('notices')} · ${said}`} onClick={() => setOpen(!isOpen)}>
        <Icon name="bell" />
        {unread > 0 && (
          <span className="bell-count" aria-hidden="true">
            {unread > MOST ? `${String(MOST)}+` : unread}
          </span>
        )}
      </button>
      <span className="unseen" role="status">
        {said}
      </span>
      {isOpen && <Panel {...news} onClose={close} />}
    </div>
  );
}

function Panel({ parts, unread, isNew, read, onClose }: News & { readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  const opened = (row: TodayRow): void => {
    read([row]);
    onClose();
  };
  return (
    <section className="pop end account-pop notices-pop" aria-label={t('notices')}>
      <header>
        <strong>{t('notices')}</strong>
        {unread > 0 && (
          <button type="button" className="link" onClick={() => read(parts.flatMap(({ rows }) => rows))}>
            {t('allRead')}
          </button>
        )}
      </header>
      {parts.length === 0 && <p className="quiet">{t('nothingWaits')}</p>}
      {parts.map(({ title, count, rows, to }) => (
        <section key={title}>
          <h2>
            {title} <span className="count">{count}</span>
          </h2>
          <ul>
            {newFirst(rows, isNew)
              .slice(0, SHOWN)
              .map((row) => (
                <Notice key={row.key} row={row} isNew={isNew(row)} onOpen={() => opened(row)} />
              ))}
          </ul>
          {rows.length > SHOWN && (
            <Link to={to} onClick={onClose}>
              {t('allOf', { title })}
            </Link>
          )}
        </section>
      ))}
      <Link to="/" onClick={onClose}>
        {t('alsoToday')}
      </Link>
    </section>
  );
}

const newFirst = (rows: readonly TodayRow[], isNew: (row: TodayRow) => boolean): readonly TodayRow[] => [
  ...rows.filter(isNew),
  ...rows.filter((row) => !isNew(row)),
];

function Notice({
  row: { name, detail, figure, to },
  isNew,
  onOpen,
}: {
  readonly row: TodayRow;
  readonly isNew: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const t = useTexts(texts);
  return (
    <li className={isNew ? 'new' : undefined}>
      <Link to={to} onClick={onOpen}>
        <span>
          {isNew && <span className="unseen">{t('isNew')}</span>}
          {name}
        </span>
        <span className="quiet">{figure}</span>
        <span className="quiet notice-detail">{detail}</span>
      </Link>
    </li>
  );
}
