import type { ReactNode } from 'react';
import type { ItemOf } from '../../api/call.js';
import { ApprovalPanel, Day, Facts, Money, Panel, Status, useToast } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useCommands, type Command } from '../customers/commands.js';
import { changeTexts } from './change-texts.js';
import { texts } from './texts.js';

type Termination = ItemOf<'contracts.findTerminations'>;

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

function useTerminationCommands({ id, status, ground }: Termination): readonly Command[] {
  const t = useTexts(changeTexts);
  const all = useTexts(texts);
  const { say } = useToast();
  const shared = { args: { terminationId: id }, done: () => say(all('saved')) };
  return [
    {
      ...{
        ...shared,
        key: `${id}-conclude`,
        title: t('conclude'),
        operation: 'contracts.concludeTermination',
        allow: 'contract:sign',
        kind: 'main',
        when: status === 'approved',
      },
      fields: [
        { name: 'documentNo', label: t('documentNo'), kind: 'text', required: true },
        { name: 'concludedOn', label: t('concludedOn'), kind: 'date', required: true },
        { name: 'customerSignatory', label: all('customerSignatory'), kind: 'text', required: ground === 'agreement' },
      ],
      initial: { concludedOn: today() },
    },
    {
      ...{ ...shared, key: `${id}-void`, title: t('void'), operation: 'contracts.voidTermination', allow: 'contract:write', kind: 'danger' },
      ...{ fields: [{ name: 'reason', label: t('reason'), kind: 'long', required: true }], when: ['in-review', 'returned', 'approved'].includes(status) },
    },
  ];
}
