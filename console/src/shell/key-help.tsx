import type { ReactNode } from 'react';
import { Dialog } from '../components/index.js';
import { useTexts } from '../i18n/index.js';
import { texts } from './texts.js';

const KEYS = [
  [['Ctrl K'], 'keyPalette'],
  [['/'], 'keySearch'],
  [['j', 'k'], 'keyNext'],
  [['Enter'], 'keyOpen'],
  [['x'], 'keySelect'],
  [['a', 'r'], 'keyApprove'],
  [['s', 'd'], 'keyOthers'],
  [['Ctrl Enter'], 'keySend'],
  [['z'], 'keyUndo'],
  [['Esc'], 'keyClose'],
  [['Alt ←', 'Alt →'], 'keyCard'],
  [['?'], 'keyHelp'],
] as const;

export function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTexts(texts);
  return (
    <Dialog title={t('keys')} onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
