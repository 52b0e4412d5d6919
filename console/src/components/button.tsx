import type { ReactNode } from 'react';
import { useHotkeys } from './hotkeys.js';
import { Icon } from './icons.js';
import type { ButtonProps } from './props.js';

export function Button({ kind = 'plain', hotkey, icon, onClick, disabled = false, busy = false, type = 'button', label, children }: ButtonProps): ReactNode {
  useHotkeys(hotkey !== undefined && onClick && !disabled && !busy ? { [hotkey]: onClick } : {});
  return (
    <button
      type={type}
      className={`button ${kind}${children === undefined ? ' only-icon' : ''}`}
      onClick={onClick}
      disabled={disabled || busy}
      aria-busy={busy}
      aria-label={label}
      title={label}
      aria-keyshortcuts={hotkey}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
      {hotkey !== undefined && <kbd className="on-button">{hotkeyShown(hotkey)}</kbd>}
    </button>
  );
}

const hotkeyShown = (hotkey: string): string => hotkey.replace('ctrl+', 'Ctrl ').replace('enter', '↵').toUpperCase().replace('CTRL', 'Ctrl');
