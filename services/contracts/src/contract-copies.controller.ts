import { Controller } from '@nestjs/common';
import {
  contractCopiesApi,
  type ContractCopyId,
  type ContractCopyView,
  type FindCopies,
  type FindOverdueCopies,
} from '@tradewind/contracts/contracts/contract-copies.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { SOME } from '@tradewind/persistence/comparison';
import { ContractCopyRepository } from './contract-copy.repository.js';
import { contractCopyView } from './contract-copy.view.js';

@Controller()
export class ContractCopiesController {
  constructor(private readonly copies: ContractCopyRepository) {}

  @Handles(contractCopiesApi.acknowledgeCopy)
  async acknowledgeCopy({ copyId }: ContractCopyId, receiver: Actor, at: Date): Promise<ContractCopyView> {
    return contractCopyView(await this.copies.update(copyId, (copy) => copy.acknowledge(receiver, at)));
  }

  @Handles(contractCopiesApi.findCopies)
  findCopies({ limit, cursor, ...filters }: FindCopies): Promise<Page<ContractCopyView>> {
    return this.copies.page({ limit, cursor }, filters, contractCopyView);
  }

  /** A copy is overdue from its reminder on, until it is acknowledged. */
  @Handles(contractCopiesApi.findOverdueCopies)
  findOverdueCopies({ limit, cursor, recipient, escalated }: FindOverdueCopies): Promise<Page<ContractCopyView>> {
    const late = escalated === true ? { escalatedAt: SOME } : { remindedAt: SOME };
    return this.copies.page({ limit, cursor }, { status: 'issued', recipient, ...late }, contractCopyView);
  }
}
