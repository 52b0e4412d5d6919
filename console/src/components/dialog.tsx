import { useId, useLayoutEffect, useRef, type ReactNode, type RefObject } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { Button } from './button.js';
import { put } from './modals.js';
import type { DialogProps } from './props.js';

/** Opens above everything, keeps the focus inside, and gives it back: the browser's own dialog does. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // before the effects of what is inside, which ask what lies over them
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    const takeAway = put(element);
    element.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)')?.focus();
    return takeAway;
  }, []);
  return dialog;
}

export function Dialog({ title, onClose, children, actions, wide = false }: DialogProps): ReactNode {
  const t = useTexts(common);
  const dialog = useModal();
  const id = useId();
  return (
    <dialog
      ref={dialog}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={id}>{title}</h2>
        <Button icon="close" label={t('close')} onClick={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
      {actions !== undefined && <footer className="dialog-foot">{actions}</footer>}
    </dialog>
  );
}
