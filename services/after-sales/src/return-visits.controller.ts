import { Controller } from '@nestjs/common';
import {
  returnVisitsApi,
  type CompleteReturnVisit,
  type FindReturnVisits,
  type ReturnVisitId,
  type ReturnVisitView,
  type ScheduleReturnVisit,
} from '@tradewind/contracts/after-sales/return-visits.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { ReturnVisit } from './domain/return-visit.js';
import { ReturnVisitRepository } from './return-visit.repository.js';
import { returnVisitView } from './return-visit.view.js';
import { ReturnVisitQueries } from './return-visits.queries.js';
import { ServiceFileRepository } from './service-file.repository.js';
import { TicketRepository } from './ticket.repository.js';

@Controller()
export class ReturnVisitsController {
  constructor(
    private readonly visits: ReturnVisitRepository,
    private readonly queries: ReturnVisitQueries,
    private readonly tickets: TicketRepository,
    private readonly files: ServiceFileRepository,
    private readonly numbers: Numbers,
  ) {}

  @Handles(returnVisitsApi.scheduleReturnVisit)
  async scheduleReturnVisit({ serviceFileId, dueOn }: ScheduleReturnVisit, _: Actor, at: Date): Promise<ReturnVisitView> {
    const { subject } = await this.files.get(serviceFileId);
    const no = await this.numbers.next(subject.branch, 'HF', at);
    return returnVisitView(await this.visits.add(ReturnVisit.scheduled(no, subject, dueOn, at)));
  }

  /**
   * The visit and the follow-up of its ticket are one transaction; the ticket is locked first, as everywhere.
   * A ticket that was reopened meanwhile stays open: its next solution makes the next visit due.
   */
  @Handles(returnVisitsApi.completeReturnVisit)
  async completeReturnVisit({ returnVisitId, ...made }: ReturnVisitId & CompleteReturnVisit, by: Actor, at: Date): Promise<ReturnVisitView> {
    const { ticketId } = await this.visits.get(returnVisitId);
    if (ticketId !== null) {
      await this.tickets.updateWhere({ id: ticketId, status: 'resolved' }, (ticket) => {
        ticket.followUp(made.customerSaid, by, at);
      });
    }
    return returnVisitView(
      await this.visits.update(returnVisitId, (visit) => {
        visit.complete(made, by, at);
      }),
    );
  }

  @Handles(returnVisitsApi.getReturnVisit)
  async getReturnVisit({ returnVisitId }: ReturnVisitId): Promise<ReturnVisitView> {
    return returnVisitView(await this.visits.get(returnVisitId));
  }

  @Handles(returnVisitsApi.findReturnVisits)
  findReturnVisits(filters: FindReturnVisits): Promise<Page<ReturnVisitView>> {
    return this.queries.find(filters);
  }
}
