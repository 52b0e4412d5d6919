import { Injectable } from '@nestjs/common';
import { orderOpened, type OrderFact } from '@tradewind/contracts/orders/orders.events';
import { orderOpeningApi } from '@tradewind/contracts/orders/order-opening.api';
import { Consumes } from '@tradewind/messaging/consumes';
import { asking, defineProcess, minutes, ProcessKind } from '@tradewind/processes/definition';
import { Processes } from '@tradewind/processes/processes';
import { ContractRepository } from '../contract.repository.js';
import type { Contract } from '../domain/contract.js';

type Opened = Pick<OrderFact, 'orderId' | 'orderNo'>;

/** An effective contract has an order (ORD-16): it opens by itself on the fact; when it does not, it is asked for, and seen when even that does not help (R5). */
@Injectable()
export class ContractOrder extends ProcessKind<Partial<Opened>> {
  readonly definition = defineProcess<Partial<Opened>>({
    kind: 'contract-order',
    version: 1,
    money: false,
    steps: [
      {
        name: 'order-opened',
        after: minutes(1),
        patience: minutes(30),
        act: asking(
          orderOpeningApi.openOrder,
          async (_, { subjectId, org, branch }) => Object.assign((await this.contracts.get(subjectId)).effectiveFact(), { org, branch }),
          (order, _, { subjectId }) => this.tell(subjectId, order),
        ),
      },
    ],
  });

  constructor(
    private readonly contracts: ContractRepository,
    private readonly processes: Processes,
  ) {
    super();
  }

  async begin({ id, no, org, branch, ownerId }: Contract): Promise<void> {
    await this.processes.begin(this.definition, { id, no }, { org, branch, ownerId }, {});
  }

  @Consumes(orderOpened)
  async opened({ contractId, orderId, orderNo }: OrderFact): Promise<void> {
    const order = await this.tell(contractId, { orderId, orderNo });
    await this.processes.heard(this.definition, contractId, 'order-opened', order);
  }

  private async tell(contractId: string, { orderId, orderNo }: Opened): Promise<Opened> {
    await this.contracts.updateWhere({ id: contractId, orderId: null }, (contract) => {
      contract.hasOrder({ orderId, orderNo });
    });
    return { orderId, orderNo };
  }
}
