import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import {
  regulationsApi,
  type AcknowledgeRegulation,
  type AskRegulationInForce,
  type DraftRegulation,
  type FindRegulations,
  type RegulationId,
  type RegulationSummary,
  type RegulationView,
  type ReturnRegulation,
} from '@tradewind/contracts/policies/regulations.api';
import { businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Regulation } from './domain/regulation.js';
import { RegulationRepository } from './regulation.repository.js';
import { regulationSummary, regulationView } from './regulation.view.js';

@Controller()
export class RegulationsController {
  constructor(private readonly regulations: RegulationRepository) {}

  @Handles(regulationsApi.draftRegulation)
  async draftRegulation(draft: DraftRegulation, author: Actor): Promise<RegulationView> {
    return regulationView(await this.regulations.add(Regulation.draft(draft, author)));
  }

  @Handles(regulationsApi.redraftRegulation)
  async redraftRegulation({ regulationId, ...draft }: RegulationId & DraftRegulation, author: Actor): Promise<RegulationView> {
    return regulationView(await this.regulations.update(regulationId, (regulation) => regulation.redraft(draft, author)));
  }

  @Handles(regulationsApi.submitRegulation)
  async submitRegulation({ regulationId }: RegulationId, author: Actor): Promise<RegulationView> {
    return regulationView(await this.regulations.update(regulationId, (regulation) => regulation.submit(author)));
  }

  @Handles(regulationsApi.reviewRegulation)
  async reviewRegulation({ regulationId }: RegulationId, reviewer: Actor, at: Date): Promise<RegulationView> {
    return regulationView(await this.regulations.update(regulationId, (regulation) => regulation.review(reviewer, at)));
  }

  @Handles(regulationsApi.returnRegulation)
  async returnRegulation({ regulationId, reason }: RegulationId & ReturnRegulation, reader: Actor): Promise<RegulationView> {
    return regulationView(await this.regulations.update(regulationId, (regulation) => regulation.return(reason, reader)));
  }

  @Handles(regulationsApi.approveRegulation)
  async approveRegulation({ regulationId }: RegulationId, approver: Actor, at: Date): Promise<RegulationView> {
    const before = await this.regulations.approvedEditions((await this.regulations.get(regulationId)).number);
    const approved = await this.regulations.update(regulationId, (regulation) => regulation.approve(before, approver, at));
    for (const { id } of before.filter((edition) => edition.yieldsTo(approved)))
      await this.regulations.updateWhere({ id }, (edition) => edition.giveWayTo(approved, at));
    return regulationView(approved);
  }

  @Handles(regulationsApi.acknowledgeRegulation)
  async acknowledgeRegulation({ regulationId, distributionNo }: RegulationId & AcknowledgeRegulation, receiver: Actor, at: Date): Promise<RegulationView> {
    return regulationView(await this.regulations.update(regulationId, (regulation) => regulation.acknowledge(distributionNo, receiver, at)));
  }

  @Handles(regulationsApi.regulationInForce)
  async regulationInForce({ number, on }: AskRegulationInForce, _: Actor, at: Date): Promise<RegulationView> {
    return regulationView(await this.regulations.inForce(number, on ?? businessDate(at)));
  }

  @Handles(regulationsApi.getRegulation)
  async getRegulation({ regulationId }: RegulationId): Promise<RegulationView> {
    return regulationView(await this.regulations.get(regulationId));
  }

  @Handles(regulationsApi.findRegulations)
  findRegulations({ limit, cursor, ...filters }: FindRegulations): Promise<Page<RegulationSummary>> {
    return this.regulations.page({ limit, cursor }, filters, regulationSummary);
  }
}
