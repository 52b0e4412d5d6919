import type { FieldSpec } from '../../components/index.js';
import type { Say } from '../../i18n/index.js';
import type { Action, Values } from '../orders/actions.js';
import { wayField } from './contact-ways.js';
import { nextCommand, otherCommands, type TicketCommand } from './queue.js';
import type { Ticket } from './shapes.js';
import { surveyFields, surveyInitial } from './survey-fields.js';
import type { texts } from './texts.js';
import { visitFields, withMarks } from './visit-fields.js';

type T = Say<typeof texts>;

const long = (name: string, label: string, required = true): FieldSpec => ({ name, label, kind: 'long', required });

interface About {
  readonly ticket: Ticket;
  /** The return visit that its solution made due. */
  readonly visitId: string | undefined;
  readonly me: string;
  readonly onRevealed: (reply: unknown) => void;
}

/** What may be done with a ticket: the commands of its life, then who handles it and what else belongs to it. */
export function ticketActions(about: About, t: T): readonly Action[] {
  const { ticket, me, onRevealed } = about;
  const { id: ticketId } = ticket;
  const near: readonly TicketCommand[] = [nextCommand(ticket), ...otherCommands(ticket)];
  const isOver = ticket.status === 'closed';
  return [
    ...lifeOf(about, t).map((action) => ({ ...action, allow: 'ticket:write', when: near.includes(action.key) && action.when !== false })),
    {
      ...{ key: 'take', title: t('take'), operation: 'after-sales.assignTicket', allow: 'ticket:write', done: t('taken') },
      args: { ticketId, handlerId: me },
      when: ticket.handlerId !== me && !isOver,
    },
    {
      ...{ key: 'assign', title: t('assign'), operation: 'after-sales.assignTicket', allow: 'ticket:write', done: t('assigned'), args: { ticketId } },
      fields: [{ name: 'handlerId', label: t('handler'), kind: 'person', required: true, hint: t('handlerHint') }],
      when: !isOver,
    },
    {
      ...{ key: 'survey', title: t('sendSurvey'), operation: 'after-sales.sendSurvey', allow: 'ticket:write', done: t('surveySent'), args: { ticketId } },
      fields: surveyFields(t),
      initial: surveyInitial(t),
      when: ticket.status === 'follow-up' || isOver,
    },
    {
      ...{ key: 'reveal', title: t('reveal'), operation: 'after-sales.revealReporter', allow: 'pii:reveal', done: t('revealed'), args: { ticketId } },
      fields: [{ name: 'reason', label: t('revealReason'), kind: 'text', required: true, hint: t('revealHint') }],
      onDone: onRevealed,
    },
  ];
}

type Life = Omit<Action, 'allow' | 'key'> & { readonly key: TicketCommand };

function lifeOf({ ticket: { id: ticketId }, visitId }: About, t: T): readonly Life[] {
  const args: Values = { ticketId };
  return [
    {
      ...{ key: 'acknowledge', title: t('acknowledge'), operation: 'after-sales.acknowledgeTicket', args, done: t('acknowledged') },
      fields: [long('reply', t('reply'))],
    },
    {
      ...{ key: 'startWork', title: t('startWork'), operation: 'after-sales.startWork', args, done: t('workStarted') },
      fields: [long('findings', t('findings'))],
    },
    {
      ...{ key: 'askCustomer', title: t('askCustomer'), operation: 'after-sales.askCustomer', args, done: t('customerAsked') },
      fields: [long('question', t('question'))],
    },
    {
      ...{ key: 'propose', title: t('propose'), operation: 'after-sales.proposeSolution', args, done: t('proposed') },
      fields: [long('solution', t('solution'))],
    },
    {
      ...{ key: 'recordAgreement', title: t('recordAgreement'), operation: 'after-sales.recordAgreement', args, done: t('agreementRecorded') },
      fields: agreementFields(t),
      initial: { agreed: 'yes', how: 'phone' },
      shape: ({ agreed, ...rest }) => ({ ...rest, agreed: agreed === 'yes' }),
    },
    {
      ...{ key: 'resolve', title: t('resolve'), operation: 'after-sales.resolveTicket', args, done: t('resolved') },
      fields: [
        long('carriedOut', t('carriedOut')),
        wayField(t, 'toldHow', t('toldHow')),
        long('toldCustomer', t('toldCustomer')),
        long('improvement', t('improvement'), false),
      ],
      initial: { toldHow: 'phone' },
    },
    {
      ...{ key: 'completeVisit', title: t('completeVisit'), operation: 'after-sales.completeReturnVisit', done: t('visitDone') },
      ...{ args: { returnVisitId: visitId }, fields: visitFields(t), initial: { how: 'phone' }, shape: withMarks, when: visitId !== undefined },
    },
    { key: 'close', title: t('close'), operation: 'after-sales.closeTicket', args, done: t('closed') },
    { ...{ key: 'reopen', title: t('reopen'), operation: 'after-sales.reopenTicket', args, done: t('reopened') }, fields: [long('reason', t('reason'))] },
  ];
}

const agreementFields = (t: T): readonly FieldSpec[] => [
  {
    ...{ name: 'agreed', label: t('agreement'), kind: 'select', required: true },
    options: [
      { value: 'yes', label: t('agreed') },
      { value: 'no', label: t('declined') },
    ],
  },
  wayField(t, 'how', t('how')),
  long('customerSaid', t('customerSaid')),
];
