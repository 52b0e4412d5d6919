import { useToast } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import type { Command } from '../customers/commands.js';
import { changeTexts } from './change-texts.js';
import type { Contract } from './shapes.js';
import { texts } from './texts.js';

type Values = Readonly<Record<string, unknown>>;

const GROUNDS = ['agreement', 'customer-breach', 'company-breach', 'force-majeure'] as const;

/** A contract in effect is changed by an amendment and ended by a termination, by nothing else (CON-12, CON-15). */
export function useChangeCommands({ id, status, lines, changeUnderWay }: Contract): readonly Command[] {
  const t = useTexts(changeTexts);
  const all = useTexts(texts);
  const { say } = useToast();
  const go = useGo();
  const toChanges = (said: string): void => {
    say(said);
    go(`/contracts/${id}?tab=versions`);
  };
  const shared = { allow: 'contract:write', args: { contractId: id }, when: status === 'effective' && changeUnderWay === null };
  const ofContract = lines.map(({ name, quantity, unit }, place) => ({ value: String(place + 1), label: t('lineOf', { n: place + 1, name, quantity, unit }) }));
  return [
    {
      ...{ ...shared, key: 'amend', title: t('amend'), operation: 'contracts.draftAmendment', intro: t('amendIntro'), shape: asAmendment },
      fields: [
        { name: 'reason', label: t('reason'), kind: 'long', required: true },
        { name: 'deliverBy', label: t('deliverBy'), kind: 'date' },
        {
          name: 'payment',
          label: t('payment'),
          kind: 'select',
          options: (['prepay', 'credit'] as const).map((value) => ({ value, label: all(`payment.${value}`) })),
        },
        {
          ...{ name: 'lines', label: t('lines'), kind: 'lines', min: 0 },
          columns: [
            { name: 'line', label: t('line'), kind: 'select', options: ofContract, required: true },
            { name: 'quantity', label: t('quantity'), kind: 'quantity', required: true },
          ],
        },
      ],
      done: () => toChanges(t('drafted')),
    },
    {
      ...{ ...shared, key: 'end', title: t('end'), operation: 'contracts.requestTermination', kind: 'danger', intro: t('endIntro') },
      fields: [
        { name: 'ground', label: t('ground'), kind: 'select', options: GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) })), required: true },
        { name: 'reason', label: t('reason'), kind: 'long', required: true },
        { name: 'endsOn', label: t('endsOn'), kind: 'date', required: true },
        { name: 'settlement', label: t('settlement'), kind: 'text' },
      ],
      initial: { ground: 'agreement', endsOn: today() },
      done: () => toChanges(t('endAsked')),
    },
  ];
}

/** A choice is text; the number of a line is a count. No lines: none change. */
function asAmendment({ lines, ...rest }: Values): Values {
  const changed = (lines ?? []) as readonly { readonly line: string; readonly quantity: string }[];
  return { ...rest, ...(changed.length > 0 && { lines: changed.map(({ line, quantity }) => ({ line: parseInt(line, 10), quantity })) }) };
}
