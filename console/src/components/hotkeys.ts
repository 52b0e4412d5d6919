import { useEffect, useRef } from 'react';

type Keys = Readonly<Record<string, () => void>>;

/** `a`, `shift+a`, `ctrl+enter`, `escape`, `?`. On a Mac the command key counts as ctrl. */
function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase();
  const shift = event.shiftKey && key.length > 1 ? 'shift+' : '';
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${shift}${key}`;
}

const TYPED_INTO = 'input, textarea, select, [contenteditable]';

/** Whether somebody is writing: plain keys are letters then, not commands. */
function isTyping({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const field = target.closest(TYPED_INTO);
  return field !== null && !(field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type));
}

const isHeldByAnother = (event: KeyboardEvent): boolean =>
  document.querySelector('dialog[open]') !== null && !(event.target as Element).closest('dialog[open]');

/** Keys of the page that is shown; in a dialog only those of its own. */
export function useHotkeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = nameOf(event);
      const act = current.current[name];
      if (!act || (isTyping(event) && !name.startsWith('ctrl+')) || isHeldByAnother(event)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
