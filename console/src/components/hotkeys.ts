import { useEffect, useLayoutEffect, useRef } from 'react';
import { isItsTurn, uppermost } from './modals.js';

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

/** Enter on a link or a button is theirs. */
const isPressing = ({ key, target }: KeyboardEvent): boolean => key === 'Enter' && target instanceof Element && target.closest('a, button, summary') !== null;

/** Keys of what is shown: of a page while nothing lies over it, of a dialog while it is the uppermost. `isMine`: asked when one is pressed. */
export function useHotkeys(keys: Keys, isMine?: () => boolean): void {
  const current = useRef({ keys, isMine });
  // before the next key can come: a moment later it would act on what was typed before
  useLayoutEffect(() => {
    current.current = { keys, isMine };
  });
  useEffect(() => {
    const owner = uppermost();
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = nameOf(event);
      const act = current.current.keys[name];
      const isTheirs = !name.startsWith('ctrl+') && (isTyping(event) || isPressing(event));
      if (!act || isTheirs || !isItsTurn(owner) || current.current.isMine?.() === false) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}
