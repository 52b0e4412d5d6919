import { useToast } from '../../components/index.js';
import { today, useTexts } from '../../i18n/index.js';
import type { Command } from '../customers/commands.js';
import type { Contract } from './shapes.js';
import { texts } from './texts.js';

/** What binds both sides before delivery: agreed in the draft, kept track of once it is in effect (CON-15, CON-16). */
export function useMilestoneCommands({ id, status, milestones }: Contract): readonly Command[] {
  const t = useTexts(texts);
  const { say } = useToast();
  const shared = { args: { contractId: id }, done: () => say(t('saved')) };
  const open = milestones.filter(({ doneOn }) => doneOn === null);
  return [
    {
      ...{
        ...shared,
        key: 'milestones',
        title: t('agreeMilestones'),
        operation: 'contracts.agreeMilestones',
        allow: 'contract:write',
        when: status === 'draft',
      },
      fields: [
        {
          ...{ name: 'milestones', label: t('milestones'), kind: 'lines', min: 0 },
          columns: [
            { name: 'code', label: t('code'), kind: 'text', required: true },
            { name: 'name', label: t('milestone'), kind: 'text', required: true },
            { name: 'dueOn', label: t('dueOn'), kind: 'date', required: true },
            { name: 'binds', label: t('binds'), kind: 'text', required: true },
          ],
        },
      ],
      initial: { milestones: milestones.map(({ code, name, dueOn, binds }) => ({ code, name, dueOn, binds })) },
    },
    {
      ...{ ...shared, key: 'milestone-done', title: t('milestoneDone'), operation: 'contracts.milestoneDone', allow: 'contract:track' },
      when: open.length > 0 && (status === 'effective' || status === 'expired'),
      fields: [
        {
          name: 'code',
          label: t('milestone'),
          kind: 'select',
          options: open.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
          required: true,
        },
        { name: 'doneOn', label: t('doneOn'), kind: 'date', required: true },
        { name: 'note', label: t('note'), kind: 'text' },
      ],
      initial: { code: open[0]?.code, doneOn: today() },
    },
  ];
}
