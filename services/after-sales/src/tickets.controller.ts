import { Controller } from '@nestjs/common';
import {
  ticketsApi,
  type AcknowledgeTicket,
  type AskTicketCustomer,
  type AssignTicket,
  type FindTickets,
  type OpenTicket,
  type ProposeTicketSolution,
  type RecordTicketAgreement,
  type ReopenTicket,
  type ResolveTicket,
  type RevealTicketReporter,
  type StartTicketWork,
  type TicketId,
  type TicketReporterView,
  type TicketView,
} from '@tradewind/contracts/after-sales/tickets.api';
import type { Page } from '@tradewind/contracts/page';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { returnVisitPolicy, slaPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { Ticket } from './domain/ticket.js';
import { ReturnVisitRepository } from './return-visit.repository.js';
import { Reporters } from './reporters.js';
import { ServiceContractReplicas } from './replicas/service-contract-replicas.js';
import { TicketHandlers } from './ticket-handlers.js';
import { TicketRepository } from './ticket.repository.js';
import { TicketSubjects } from './ticket-subjects.js';
import { ticketView } from './ticket.view.js';

@Controller()
export class TicketsController {
  constructor(
    private readonly tickets: TicketRepository,
    private readonly visits: ReturnVisitRepository,
    private readonly subjects: TicketSubjects,
    private readonly handlers: TicketHandlers,
    private readonly reporters: Reporters,
    private readonly policies: Policies,
    private readonly numbers: Numbers,
    private readonly serviceContracts: ServiceContractReplicas,
  ) {}

  @Handles(ticketsApi.openTicket)
  async openTicket(request: OpenTicket, opener: Actor, at: Date): Promise<TicketView> {
    const subject = await this.subjects.of(request);
    const handler = await (request.handlerId === undefined ? this.handlers.default(opener, subject) : this.handlers.get(request.handlerId));
    const sla = await this.policies.inForce(slaPolicy, subject.org);
    const no = await this.numbers.next(subject.branch, 'GD', at);
    const reportedOn = businessDate(request.reportedAt === undefined ? at : new Date(request.reportedAt));
    const promises = await this.serviceContracts.promisesTo(subject.customerId, reportedOn);
    const ticket = Ticket.open(request, { no, subject, handler, sla, promises }, opener, at);
    await this.reporters.seal(ticket, request.reportedBy);
    return ticketView(await this.tickets.add(ticket), at);
  }

  @Handles(ticketsApi.revealReporter)
  async revealReporter({ ticketId, reason }: TicketId & RevealTicketReporter): Promise<TicketReporterView> {
    return { ticketId, reportedBy: await this.reporters.reveal(await this.tickets.get(ticketId), reason) };
  }

  @Handles(ticketsApi.assignTicket)
  async assignTicket({ ticketId, handlerId }: TicketId & AssignTicket, by: Actor, at: Date): Promise<TicketView> {
    await this.tickets.get(ticketId); // who does not reach the ticket is told so, and nothing about people
    const handler = await this.handlers.get(handlerId);
    return this.update(ticketId, at, (ticket) => {
      ticket.assign(handler, by, at);
    });
  }

  @Handles(ticketsApi.acknowledgeTicket)
  acknowledgeTicket({ ticketId, reply }: TicketId & AcknowledgeTicket, by: Actor, at: Date): Promise<TicketView> {
    return this.update(ticketId, at, (ticket) => {
      ticket.acknowledge(reply, by, at);
    });
  }

  @Handles(ticketsApi.startWork)
  startWork({ ticketId, findings }: TicketId & StartTicketWork, by: Actor, at: Date): Promise<TicketView> {
    return this.update(ticketId, at, (ticket) => {
      ticket.startWork(findings, by, at);
    });
  }

  @Handles(ticketsApi.askCustomer)
  askCustomer({ ticketId, question }: TicketId & AskTicketCustomer, by: Actor, at: Date): Promise<TicketView> {
    return this.update(ticketId, at, (ticket) => {
      ticket.askCustomer(question, by, at);
    });
  }

  @Handles(ticketsApi.proposeSolution)
  proposeSolution({ ticketId, solution }: TicketId & ProposeTicketSolution, by: Actor, at: Date): Promise<TicketView> {
    return this.update(ticketId, at, (ticket) => {
      ticket.propose(solution, by, at);
    });
  }

  @Handles(ticketsApi.recordAgreement)
  recordAgreement({ ticketId, ...agreement }: TicketId & RecordTicketAgreement, by: Actor, at: Date): Promise<TicketView> {
    return this.update(ticketId, at, (ticket) => {
      ticket.recordAgreement(agreement, by, at);
    });
  }

  /** Resolving and the return visit that it makes due are one transaction (AFS-13). */
  @Handles(ticketsApi.resolveTicket)
  async resolveTicket({ ticketId, ...result }: TicketId & ResolveTicket, by: Actor, at: Date): Promise<TicketView> {
    const { org, branch } = await this.tickets.get(ticketId);
    const { value } = await this.policies.inForce(returnVisitPolicy, org);
    const no = await this.numbers.next(branch, 'HF', at);
    const ticket = await this.tickets.update(ticketId, (it) => {
      it.resolve(result, by, at);
    });
    await this.visits.dueAfter(ticket, no, addDays(businessDate(at), value.dueDays));
    return ticketView(ticket, at);
  }

  @Handles(ticketsApi.closeTicket)
  closeTicket({ ticketId }: TicketId, by: Actor, at: Date): Promise<TicketView> {
    return this.update(ticketId, at, (ticket) => {
      ticket.close(by, at);
    });
  }

  @Handles(ticketsApi.reopenTicket)
  reopenTicket({ ticketId, reason }: TicketId & ReopenTicket, by: Actor, at: Date): Promise<TicketView> {
    return this.update(ticketId, at, (ticket) => {
      ticket.reopen(reason, by, at);
    });
  }

  @Handles(ticketsApi.getTicket)
  async getTicket({ ticketId }: TicketId, _: Actor, at: Date): Promise<TicketView> {
    return ticketView(await this.tickets.get(ticketId), at);
  }

  @Handles(ticketsApi.findTickets)
  findTickets({ limit, cursor, ...filters }: FindTickets, _: Actor, at: Date): Promise<Page<TicketView>> {
    return this.tickets.page({ limit, cursor }, filters, (ticket) => ticketView(ticket, at));
  }

  private async update(ticketId: string, at: Date, decide: (ticket: Ticket) => void): Promise<TicketView> {
    return ticketView(await this.tickets.update(ticketId, decide), at);
  }
}
