import type { ReactNode } from 'react';
import { useHotkeys } from './hotkeys.js';
import { Icon } from './icons.js';
import type { ButtonProps } from './props.js';

export function Button({
  kind = 'plain',
  hotkey,
  keyShown = hotkey,
  icon,
  onClick,
  disabled = false,
  busy = false,
  type = 'button',
  label,
  children,
}: ButtonProps): ReactNode {
  useHotkeys(keysOf({ hotkey, onClick, disabled: disabled || busy }));
  return (
    <button
      type={type}
      className={`button ${kind}${children === undefined ? ' only-icon' : ''}`}
      onClick={onClick}
      disabled={disabled || busy}
      aria-busy={busy}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keyShown}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
      {keyShown !== undefined && <kbd className="on-button no-phone">{hotkeyShown(keyShown)}</kbd>}
    </button>
  );
}

const keysOf = ({
  hotkey,
  onClick,
  disabled,
}: Pick<ButtonProps, 'disabled'> & { readonly hotkey: string | undefined; readonly onClick: ButtonProps['onClick'] }) =>
  hotkey !== undefined && onClick && disabled !== true ? { [hotkey]: onClick } : {};

const hotkeyShown = (hotkey: string): string => hotkey.replace('ctrl+', 'Ctrl ').replace('enter', '↵').toUpperCase().replace('CTRL', 'Ctrl');
