import { useToast, type FieldSpec } from '../../../components/index.js';
import { today, useTexts } from '../../../i18n/index.js';
import { useGo } from '../../../shell/place.js';
import type { Command } from '../../customers/commands.js';
import { asTyped, useProposalFields } from './proposal-fields.js';
import { proposalTexts } from './proposal-texts.js';
import { PRESENTATION_FORMS, type Proposal } from './shapes.js';

type Values = Readonly<Record<string, unknown>>;

/** What may be done with a proposal: presented, revised by what the customer says, accepted, given up (ORD-01). */
export function useProposalCommands(proposal: Proposal): readonly Command[] {
  const { id, status, customerId, current } = proposal;
  const t = useTexts(proposalTexts);
  const go = useGo();
  const { say } = useToast();
  const isOpen = status === 'draft' || status === 'presented';
  const shared = { allow: 'quote:write', args: { proposalId: id }, when: isOpen, done: () => say(t('saved')) };
  const fields = useProposalFields(customerId, current.lines);
  const because: FieldSpec = { name: 'because', label: t('because'), kind: 'long', required: status === 'presented' };
  return [
    {
      ...{ ...shared, key: 'present', title: t('present'), operation: 'contracts.presentProposal', shape: asPresented, done: () => say(t('presented')) },
      ...{ kind: status === 'draft' ? 'main' : 'plain', fields: usePresentationFields() },
      initial: { form: 'meeting', presentedOn: today(), askedFor: [] },
    },
    {
      ...{ ...shared, key: 'accept', title: t('accept'), operation: 'contracts.acceptProposal', kind: 'main', intro: t('acceptIntro') },
      when: status === 'presented',
      fields: [
        { name: 'saidBy', label: t('saidBy'), kind: 'text', required: true },
        { name: 'saidOn', label: t('saidOn'), kind: 'date' },
      ],
      initial: { saidOn: today() },
      done: (reply) => {
        say(t('accepted'));
        const { quoteId } = reply as Proposal;
        if (quoteId !== null) go(`/quotes/${quoteId}`);
      },
    },
    {
      ...{ ...shared, key: 'revise', title: t('revise'), operation: 'contracts.reviseProposal', intro: t('reviseIntro') },
      ...{ fields: [because, ...fields], initial: asTyped(current) },
    },
    {
      ...{ ...shared, key: 'drop', title: t('drop'), operation: 'contracts.dropProposal', kind: 'danger' },
      fields: [{ name: 'reason', label: t('reason'), kind: 'long', required: true }],
    },
  ];
}

function usePresentationFields(): readonly FieldSpec[] {
  const t = useTexts(proposalTexts);
  return [
    { name: 'form', label: t('form'), kind: 'select', options: PRESENTATION_FORMS.map((value) => ({ value, label: t(`form.${value}`) })), required: true },
    { name: 'to', label: t('to'), kind: 'text', required: true },
    { name: 'said', label: t('said'), kind: 'long', required: true },
    { name: 'askedFor', label: t('askedFor'), kind: 'lines', min: 0, columns: [{ name: 'text', label: t('asked'), kind: 'text', required: true }] },
    { name: 'presentedOn', label: t('presentedOn'), kind: 'date' },
  ];
}

/** Typed line by line; the operation takes a list of texts. */
const asPresented = ({ askedFor, ...rest }: Values): Values => ({
  ...rest,
  askedFor: ((askedFor ?? []) as readonly { readonly text: string }[]).map(({ text }) => text),
});
