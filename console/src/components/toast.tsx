import { useSyncExternalStore, type ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { useHotkeys } from './hotkeys.js';

interface Said {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | undefined;
}

const SHOWN_MS = 6000;
/** What can be taken back stays long enough to be read and thought about. */
const UNDO_MS = 10_000;
const UNDO_KEY = 'z';
let shown: readonly Said[] = [];
let next = 0;
const listeners = new Set<() => void>();

function show(toasts: readonly Said[]): void {
  shown = toasts;
  for (const listener of listeners) listener();
}

/** Says that something is done; with `undo` it can be taken back for ten seconds, where that is lawful. */
export function say(text: string, undo?: () => void): void {
  const id = (next += 1);
  show([...shown.slice(-2), { id, text, undo }]);
  setTimeout(() => hide(id), undo ? UNDO_MS : SHOWN_MS);
}

const hide = (id: number): void => show(shown.filter((each) => each.id !== id));

const toast = { say };
/** `const { say } = useToast()`. */
export const useToast = (): typeof toast => toast;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was said last; read out to who does not see it. */
export function Toasts(): ReactNode {
  const t = useTexts(common);
  const toasts = useSyncExternalStore(subscribe, () => shown);
  const last = toasts.findLast(({ undo }) => undo !== undefined);
  const take = ({ id, undo }: Said): void => {
    hide(id);
    undo?.();
  };
  useHotkeys(last ? { [UNDO_KEY]: () => take(last) } : {});
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {toasts.map((said) => (
        <div key={said.id} className="toast">
          {said.text}
          {said.undo && (
            <button type="button" className="link" aria-keyshortcuts={UNDO_KEY} onClick={() => take(said)}>
              {t('undo')} {said === last && <kbd className="no-phone">{UNDO_KEY.toUpperCase()}</kbd>}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
