import { useToast, type FieldSpec } from '../../components/index.js';
import { today, useTexts, type Say } from '../../i18n/index.js';
import { useGo } from '../../shell/place.js';
import type { Command } from '../customers/commands.js';
import { useChangeCommands } from './change-commands.js';
import { disputeTexts } from './dispute-texts.js';
import { useMilestoneCommands } from './milestone-commands.js';
import { useDisputeForm } from './open-dispute.js';
import { isMandated, usePartySignature, useSealing } from './party-signature.js';
import { AUTHORITIES, type Contract } from './shapes.js';
import { texts } from './texts.js';

/** What may be done with a contract where it stands; the services say whether it may indeed. */
export function useContractCommands(contract: Contract): readonly Command[] {
  return [
    ...useSigningCommands(contract),
    ...useDraftCommands(contract),
    ...useMilestoneCommands(contract),
    ...useChangeCommands(contract),
    ...useEndingCommands(contract),
    useDisputeCommand(contract),
  ];
}

const PAYMENTS = ['prepay', 'credit'] as const;

function useDraftCommands({ id, status, payment, deliverBy, validUntil }: Contract): readonly Command[] {
  const t = useTexts(texts);
  const { say } = useToast();
  const saved = (): void => say(t('saved'));
  const shared = { allow: 'contract:write', args: { contractId: id }, when: status === 'draft' };
  const comment: FieldSpec = { name: 'comment', label: t('comment'), kind: 'text' };
  return [
    {
      ...{ ...shared, key: 'submit', title: t('submit'), operation: 'contracts.submitContract', kind: 'main', intro: t('submitIntro') },
      undo: () => ({ operation: 'contracts.withdrawContract', args: { contractId: id } }),
      done: (reply, undo) => say(t('submitted', { no: (reply as Contract).no ?? '' }), undo),
    },
    {
      ...{ ...shared, key: 'change-terms', title: t('changeTerms'), operation: 'contracts.changeTerms', done: saved },
      fields: [
        { name: 'payment', label: t('payment'), kind: 'select', options: PAYMENTS.map((value) => ({ value, label: t(`payment.${value}`) })), required: true },
        { name: 'deliverBy', label: t('deliverBy'), kind: 'date', required: true },
      ],
      initial: { payment, deliverBy },
    },
    {
      ...{ ...shared, key: 'term', title: t('term'), operation: 'contracts.agreeTerm', done: saved },
      fields: [{ name: 'validUntil', label: t('validUntil'), kind: 'date', empty: 'null' }],
      initial: { validUntil },
    },
    { ...{ ...shared, key: 'negotiation', title: t('recordNegotiation'), operation: 'contracts.recordNegotiation', done: saved }, ...negotiation(t) },
    { ...{ ...shared, key: 'urge', title: t('urge'), operation: 'contracts.urgeContract', when: status === 'in-review', done: saved }, fields: [comment] },
    {
      ...{ ...shared, key: 'withdraw', title: t('withdraw'), operation: 'contracts.withdrawContract', when: status === 'in-review', done: saved },
      fields: [comment],
    },
  ];
}

const negotiation = (t: Say<typeof texts>): Pick<Command, 'fields' | 'initial'> => ({
  fields: [
    { name: 'withWhom', label: t('withWhom'), kind: 'text', required: true },
    { name: 'heldOn', label: t('heldOn'), kind: 'date' },
    {
      ...{ name: 'points', label: t('points'), kind: 'lines', min: 1, required: true },
      columns: [
        { name: 'asked', label: t('asked'), kind: 'text', required: true },
        { name: 'answer', label: t('answer'), kind: 'text', required: true },
        {
          ...{ name: 'outcome', label: t('outcome'), kind: 'select', required: true },
          options: (['agreed', 'declined', 'open'] as const).map((value) => ({ value, label: t(`outcome.${value}`) })),
        },
        { name: 'clause', label: t('clause'), kind: 'number' },
      ],
    },
  ],
  initial: { heldOn: today() },
});

function useSigningCommands({ id, status }: Contract): readonly Command[] {
  const t = useTexts(texts);
  const { say } = useToast();
  const args = { contractId: id };
  const signature = usePartySignature();
  const seal = useSealing();
  const authorities = AUTHORITIES.map((value) => ({ value, label: t(`authority.${value}`) }));
  const right = (name: string, label: 'customerAuthority' | 'ourAuthority'): FieldSpec => ({
    name,
    label: t(label),
    kind: 'select',
    options: authorities,
    required: true,
  });
  const signedOn: FieldSpec = { name: 'signedOn', label: t('signedOn'), kind: 'date', required: true };
  const shared = { allow: 'contract:sign', args, when: status === 'approved', done: () => say(t('saved')) };
  return [
    {
      ...{ ...shared, key: 'sign', title: t('sign'), operation: 'contracts.signContract', kind: 'main' },
      fields: [
        signedOn,
        { name: 'customerSignatory', label: t('customerSignatory'), kind: 'text', required: true },
        right('customerAuthority', 'customerAuthority'),
        { name: 'customerMandateNo', label: t('customerMandateNo'), kind: 'text', when: isMandated('customerAuthority') },
        { name: 'ourSignatory', label: t('ourSignatory'), kind: 'text', required: true },
        right('ourAuthority', 'ourAuthority'),
        { name: 'ourMandateNo', label: t('ourMandateNo'), kind: 'text', when: isMandated('ourAuthority') },
      ],
      initial: { signedOn: today(), customerAuthority: 'legal-representative', ourAuthority: 'legal-representative' },
    },
    { ...signature, ...shared, key: 'sign-party', kind: 'plain', operation: 'contracts.signForParty' },
    { ...seal, key: 'seal', operation: 'contracts.sealContract', args, when: status === 'signed', done: () => say(t('sealed')) },
  ];
}

const BEFORE_EFFECT: readonly Contract['status'][] = ['draft', 'in-review', 'approved', 'signed'];
const RENEWABLE: readonly Contract['status'][] = ['effective', 'expired', 'fulfilled'];

function useEndingCommands({ id, status }: Contract): readonly Command[] {
  const t = useTexts(texts);
  const go = useGo();
  const shared = { allow: 'contract:write', args: { contractId: id } };
  return [
    {
      ...{ ...shared, key: 'renew', title: t('renew'), operation: 'contracts.renewContract', intro: t('renewIntro'), when: RENEWABLE.includes(status) },
      done: (reply) => go(`/quotes/${(reply as { id: string }).id}`),
    },
    {
      ...{ ...shared, key: 'give-up', title: t('giveUp'), operation: 'contracts.terminateContract', kind: 'danger', when: BEFORE_EFFECT.includes(status) },
      fields: [{ name: 'reason', label: t('reason'), kind: 'long', required: true }],
    },
  ];
}

function useDisputeCommand({ id }: Contract): Command {
  const t = useTexts(disputeTexts);
  const go = useGo();
  return {
    ...{ key: 'dispute', title: t('open'), operation: 'contracts.openDispute', allow: 'dispute:manage', args: { contractId: id }, intro: t('openIntro') },
    ...useDisputeForm(),
    done: (reply) => go(`/disputes/${(reply as { id: string }).id}`),
  };
}
