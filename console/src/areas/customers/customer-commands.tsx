import { useToast, type FieldSpec } from '../../components/index.js';
import { useSay, useTexts } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import type { Command } from './commands.js';
import { companyFields } from './create-customer.js';
import { INTERACTION_KINDS, type Customer } from './shapes.js';
import { opportunityTexts } from './opportunity-texts.js';
import { texts } from './texts.js';
import { useTiers } from './tiers.js';
import { words } from './words.js';

/** What the reader may do with a customer's file. */
export function useCustomerCommands(customer: Customer): readonly Command[] {
  const t = useTexts(texts);
  const go = useGo();
  const { say } = useToast();
  const follow = useFollowUp(customer.id);
  const tiers = useTiers(customer.org);
  const args = { customerId: customer.id };
  const saved = (): void => say(t('saved'));
  const reason: FieldSpec = { name: 'reason', label: t('reason'), kind: 'long', required: true };
  const { name, creditCode, creditCodeReason, industry, address, needs, preferences } = customer;
  return [
    { ...follow, done: saved },
    {
      ...{ key: 'opportunity', title: t('newOpportunity'), operation: 'customers.openOpportunity', allow: 'customer:write', args },
      fields: useOpportunityFields(),
      done: (reply) => go(`/opportunities?open=${(reply as { id: string }).id}`),
    },
    {
      ...{ key: 'edit', title: t('edit'), operation: 'customers.updateCustomer', allow: 'customer:write', args },
      fields: companyFields(t),
      initial: { name, creditCode, creditCodeReason, industry, address, needs, preferences },
      shape: (typed) => onlyChanged(typed, customer),
      done: saved,
    },
    {
      ...{ key: 'tier', title: t('changeTier'), operation: 'customers.changeTier', allow: 'customer:write', args },
      fields: [{ name: 'tier', label: t('tier'), kind: 'select', options: tiers, required: true }, reason],
      initial: { tier: customer.tier },
      done: saved,
    },
    {
      ...{ key: 'hand-over', title: t('handOver'), operation: 'customers.handOver', allow: 'customer:write', args },
      fields: [{ name: 'newOwnerId', label: t('newOwner'), kind: 'person', required: true }, reason],
      leaving: ['customers.findCustomers'],
      done: () => {
        say(t('handedOver'));
        go('/customers');
      },
    },
  ];
}

export function useFollowUp(customerId: string): Command {
  const t = useTexts(texts);
  const say = useSay();
  const kinds = INTERACTION_KINDS.map((value) => ({ value, label: say(words[`interaction.${value}`]) }));
  return {
    ...{ key: 'follow-up', title: t('followUp'), operation: 'customers.recordInteraction', allow: 'interaction:write', kind: 'main', hotkey: 'l' },
    args: { customerId },
    fields: [
      { name: 'kind', label: t('kind'), kind: 'select', options: kinds, required: true },
      { name: 'text', label: t('whatWasSaid'), kind: 'long', required: true },
    ],
    initial: { kind: 'conversation' },
  };
}

function useOpportunityFields(): readonly FieldSpec[] {
  const t = useTexts(opportunityTexts);
  return [
    { name: 'title', label: t('title'), kind: 'text', required: true },
    { name: 'expectedAmount', label: t('expectedAmount'), kind: 'money' },
    { name: 'expectedOn', label: t('expectedOn'), kind: 'date' },
  ];
}

/** The operation keeps what is left out; a code that is unchanged is not checked again. */
const onlyChanged = (typed: Readonly<Record<string, unknown>>, before: Customer): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(typed).filter(([key, value]) => value !== before[key as keyof Customer]));
