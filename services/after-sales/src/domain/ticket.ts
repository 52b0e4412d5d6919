import {
  CLOCKS,
  ticketClockBreached,
  ticketClockStopped,
  ticketClockWarned,
  ticketOpened,
  type ClockName,
} from '@tradewind/contracts/after-sales/after-sales.events';
import {
  customerNotAgreed,
  followUpMissing,
  ticketIsClosed,
  ticketReportedInFuture,
  ticketUnresolved,
  type OpenTicket,
  type RecordTicketAgreement,
  type ResolveTicket,
  type TicketAgreement,
  type TicketEscalation,
  type TicketKind,
  type TicketResult,
  type TicketStatus,
  type TicketStep,
  type TicketStepName,
} from '@tradewind/contracts/after-sales/tickets.api';
import { Aggregate } from '@tradewind/domain/aggregate';
import { searchKey } from '@tradewind/domain/search-key';
import type { Actor } from '@tradewind/kernel/actor';
import type { Kept } from '@tradewind/personal-data/kept';
import type { PersonKey } from '@tradewind/personal-data/person-key';
import type { SlaPolicy } from '@tradewind/policies/kinds';
import type { PolicyInForce } from '@tradewind/policies/policy';
import { Column, Entity, Index } from 'typeorm';
import { withinPromises, type ServicePromise } from './promised-times.js';
import { ESCALATION_POST } from './service-posts.js';
import type { ServiceSubject } from './service-subject.js';
import { announce, entered, nextDue, readClock, startClock, type Announcement, type SlaClock } from './sla-clock.js';
import { nextTicketStatus as next } from './ticket-life.js';

export interface Handler {
  readonly id: string;
  readonly name: string;
}

interface Opening {
  readonly no: string;
  readonly subject: ServiceSubject;
  readonly handler: Handler;
  readonly sla: PolicyInForce<SlaPolicy>;
  /** Of service contracts in effect for the customer on the day they reported it (CON-17). */
  readonly promises?: readonly ServicePromise[];
}

/**
 * A customer's matter, from the report to the follow-up (AFS-04), under two independent clocks (AFS-01, AFS-02, C-22).
 * Both count calendar hours from the moment the customer reported. Waiting for the customer pauses neither: of the two
 * readings the stricter one holds (decision 8), and the view says so.
 */
@Entity('ticket')
@Index('ticket_org', ['org'])
@Index('ticket_status', ['status'])
@Index('ticket_handler', ['handlerId'])
@Index('ticket_customer', ['customerId'])
@Index('ticket_contact', ['contactId'])
@Index('ticket_reported', ['reportedAt'])
@Index('ticket_breached', ['breached'], { where: '"breached"' })
@Index('ticket_acknowledge_due', ['acknowledgeDueAt'], { where: '"acknowledgeDueAt" IS NOT NULL' })
@Index('ticket_resolve_due', ['resolveDueAt'], { where: '"resolveDueAt" IS NOT NULL' })
export class Ticket extends Aggregate<Ticket> {
  static readonly life = { status: next };
  /** Names and numbers of customers' people. */
  static readonly unaudited = ['reportedBy'];

  @Column('text') readonly no!: string;
  @Column('text') readonly status!: TicketStatus;
  @Column('text') readonly kind!: TicketKind;
  @Column('uuid', { nullable: true }) readonly serviceFileId: string | null = null;
  @Column('uuid') readonly customerId!: string;
  @Column('text') readonly customerName!: string;
  @Column('uuid') readonly salesRepId!: string;
  @Column('uuid') readonly handlerId!: string;
  @Column('text') readonly handlerName!: string;
  @Column('text') readonly whatHappened!: string;
  /** Sealed; null once the person's data were deleted. */
  @Column('jsonb', { nullable: true }) readonly reportedBy: Kept | null = null;
  /** The contact person who reported it, where somebody said so; else the key is the ticket's own. */
  @Column('uuid', { nullable: true }) readonly contactId: string | null = null;
  @Column('timestamptz') readonly reportedAt!: Date;
  /** Policy version whose times hold for this ticket, for its whole life. */
  @Column('text') readonly policy!: string;
  @Column('jsonb') readonly sla!: SlaPolicy;
  /** Service contracts that its hours come from, because they are tighter than the policy (CON-17). */
  @Column('jsonb', { default: [] }) readonly promisedBy: readonly string[] = [];
  /** Every clock there ever was; the last one of a name is the one that counts. */
  @Column('jsonb') readonly clocks!: readonly SlaClock[];
  @Column('jsonb') readonly escalations: readonly TicketEscalation[] = [];
  /** When a clock has something to announce next: what the watch looks for. */
  @Column('timestamptz', { nullable: true }) readonly acknowledgeDueAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly resolveDueAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly acknowledgedAt: Date | null = null;
  @Column('timestamptz', { nullable: true }) readonly resolvedAt: Date | null = null;
  /** null: not decided yet. Once a deadline was missed it stays false, reopened or not. */
  @Column('boolean', { nullable: true }) readonly acknowledgedInTime: boolean | null = null;
  @Column('boolean', { nullable: true }) readonly resolvedInTime: boolean | null = null;
  @Column('boolean') readonly breached: boolean = false;
  @Column('text', { nullable: true }) readonly findings: string | null = null;
  @Column('text', { nullable: true }) readonly solution: string | null = null;
  @Column('jsonb', { nullable: true }) readonly agreement: TicketAgreement | null = null;
  @Column('jsonb', { nullable: true }) readonly result: TicketResult | null = null;
  @Column('jsonb') readonly history: readonly TicketStep[] = [];
  @Column('text') readonly search!: string;

  static open(request: OpenTicket, { no, subject, handler, sla: { value, version: policy }, promises = [] }: Opening, by: Actor, at: Date): Ticket {
    const { kind, whatHappened, contactId = null } = request;
    const reportedAt = request.reportedAt === undefined ? at : new Date(request.reportedAt);
    if (reportedAt > at) throw ticketReportedInFuture({ reportedAt: reportedAt.toISOString() });
    const { org, branch, ownerId, ...about } = subject;
    const { value: sla, promisedBy } = withinPromises(value, promises);
    const clocks = CLOCKS.map((clock) => startClock(clock, allowed(sla, clock), reportedAt));
    const ticket = Ticket.born({ org, branch, ownerId }, { no, status: 'new', kind, ...about, whatHappened, contactId, reportedAt, policy, sla, clocks });
    ticket.change({ promisedBy, handlerId: handler.id, handlerName: handler.name, search: searchKey(no, subject.customerName, whatHappened) });
    ticket.enter('opened', by, at, whatHappened);
    ticket.record(ticketOpened, { ...ticket.fact, acknowledgeBy: ticket.deadline('acknowledge'), resolveBy: ticket.deadline('resolve') });
    ticket.watchClocks(at);
    return ticket;
  }

  /** Whose key seals who reported it. */
  get reporterId(): string {
    return this.contactId ?? this.id;
  }

  /** Who reported it, sealed: before the ticket is stored for the first time. */
  reported(by: string, key: PersonKey): void {
    this.change({ reportedBy: key.keep('reporter', by, this.reporterPlace) });
  }

  /** Who reported it, in full, for whoever said why they need it (XCT-06). */
  reporter(key: PersonKey): string | null {
    return this.reportedBy && key.open(this.reportedBy, this.reporterPlace);
  }

  /** The person had their data deleted; the matter itself stays. */
  forgetReporter(): void {
    this.change({ reportedBy: null });
  }

  /** The clock of this name that counts now. */
  clock(name: ClockName): SlaClock {
    const found = this.clocks.findLast(({ clock }) => clock === name);
    if (!found) throw new Error(`Ticket ${this.id} has no clock ${name}`);
    return found;
  }

  get subject(): ServiceSubject {
    const { org, branch, ownerId, serviceFileId, customerId, customerName, salesRepId } = this;
    return { org, branch, ownerId, serviceFileId, customerId, customerName, salesRepId };
  }

  assign(handler: Handler, by: Actor, at: Date): void {
    if (this.status === 'closed') throw ticketIsClosed({ no: this.no });
    this.change({ handlerId: handler.id, handlerName: handler.name });
    this.enter('assigned', by, at, handler.name);
  }

  /** The customer has an answer (AFS-01): stops the first clock, and only that. */
  acknowledge(reply: string, by: Actor, at: Date): void {
    this.change({ status: next('acknowledge', this.status), acknowledgedAt: at });
    this.enter('acknowledged', by, at, reply);
    this.stopClock('acknowledge', at);
  }

  startWork(findings: string, by: Actor, at: Date): void {
    this.change({ status: next('start work', this.status), findings });
    this.enter('investigated', by, at, findings);
  }

  /** The resolve clock goes on: calendar hours, the stricter reading (decision 8). */
  askCustomer(question: string, by: Actor, at: Date): void {
    this.change({ status: next('ask the customer', this.status) });
    this.enter('asked-customer', by, at, question);
  }

  /** A new proposal voids what the customer said to an earlier one. */
  propose(solution: string, by: Actor, at: Date): void {
    this.change({ status: next('propose', this.status), solution, agreement: null });
    this.enter('proposed', by, at, solution);
  }

  /** The customer's consent, or that there is none: then the work goes on (AFS-04). */
  recordAgreement({ agreed, how, customerSaid }: RecordTicketAgreement, by: Actor, at: Date): void {
    this.change({ status: next(agreed ? 'agree' : 'decline', this.status), agreement: { agreed, how, customerSaid, at: at.toISOString() } });
    this.enter(agreed ? 'agreed' : 'declined', by, at, customerSaid);
  }

  /** Carried out, and the customer told (AFS-12); never without consent (AFS-04). Stops the second clock. */
  resolve({ carriedOut, toldHow, toldCustomer, improvement }: ResolveTicket, by: Actor, at: Date): void {
    if (!this.agreement?.agreed) throw customerNotAgreed({ no: this.no });
    const result = { carriedOut, toldHow, toldCustomer, improvement: improvement ?? null, at: at.toISOString() };
    this.change({ status: next('resolve', this.status), resolvedAt: at, result });
    this.enter('resolved', by, at, toldCustomer);
    this.stopClock('resolve', at);
  }

  /** The return visit after the solution was made (AFS-13). */
  followUp(customerSaid: string, by: Actor, at: Date): void {
    this.change({ status: next('follow up', this.status) });
    this.enter('followed-up', by, at, customerSaid);
  }

  /** Only what is resolved (AFS-11) and followed up (AFS-13) is closed. */
  close(by: Actor, at: Date): void {
    if (this.status === 'resolved') throw followUpMissing({ no: this.no });
    if (this.status !== 'follow-up' && this.status !== 'closed') throw ticketUnresolved({ no: this.no });
    this.change({ status: next('close', this.status) });
    this.enter('closed', by, at, null);
  }

  /** Not solved after all (AFS-11): a new resolve clock starts, and the way to a solution is gone again from the investigation on. */
  reopen(reason: string, by: Actor, at: Date): void {
    const clocks = [...this.clocks, startClock('resolve', allowed(this.sla, 'resolve'), at)];
    const resolvedInTime = this.resolvedInTime === false ? false : null;
    this.change({ status: next('reopen', this.status), clocks, resolvedAt: null, resolvedInTime, solution: null, agreement: null, result: null });
    this.enter('reopened', by, at, reason);
    this.watchClocks(at);
  }

  /** Announces what the clocks have come to by now; doing so again changes nothing. */
  watchClocks(at: Date): void {
    for (const name of CLOCKS) this.settle(this.clock(name), at);
    this.change({ acknowledgeDueAt: nextDue(this.clock('acknowledge'), at), resolveDueAt: nextDue(this.clock('resolve'), at) });
  }

  private stopClock(name: ClockName, at: Date): void {
    this.replace(this.clock(name), entered(this.clock(name), 'stop', at));
    this.watchClocks(at);
    if (this.isInTime(name)) this.decideInTime(name, true);
    this.record(ticketClockStopped, this.clockFact(name, at));
  }

  /** A clock stopped too late breaches here, not in the watch: no breach is ever without its escalation. */
  private settle(before: SlaClock, at: Date): void {
    const { clock, announcements } = announce(before, at);
    this.replace(before, clock);
    for (const announcement of announcements) this.announce(announcement, clock.clock, at);
  }

  private announce(announcement: Announcement, name: ClockName, at: Date): void {
    if (announcement === 'breached') {
      this.change({ breached: true, escalations: [...this.escalations, { clock: name, level: 1, toPost: ESCALATION_POST, at: at.toISOString() }] });
      this.decideInTime(name, false);
    }
    this.record(announcement === 'breached' ? ticketClockBreached : ticketClockWarned, this.clockFact(name, at));
  }

  /** A reopened ticket that once missed its time does not become punctual by being solved again. */
  private decideInTime(name: ClockName, inTime: boolean): void {
    if (name === 'acknowledge') this.change({ acknowledgedInTime: inTime });
    else this.change({ resolvedInTime: inTime && this.resolvedInTime !== false });
  }

  private replace(before: SlaClock, after: SlaClock): void {
    this.change({ clocks: this.clocks.map((clock) => (clock === before ? after : clock)) });
  }

  private enter(step: TicketStepName, by: Actor, at: Date, note: string | null): void {
    this.change({ history: [...this.history, { step, at: at.toISOString(), by: by.id, byName: by.name, note }] });
  }

  private deadline(name: ClockName): string {
    const { deadline } = readClock(this.clock(name), this.reportedAt);
    return (deadline ?? this.reportedAt).toISOString();
  }

  /** A breach that was announced stays one. */
  private isInTime(name: ClockName): boolean {
    return this.clock(name).breachedAt === null;
  }

  private get reporterPlace() {
    return { table: 'ticket', column: 'reportedBy', row: this.id };
  }

  private get fact() {
    return { ticketId: this.id, ticketNo: this.no, customerId: this.customerId, salesRepId: this.salesRepId, handlerId: this.handlerId };
  }

  private clockFact(name: ClockName, at: Date) {
    return { ...this.fact, clock: name, inTime: this.isInTime(name), at: at.toISOString() };
  }
}

const allowed = ({ acknowledgeHours, resolveHours, warnAt }: SlaPolicy, clock: ClockName) => ({
  hours: clock === 'acknowledge' ? acknowledgeHours : resolveHours,
  warnAt,
});
