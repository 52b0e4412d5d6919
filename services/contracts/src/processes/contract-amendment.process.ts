import { Injectable } from '@nestjs/common';
import { orderChangesApi, type OrderFollowsView } from '@tradewind/contracts/orders/order-changes.api';
import { currentCall } from '@tradewind/kernel/call';
import { asking, defineProcess, minutes, ProcessKind } from '@tradewind/processes/definition';
import { Processes } from '@tradewind/processes/processes';
import { AmendmentRepository } from '../amendment.repository.js';
import { ContractRepository } from '../contract.repository.js';
import type { Amendment } from '../domain/amendment.js';
import { PriceExceptionRepository } from '../price-exception.repository.js';

type Told = Record<string, never>;

/**
 * A sealed amendment takes effect when the order has taken it over, so that contract and order never say different things (ORD-16).
 * The order is the first to know, and may say no: goods left since it was asked before. Then nothing of the amendment holds.
 */
@Injectable()
export class ContractAmendment extends ProcessKind<Told> {
  readonly definition = defineProcess<Told>({
    kind: 'contract-amendment',
    version: 1,
    money: false,
    steps: [
      {
        name: 'order-amended',
        patience: minutes(30),
        act: asking(
          orderChangesApi.amendOrder,
          async (_, { subjectId }) => (await this.amendments.get(subjectId)).forOrder(),
          (order, _, { subjectId }) => this.conclude(subjectId, order),
        ),
      },
    ],
  });

  constructor(
    private readonly contracts: ContractRepository,
    private readonly amendments: AmendmentRepository,
    private readonly exceptions: PriceExceptionRepository,
    private readonly processes: Processes,
  ) {
    super();
  }

  async begin({ id, no, org, branch, ownerId }: Amendment): Promise<void> {
    await this.processes.begin(this.definition, { id, no }, { org, branch, ownerId }, {});
  }

  private async conclude(amendmentId: string, order: OrderFollowsView): Promise<Told> {
    const { at } = currentCall();
    const amendment = await this.amendments.get(amendmentId);
    if (!order.follows) await this.exceptions.takeBack(amendment);
    await this.contracts.updateWhere({ id: amendment.contractId }, (contract) => {
      if (order.follows) contract.takeOver(amendment, at);
      else contract.dropChange(amendmentId, at);
    });
    await this.amendments.updateWhere({ id: amendmentId }, (sealed) => {
      if (order.follows) sealed.takeEffect(at);
      else sealed.fall(order);
    });
    return {};
  }
}
