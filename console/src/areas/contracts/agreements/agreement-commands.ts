import type { CommandId } from '../../../api/call.js';
import { useToast, type FieldSpec } from '../../../components/index.js';
import { today, useTexts } from '../../../i18n/index.js';
import { useGo } from '../../../shell/place.js';
import type { Command } from '../../customers/commands.js';
import { usePartySignature, useSealing } from '../party-signature.js';
import { useDecisions } from '../review-commands.js';
import { agreementTexts } from './agreement-texts.js';
import type { Agreement, Kind } from './shapes.js';

const GROUNDS = ['agreement', 'customer-breach', 'company-breach', 'force-majeure'] as const;
const BEFORE_EFFECT: readonly Agreement['status'][] = ['draft', 'in-review', 'approved', 'signed'];
const WAS_IN_EFFECT: readonly Agreement['status'][] = ['effective', 'ending', 'expired', 'terminated'];

type Values = Readonly<Record<string, unknown>>;

/** What an agreement says, as it is typed. */
export interface TermsForm {
  readonly fields: readonly FieldSpec[];
  readonly initial: Values;
  readonly shape?: (values: Values) => Values;
}

/** What may be done with an agreement where it stands, from its draft to its end (CON-12, CON-17, CON-21). */
export function useAgreementCommands(kind: Kind, agreement: Agreement, terms: TermsForm): readonly Command[] {
  const { id, status, ending } = agreement;
  const decisions = useDecisions({
    ...{ kind: kind.case, id, operation: `contracts.decide${kind.operation}`, args: { [kind.id]: id } },
    isOpen: status === 'in-review' || (status === 'ending' && ending?.agreedOn === null),
  });
  const drafting = useDraftCommands(kind, agreement, terms);
  const signing = useSigningCommands(kind, agreement);
  const ending_ = useEndingCommands(kind, agreement);
  return [...decisions, ...drafting, ...signing, ...ending_];
}

function useDraftCommands(kind: Kind, { id, status, ending }: Agreement, { fields, initial, shape }: TermsForm): readonly Command[] {
  const t = useTexts(agreementTexts);
  const { say } = useToast();
  const shared = { allow: 'contract:write', args: { [kind.id]: id }, done: () => say(t('saved')) };
  const comment: FieldSpec = { name: 'comment', label: t('comment'), kind: 'text' };
  const isReviewed = status === 'in-review' || (status === 'ending' && ending?.agreedOn === null);
  return [
    {
      ...{ ...shared, key: 'submit', title: t('submit'), operation: `contracts.submit${kind.operation}`, kind: 'main', intro: t('submitIntro') },
      ...{ when: status === 'draft', undo: () => ({ operation: `contracts.withdraw${kind.operation}`, args: { [kind.id]: id } }) },
      done: (reply, undo) => say(t('submitted', { no: (reply as Agreement).no ?? '' }), undo),
    },
    {
      ...{ ...shared, key: 'change', title: t('change'), operation: `contracts.change${kind.operation}`, intro: t('changeIntro'), when: status === 'draft' },
      ...{ fields, initial, ...(shape && { shape }) },
    },
    { ...{ ...shared, key: 'urge', title: t('urge'), operation: `contracts.urge${kind.operation}`, when: isReviewed }, fields: [comment] },
    {
      ...{ ...shared, key: 'withdraw', title: t('withdraw'), operation: `contracts.withdraw${kind.operation}`, when: status === 'in-review' },
      fields: [comment],
    },
  ];
}

function useSigningCommands(kind: Kind, { id, status }: Agreement): readonly Command[] {
  const t = useTexts(agreementTexts);
  const { say } = useToast();
  const args = { [kind.id]: id };
  const signature = usePartySignature();
  const seal = useSealing();
  return [
    { ...signature, key: 'sign', operation: `contracts.sign${kind.operation}`, args, when: status === 'approved', done: () => say(t('saved')) },
    { ...seal, key: 'seal', operation: `contracts.seal${kind.operation}`, args, when: status === 'signed', done: () => say(t('sealed')) },
  ];
}

function useEndingCommands(kind: Kind, { id, status, ending, validUntil }: Agreement): readonly Command[] {
  const t = useTexts(agreementTexts);
  const go = useGo();
  const { say } = useToast();
  const shared = { allow: 'contract:write', args: { [kind.id]: id }, done: () => say(t('saved')) };
  const grounds = GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) }));
  const reason: FieldSpec = { name: 'reason', label: t('reason'), kind: 'long', required: true };
  return [
    {
      ...{ ...shared, key: 'conclude', title: t('conclude'), operation: conclude(kind), allow: 'contract:sign', kind: 'main' },
      when: status === 'ending' && ending?.agreedOn != null,
      fields: [
        { name: 'documentNo', label: t('documentNo'), kind: 'text', required: true },
        { name: 'concludedOn', label: t('concludedOn'), kind: 'date', required: true },
        { name: 'customerSignatory', label: t('otherSignatory'), kind: 'text', required: ending?.ground === 'agreement' },
      ],
      initial: { concludedOn: today() },
    },
    {
      ...{
        ...shared,
        key: 'renew',
        title: t('renew'),
        operation: `contracts.renew${kind.operation}`,
        intro: t('renewIntro'),
        when: WAS_IN_EFFECT.includes(status),
      },
      fields: [
        { name: 'validFrom', label: t('validFrom'), kind: 'date', required: true },
        { name: 'validUntil', label: t('validUntil'), kind: 'date', required: true },
      ],
      initial: nextPeriod(validUntil),
      done: (reply) => go(`${kind.path}/${(reply as Agreement).id}`),
    },
    { ...{ ...shared, key: 'keep', title: t('keep'), operation: `contracts.keep${kind.operation}`, intro: t('keepIntro'), when: status === 'ending' } },
    {
      ...{
        ...shared,
        key: 'end',
        title: t('end'),
        operation: `contracts.end${kind.operation}`,
        kind: 'danger',
        intro: t('endIntro'),
        when: status === 'effective',
      },
      fields: [
        { name: 'ground', label: t('ground'), kind: 'select', options: grounds, required: true },
        reason,
        { name: 'endsOn', label: t('endsOn'), kind: 'date', required: true },
      ],
      initial: { ground: 'agreement', endsOn: today() },
      undo: () => ({ operation: `contracts.keep${kind.operation}`, args: { [kind.id]: id } }),
      done: (_, undo) => say(t('endAsked'), undo),
    },
    {
      ...{ ...shared, key: 'void', title: t('void'), operation: `contracts.void${kind.operation}`, kind: 'danger', when: BEFORE_EFFECT.includes(status) },
      fields: [reason],
    },
  ];
}

const conclude = ({ operation }: Kind): CommandId => `contracts.concludeEndOf${operation}`;

const DAY_MS = 86_400_000;
/** From the day after the last one, for a year. */
function nextPeriod(validUntil: string): Values {
  const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
  const validFrom = dayAfter(validUntil, 1);
  return { validFrom, validUntil: dayAfter(validFrom, 364) };
}
