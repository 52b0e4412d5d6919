import { useToast } from '../../components/index.js';
import { useTexts } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import type { Command } from '../customers/commands.js';
import { useAmendmentFields } from './amendment-form.js';
import { asAmendment } from './amendment-terms.js';
import { changeTexts } from './change-texts.js';
import type { Contract, Termination } from './shapes.js';
import { useTerminationForm } from './termination-form.js';

/** A contract in effect is changed by an amendment and ended by a termination, by nothing else (CON-12, CON-15). */
export function useChangeCommands({ id, status, lines, changeUnderWay }: Contract): readonly Command[] {
  const t = useTexts(changeTexts);
  const { say } = useToast();
  const go = useGo();
  const toChanges = (said: string, undo?: () => void): void => {
    say(said, undo);
    go(`/contracts/${id}?tab=versions`);
  };
  const shared = { allow: 'contract:write', args: { contractId: id }, when: status === 'effective' && changeUnderWay === null };
  const fields = useAmendmentFields(lines);
  const termination = useTerminationForm();
  return [
    {
      ...{ ...shared, key: 'amend', title: t('amend'), operation: 'contracts.draftAmendment', intro: t('amendIntro'), fields, shape: asAmendment },
      done: () => toChanges(t('drafted')),
    },
    {
      ...{ ...shared, key: 'end', title: t('end'), operation: 'contracts.requestTermination', kind: 'danger', intro: t('endIntro') },
      ...{ ...termination, done: (_, undo) => toChanges(t('endAsked'), undo) },
      undo: (reply) => ({ operation: 'contracts.withdrawTermination', args: { terminationId: (reply as Termination).id } }),
    },
  ];
}
