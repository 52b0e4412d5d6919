import { Controller } from '@nestjs/common';
import {
  disputesApi,
  type CloseDispute,
  type DisputeId,
  type DisputeView,
  type FindDisputes,
  type NoteOnDispute,
  type OpenDispute,
} from '@tradewind/contracts/contracts/disputes.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { ContractRepository } from './contract.repository.js';
import { DisputeRepository } from './dispute.repository.js';
import { disputeView } from './dispute.view.js';
import { Dispute } from './domain/dispute.js';

@Controller()
export class DisputesController {
  constructor(
    private readonly disputes: DisputeRepository,
    private readonly contracts: ContractRepository,
    private readonly numbers: Numbers,
  ) {}

  @Handles(disputesApi.openDispute)
  async openDispute(claim: OpenDispute, by: Actor, at: Date): Promise<DisputeView> {
    const contract = await this.contracts.get(claim.contractId);
    const no = await this.numbers.next(contract.branch, 'JF', at);
    return disputeView(await this.disputes.add(Dispute.open(no, contract, claim, by, at)));
  }

  @Handles(disputesApi.noteOnDispute)
  async noteOnDispute({ disputeId, ...note }: DisputeId & NoteOnDispute, by: Actor, at: Date): Promise<DisputeView> {
    return disputeView(await this.disputes.update(disputeId, (dispute) => dispute.note(note, by, at)));
  }

  @Handles(disputesApi.closeDispute)
  async closeDispute({ disputeId, ...end }: DisputeId & CloseDispute, by: Actor, at: Date): Promise<DisputeView> {
    return disputeView(await this.disputes.update(disputeId, (dispute) => dispute.close(end, by, at)));
  }

  @Handles(disputesApi.getDispute)
  async getDispute({ disputeId }: DisputeId): Promise<DisputeView> {
    return disputeView(await this.disputes.get(disputeId));
  }

  @Handles(disputesApi.findDisputes)
  findDisputes({ limit, cursor, ...filters }: FindDisputes): Promise<Page<DisputeView>> {
    return this.disputes.page({ limit, cursor }, filters, disputeView);
  }
}
