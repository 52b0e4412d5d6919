import { useSyncExternalStore, type ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';

interface Said {
  readonly id: number;
  readonly text: string;
  readonly undo: (() => void) | undefined;
}

const SHOWN_MS = 6000;
let shown: readonly Said[] = [];
let next = 0;
const listeners = new Set<() => void>();

function show(toasts: readonly Said[]): void {
  shown = toasts;
  for (const listener of listeners) listener();
}

/** Says that something is done; with `undo` it can be taken back for six seconds, where that is lawful. */
export function say(text: string, undo?: () => void): void {
  const id = (next += 1);
  show([...shown.slice(-2), { id, text, undo }]);
  setTimeout(() => show(shown.filter((each) => each.id !== id)), SHOWN_MS);
}

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
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {toasts.map(({ id, text, undo }) => (
        <div key={id} className="toast">
          {text}
          {undo && (
            <button type="button" className="link" onClick={undo}>
              {t('undo')}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
