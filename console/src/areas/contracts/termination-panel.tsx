import type { ReactNode } from 'react';
import { ApprovalPanel, Day, Facts, Money, Panel, Status, useToast, type FieldSpec } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useCommands, type Command } from '../customers/commands.js';
import { changeTexts } from './change-texts.js';
import { useDecisions } from './review-commands.js';
import type { Termination } from './shapes.js';
import { useTerminationForm } from './termination-form.js';
import { texts } from './texts.js';

/** The end of a contract before it is fulfilled: asked for, reviewed, concluded with both sides (CON-12, CON-15). */
export function TerminationPanel({ termination }: { readonly termination: Termination }): ReactNode {
  const t = useTexts(changeTexts);
  const commands = useCommands(useTerminationCommands(termination), ['contracts', 'orders']);
  const { no, status, ground, reason, endsOn, settlement, advance, owed, currency, review, heldUpBy, voidBecause } = termination;
  return (
    <Panel
      title={
        <>
          {t('termination', { no })} <Status kind="termination" value={status} />
        </>
      }
      actions={commands.bar}
    >
      <div className="stack">
        {commands.panel}
        {heldUpBy !== null && <p className="notice warn">{t('heldUpBy', { why: heldUpBy })}</p>}
        <Facts
          items={[
            { label: t('ground'), value: t(`ground.${ground}`) },
            { label: t('reason'), value: reason },
            { label: t('endsOn'), value: <Day value={endsOn} /> },
            { label: t('advance'), value: <Money value={advance} currency={currency} /> },
            { label: t('owed'), value: <Money value={owed} currency={currency} /> },
            { label: t('settlement'), value: settlement },
            ...(voidBecause === null ? [] : [{ label: t('voidBecause'), value: voidBecause }]),
          ]}
        />
        {review !== null && <ApprovalPanel review={review} />}
      </div>
    </Panel>
  );
}

function useTerminationCommands({ id, status, ground, reason, endsOn, settlement }: Termination): readonly Command[] {
  const t = useTexts(changeTexts);
  const all = useTexts(texts);
  const { say } = useToast();
  const decisions = useDecisions({
    ...{ kind: 'termination', id, operation: 'contracts.decideTermination', args: { terminationId: id } },
    isOpen: status === 'in-review',
  });
  const { fields } = useTerminationForm();
  const shared = { args: { terminationId: id }, done: () => say(all('saved')) };
  const write = { ...shared, allow: 'contract:write' };
  const comment: FieldSpec = { name: 'comment', label: all('comment'), kind: 'text' };
  return [
    ...decisions,
    {
      ...{ ...write, key: `${id}-again`, title: t('endAgain'), operation: 'contracts.requestTerminationAgain', kind: 'main', when: status === 'returned' },
      ...{ fields, initial: { ground, reason, endsOn, settlement } },
    },
    { ...{ ...write, key: `${id}-urge`, title: t('urge'), operation: 'contracts.urgeTermination', when: status === 'in-review' }, fields: [comment] },
    {
      ...{ ...write, key: `${id}-withdraw`, title: t('withdraw'), operation: 'contracts.withdrawTermination', when: status === 'in-review' },
      fields: [comment],
    },
    {
      ...{ ...shared, key: `${id}-conclude`, title: t('conclude'), operation: 'contracts.concludeTermination', allow: 'contract:sign', kind: 'main' },
      when: status === 'approved',
      fields: [
        { name: 'documentNo', label: t('documentNo'), kind: 'text', required: true },
        { name: 'concludedOn', label: t('concludedOn'), kind: 'date', required: true },
        { name: 'customerSignatory', label: all('customerSignatory'), kind: 'text', required: ground === 'agreement' },
      ],
      initial: { concludedOn: today() },
    },
    {
      ...{ ...write, key: `${id}-void`, title: t('void'), operation: 'contracts.voidTermination', kind: 'danger' },
      ...{ fields: [{ name: 'reason', label: t('reason'), kind: 'long', required: true }], when: ['in-review', 'returned', 'approved'].includes(status) },
    },
  ];
}
