import { defineFault } from '@tradewind/kernel/fault';
import { defineApi, operation } from '@tradewind/kernel/operation';
import { AnyOf, Code, Count, Flag, Id, Instant, ListOf, One, OneOf, Text, Texts } from '../fields.js';
import { page, SearchRequest } from '../page.js';
import { CLOCKS, type ClockName } from './after-sales.events.js';
import { serviceFileNotFound } from './service-files.api.js';

export const TICKET_STATUSES = [
  'new',
  'acknowledged',
  'in-progress',
  'waiting-customer',
  'proposed',
  'customer-agreed',
  'resolved',
  'follow-up',
  'closed',
  'reopened',
] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export const TICKET_KINDS = ['quality', 'service', 'consultation'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export const TICKET_STEPS = [
  'opened',
  'assigned',
  'acknowledged',
  'investigated',
  'asked-customer',
  'proposed',
  'agreed',
  'declined',
  'resolved',
  'followed-up',
  'closed',
  'reopened',
] as const;
export type TicketStepName = (typeof TICKET_STEPS)[number];

export const CLOCK_STATES = ['running', 'paused', 'stopped'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

export const CONTACT_WAYS = ['phone', 'on-site', 'web', 'message', 'mail'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

export class TicketId {
  @Id() readonly ticketId!: string;
}

export class OpenTicket {
  @Id({ optional: true, doc: 'The delivery it is about; else give customerId' }) readonly serviceFileId?: string;
  @Id({ optional: true, doc: 'The customer it is about, when no single delivery is' }) readonly customerId?: string;
  @OneOf(TICKET_KINDS, { name: 'TicketKind' }) readonly kind!: TicketKind;
  @Text({ max: 4000, doc: 'What happened, in the words of the customer' }) readonly whatHappened!: string;
  @Text({ max: 200, doc: 'Who of the customer reported it, and how to reach them', holds: 'person' }) readonly reportedBy!: string;
  @Id({ optional: true, doc: 'The contact person of the customer who reported it, where there is one' }) readonly contactId?: string;
  @Instant({ optional: true, doc: 'When the customer reported it: both clocks count from then. Default: now' }) readonly reportedAt?: string;
  @Id({ optional: true, doc: 'Who is to handle it; default whoever opens it; where an app does, the nearest of customer service' }) readonly handlerId?: string;
}

export class AssignTicket {
  @Id() readonly handlerId!: string;
}

export class AcknowledgeTicket {
  @Text({ max: 2000, doc: 'What the customer was told' }) readonly reply!: string;
}

export class StartTicketWork {
  @Text({ max: 4000, doc: 'What the investigation found, and what is planned' }) readonly findings!: string;
}

export class AskTicketCustomer {
  @Text({ max: 2000, doc: 'What the customer was asked for' }) readonly question!: string;
}

export class ProposeTicketSolution {
  @Text({ max: 4000 }) readonly solution!: string;
}

export class RecordTicketAgreement {
  @Flag({ doc: 'false: the customer declined, and the work goes on' }) readonly agreed!: boolean;
  @OneOf(CONTACT_WAYS, { name: 'ContactWay' }) readonly how!: ContactWay;
  @Text({ max: 2000, doc: 'What the customer said' }) readonly customerSaid!: string;
}

export class ResolveTicket {
  @Text({ max: 4000, doc: 'What was carried out' }) readonly carriedOut!: string;
  @OneOf(CONTACT_WAYS, { name: 'ContactWay', doc: 'How the customer was told' }) readonly toldHow!: ContactWay;
  @Text({ max: 2000, doc: 'What the customer was told of the result and of what is corrected' }) readonly toldCustomer!: string;
  @Text({ max: 2000, optional: true, doc: 'Summary: what is to become better' }) readonly improvement?: string;
}

export class ReopenTicket {
  @Text({ max: 2000 }) readonly reason!: string;
}

export class FindTickets extends SearchRequest {
  @AnyOf(TICKET_STATUSES, { name: 'TicketStatus' }) readonly status?: TicketStatus[];
  @Id({ optional: true }) readonly handlerId?: string;
  @Id({ optional: true }) readonly customerId?: string;
  @Flag({ optional: true, doc: 'true: only tickets that missed a deadline' }) readonly breached?: boolean;
}

export class TicketClockEntry {
  @OneOf(['start', 'pause', 'stop'], { name: 'ClockEntryKind' }) readonly kind!: 'start' | 'pause' | 'stop';
  @Instant() readonly at!: string;
}

export class TicketClockView {
  @OneOf(CLOCKS, { name: 'ClockName' }) readonly clock!: ClockName;
  @OneOf(CLOCK_STATES, { name: 'ClockState' }) readonly state!: ClockState;
  @Text({ doc: 'Hours allowed, a decimal' }) readonly hours!: string;
  @Instant({ nullable: true, doc: 'null while the clock is paused' }) readonly deadline!: string | null;
  @Count({ doc: 'Seconds the clock has run' }) readonly elapsedSeconds!: number;
  @Count({ min: Number.MIN_SAFE_INTEGER, doc: 'Seconds left; negative when overdue' }) readonly remainingSeconds!: number;
  @Instant({ nullable: true }) readonly warnedAt!: string | null;
  @Instant({ nullable: true }) readonly breachedAt!: string | null;
  @ListOf(() => TicketClockEntry, { doc: 'Everything that ever happened to this clock' }) readonly entries!: readonly TicketClockEntry[];
}

export class TicketEscalation {
  @OneOf(CLOCKS, { name: 'ClockName' }) readonly clock!: ClockName;
  @Count({ min: 1 }) readonly level!: number;
  @Code({ doc: 'Post it was escalated to' }) readonly toPost!: string;
  @Instant() readonly at!: string;
}

export class TicketAgreement {
  @Flag() readonly agreed!: boolean;
  @OneOf(CONTACT_WAYS, { name: 'ContactWay' }) readonly how!: ContactWay;
  @Text({ max: 2000 }) readonly customerSaid!: string;
  @Instant() readonly at!: string;
}

export class TicketResult {
  @Text({ max: 4000 }) readonly carriedOut!: string;
  @OneOf(CONTACT_WAYS, { name: 'ContactWay' }) readonly toldHow!: ContactWay;
  @Text({ max: 2000 }) readonly toldCustomer!: string;
  @Text({ max: 2000, nullable: true }) readonly improvement!: string | null;
  @Instant() readonly at!: string;
}

export class TicketStep {
  @OneOf(TICKET_STEPS, { name: 'TicketStepName' }) readonly step!: TicketStepName;
  @Instant() readonly at!: string;
  @Id() readonly by!: string;
  @Text() readonly byName!: string;
  @Text({ max: 4000, nullable: true }) readonly note!: string | null;
}

export class TicketView {
  @Id() readonly id!: string;
  @Count() readonly version!: number;
  @Code() readonly no!: string;
  @OneOf(TICKET_STATUSES, { name: 'TicketStatus' }) readonly status!: TicketStatus;
  @OneOf(TICKET_KINDS, { name: 'TicketKind' }) readonly kind!: TicketKind;
  @Id({ nullable: true }) readonly serviceFileId!: string | null;
  @Id() readonly customerId!: string;
  @Text() readonly customerName!: string;
  @Id() readonly salesRepId!: string;
  @Id() readonly handlerId!: string;
  @Text() readonly handlerName!: string;
  @Text({ max: 4000 }) readonly whatHappened!: string;
  @Text({ doc: 'Masked, e.g. 刘* 138****1234; *** once deleted' }) readonly reportedBy!: string;
  @Id({ nullable: true }) readonly contactId!: string | null;
  @Instant() readonly reportedAt!: string;
  @Text({ doc: 'Policy version that set the times' }) readonly policy!: string;
  @Texts({ doc: 'Service contracts that the times come from, because they are tighter than the policy (CON-17)' }) readonly promisedBy!: readonly string[];
  @OneOf(['calendar'], { name: 'SlaClock', doc: 'The hours that count: day and night, waiting for the customer included' }) readonly clockHours!: 'calendar';
  @One(() => TicketClockView) readonly acknowledge!: TicketClockView;
  @One(() => TicketClockView) readonly resolve!: TicketClockView;
  @ListOf(() => TicketClockView, { min: 0, doc: 'Clocks of the time before the ticket was reopened' }) readonly earlierClocks!: readonly TicketClockView[];
  @Flag({ doc: 'A deadline was missed' }) readonly breached!: boolean;
  @ListOf(() => TicketEscalation, { min: 0 }) readonly escalations!: readonly TicketEscalation[];
  @Text({ max: 4000, nullable: true }) readonly findings!: string | null;
  @Text({ max: 4000, nullable: true }) readonly solution!: string | null;
  @One(() => TicketAgreement, { nullable: true }) readonly agreement!: TicketAgreement | null;
  @One(() => TicketResult, { nullable: true }) readonly result!: TicketResult | null;
  @ListOf(() => TicketStep) readonly history!: readonly TicketStep[];
}

export const ticketNotFound = defineFault('ticket.not-found', 'not-found', {
  en: (d: { ticketId: string }) => `There is no ticket ${d.ticketId}.`,
  zh: (d) => `没有工单 ${d.ticketId}。`,
});

export const ticketAboutNothing = defineFault('ticket.about-nothing', 'invalid', {
  en: () => 'Say what the ticket is about: give the service file or the customer.',
  zh: () => '请说明工单对象：填写售后档案或客户。',
});

export const ticketCustomerUnknown = defineFault('ticket.customer-unknown', 'not-found', {
  en: (d: { customerId: string }) => `After-sales knows no customer ${d.customerId} within your reach.`,
  zh: (d) => `在您的管辖范围内，售后没有客户 ${d.customerId} 的记录。`,
});

export const ticketReportedInFuture = defineFault('ticket.reported-in-future', 'invalid', {
  en: (d: { reportedAt: string }) => `Nobody can have reported it at ${d.reportedAt}, that is still to come.`,
  zh: (d) => `报告时间 ${d.reportedAt} 尚未到来，请更正。`,
});

export const ticketHandlerUnfit = defineFault(
  'ticket.handler-unfit',
  'refused',
  {
    en: (_: { handlerId: string }) => 'This person cannot handle tickets: name somebody at work who holds a customer-service post within your reach.',
    zh: () => '此人不能处理工单：请指定您管辖范围内在岗的客服人员。',
  },
  { requirement: 'AFS-26', clause: '001 §4.4', waysForward: [{ operation: 'after-sales.assignTicket', whoMay: 'ticket:write' }] },
);

export const ticketIsClosed = defineFault('ticket.is-closed', 'conflict', {
  en: (d: { no: string }) => `Ticket ${d.no} is closed; reopen it before somebody else takes it on.`,
  zh: (d) => `工单 ${d.no} 已关闭；请先重新打开再改派。`,
});

export const customerNotAgreed = defineFault(
  'ticket.customer-not-agreed',
  'refused',
  {
    en: (d: { no: string }) => `Ticket ${d.no} cannot be resolved yet: explain the solution to the customer and record the consent first.`,
    zh: (d) => `工单 ${d.no} 尚不能办结：须先向客户说明处理方案并记录客户同意。`,
  },
  {
    requirement: 'AFS-04',
    clause: '003-P a8',
    waysForward: [
      { operation: 'after-sales.proposeSolution', whoMay: 'ticket:write' },
      { operation: 'after-sales.recordAgreement', whoMay: 'ticket:write' },
    ],
  },
);

export const ticketUnresolved = defineFault(
  'ticket.unresolved',
  'refused',
  {
    en: (d: { no: string }) => `Ticket ${d.no} is not resolved. Every complaint is resolved, none is closed before.`,
    zh: (d) => `工单 ${d.no} 尚未解决。投诉须百分之百解决，未解决不得关闭。`,
  },
  { requirement: 'AFS-11', clause: '003-T §9.5', waysForward: [{ operation: 'after-sales.resolveTicket', whoMay: 'ticket:write' }] },
);

export const followUpMissing = defineFault(
  'ticket.follow-up-missing',
  'refused',
  {
    en: (d: { no: string }) => `Ticket ${d.no} cannot be closed yet: complete its return visit and record what the customer said first.`,
    zh: (d) => `工单 ${d.no} 尚不能关闭：须先完成回访并记录客户意见。`,
  },
  { requirement: 'AFS-13', clause: '003-T §3.2a', waysForward: [{ operation: 'after-sales.completeReturnVisit', whoMay: 'ticket:write' }] },
);

export const reporterErased = defineFault('ticket.reporter-erased', 'conflict', {
  en: (d: { subjectId: string }) => `Whoever reported it had their personal data deleted (${d.subjectId}); nothing is kept about them any more.`,
  zh: (d) => `报告人（${d.subjectId}）的个人信息已应其请求删除，不再保存。`,
});

export class RevealTicketReporter {
  @Text({ min: 4, max: 500, doc: 'What it is needed for; goes on the record beside your name' }) readonly reason!: string;
}

export class TicketReporterView {
  @Id() readonly ticketId!: string;
  @Text() readonly reportedBy!: string;
}

export const ticketsApi = defineApi('after-sales', {
  openTicket: operation({
    http: 'POST /tickets',
    allow: 'ticket:write',
    summary: 'Open a ticket; the clocks for the answer and for the solution start (AFS-01, AFS-02)',
    body: OpenTicket,
    reply: TicketView,
    faults: [reporterErased, ticketAboutNothing, serviceFileNotFound, ticketCustomerUnknown, ticketReportedInFuture, ticketHandlerUnfit],
  }),
  revealReporter: operation({
    http: 'POST /tickets/:ticketId/reveal',
    allow: 'pii:reveal',
    summary: 'Who reported a ticket, in full, with a reason, on the record (XCT-06)',
    params: TicketId,
    body: RevealTicketReporter,
    reply: TicketReporterView,
    faults: [ticketNotFound, reporterErased],
    confidentialReply: true,
  }),
  assignTicket: operation({
    http: 'POST /tickets/:ticketId/assign',
    allow: 'ticket:write',
    summary: 'Give a ticket to another handler; the clocks go on',
    params: TicketId,
    body: AssignTicket,
    reply: TicketView,
    faults: [ticketNotFound, ticketHandlerUnfit, ticketIsClosed],
  }),
  acknowledgeTicket: operation({
    http: 'POST /tickets/:ticketId/acknowledge',
    allow: 'ticket:write',
    summary: 'Record the answer to the customer; stops the first clock (AFS-01)',
    params: TicketId,
    body: AcknowledgeTicket,
    reply: TicketView,
    faults: [ticketNotFound],
  }),
  startWork: operation({
    http: 'POST /tickets/:ticketId/start-work',
    allow: 'ticket:write',
    summary: 'Record the investigation and its findings (AFS-04)',
    params: TicketId,
    body: StartTicketWork,
    reply: TicketView,
    faults: [ticketNotFound],
  }),
  askCustomer: operation({
    http: 'POST /tickets/:ticketId/ask-customer',
    allow: 'ticket:write',
    summary: 'Wait for something from the customer; the clock goes on meanwhile',
    params: TicketId,
    body: AskTicketCustomer,
    reply: TicketView,
    faults: [ticketNotFound],
  }),
  proposeSolution: operation({
    http: 'POST /tickets/:ticketId/propose-solution',
    allow: 'ticket:write',
    summary: 'Explain a solution to the customer (AFS-04)',
    params: TicketId,
    body: ProposeTicketSolution,
    reply: TicketView,
    faults: [ticketNotFound],
  }),
  recordAgreement: operation({
    http: 'POST /tickets/:ticketId/record-agreement',
    allow: 'ticket:write',
    summary: 'Record whether the customer agrees to the solution (AFS-04)',
    params: TicketId,
    body: RecordTicketAgreement,
    reply: TicketView,
    faults: [ticketNotFound],
  }),
  resolveTicket: operation({
    http: 'POST /tickets/:ticketId/resolve',
    allow: 'ticket:write',
    summary: 'Record that it was carried out and the customer told; stops the second clock, a return visit is due (AFS-12, AFS-13)',
    params: TicketId,
    body: ResolveTicket,
    reply: TicketView,
    faults: [ticketNotFound, customerNotAgreed],
  }),
  closeTicket: operation({
    http: 'POST /tickets/:ticketId/close',
    allow: 'ticket:write',
    summary: 'Close a resolved ticket after its follow-up (AFS-11, AFS-13)',
    params: TicketId,
    reply: TicketView,
    faults: [ticketNotFound, ticketUnresolved, followUpMissing],
  }),
  reopenTicket: operation({
    http: 'POST /tickets/:ticketId/reopen',
    allow: 'ticket:write',
    summary: 'Take up a resolved or closed ticket again, with a new clock for the solution (AFS-11)',
    params: TicketId,
    body: ReopenTicket,
    reply: TicketView,
    faults: [ticketNotFound],
  }),
  getTicket: operation({
    http: 'GET /tickets/:ticketId',
    allow: 'ticket:read',
    summary: 'One ticket with both clocks as they stand now',
    params: TicketId,
    reply: TicketView,
    faults: [ticketNotFound],
  }),
  findTickets: operation({ http: 'GET /tickets', allow: 'ticket:read', summary: 'Tickets, newest first', query: FindTickets, reply: page(TicketView) }),
});
