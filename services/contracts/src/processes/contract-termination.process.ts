import { Injectable } from '@nestjs/common';
import { orderChangesApi, type OrderEndedView } from '@tradewind/contracts/orders/order-changes.api';
import { currentCall } from '@tradewind/kernel/call';
import { asking, defineProcess, minutes, ProcessKind } from '@tradewind/processes/definition';
import { Processes } from '@tradewind/processes/processes';
import { ContractRepository } from '../contract.repository.js';
import type { Termination } from '../domain/termination.js';
import { TerminationRepository } from '../termination.repository.js';

type Told = Record<string, never>;

/** The order of a contract ends first, then the contract: what was not shipped is not shipped any more. Where goods are on their way, nothing has ended. */
@Injectable()
export class ContractTermination extends ProcessKind<Told> {
  readonly definition = defineProcess<Told>({
    kind: 'contract-termination',
    version: 1,
    money: false,
    steps: [
      {
        name: 'order-ended',
        patience: minutes(30),
        act: asking(
          orderChangesApi.endOrder,
          async (_, { subjectId }) => {
            const { contractId, reason } = await this.terminations.get(subjectId);
            return { contractId, reason };
          },
          (order, _, { subjectId }) => this.end(subjectId, order),
        ),
      },
    ],
  });

  constructor(
    private readonly contracts: ContractRepository,
    private readonly terminations: TerminationRepository,
    private readonly processes: Processes,
  ) {
    super();
  }

  async begin({ id, no, org, branch, ownerId }: Termination): Promise<void> {
    await this.processes.begin(this.definition, { id, no }, { org, branch, ownerId }, {});
  }

  private async end(terminationId: string, order: OrderEndedView): Promise<Told> {
    const { at } = currentCall();
    const termination = await this.terminations.get(terminationId);
    if (order.ended)
      await this.contracts.updateWhere({ id: termination.contractId }, (contract) => {
        contract.endBy(termination, order.kept, at);
      });
    await this.terminations.updateWhere({ id: terminationId }, (ending) => {
      if (order.ended) ending.takeEffect(order.kept, at);
      else ending.holdUp(order);
    });
    return {};
  }
}
