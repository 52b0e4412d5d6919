import type { ReactNode } from 'react';
import { common } from '../i18n/common.js';
import { useTexts } from '../i18n/index.js';
import { Button } from './button.js';
import { Dialog } from './dialog.js';
import type { ConfirmProps } from './props.js';
import { Refusal } from './refusal.js';

/** Asks once more, saying what will happen. */
export function Confirm({ title, text, yes, danger = false, busy = false, problem, onYes, onNo }: ConfirmProps): ReactNode {
  const t = useTexts(common);
  const actions = (
    <>
      <Button onClick={onNo}>{t('cancel')}</Button>
      <Button kind={danger ? 'danger' : 'main'} busy={busy} hotkey="ctrl+enter" onClick={onYes}>
        {yes ?? t('ok')}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onNo} actions={actions}>
      {text}
      {problem && <Refusal problem={problem} />}
    </Dialog>
  );
}
