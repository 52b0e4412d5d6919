import { Injectable } from '@nestjs/common';
import { serviceFileOpened, type ServiceFileOpenedPayload } from '@tradewind/contracts/after-sales/after-sales.events';
import { serviceFileOpeningApi, type OpenServiceFile } from '@tradewind/contracts/after-sales/service-file-opening.api';
import { currentCall } from '@tradewind/kernel/call';
import { Consumes } from '@tradewind/messaging/consumes';
import { asking, days, defineProcess, minutes, ProcessKind } from '@tradewind/processes/definition';
import { Processes } from '@tradewind/processes/processes';
import { Invoice } from '../domain/invoice.js';
import type { LinePart } from '../domain/line-book.js';
import type { Shipment } from '../domain/shipment.js';
import { InvoiceRepository } from '../invoice.repository.js';
import { OrderRepository } from '../order.repository.js';
import { ShipmentRepository } from '../shipment.repository.js';

interface FollowUp {
  readonly serviceFileId?: string;
}

/** A delivery has its after-sales file (AFS-19) and is invoiced (ORD-22, ORD-23): both come by themselves, and if they do not, they are seen to (R5). */
@Injectable()
export class DeliveryFollowUp extends ProcessKind<FollowUp> {
  readonly definition = defineProcess<FollowUp>({
    kind: 'delivery-follow-up',
    version: 1,
    money: false,
    steps: [
      {
        name: 'service-file',
        after: minutes(1),
        patience: minutes(60),
        act: asking(
          serviceFileOpeningApi.openServiceFile,
          (_, { subjectId }) => this.delivery(subjectId),
          ({ serviceFileId }) => Promise.resolve({ serviceFileId }),
        ),
      },
      // People ask for invoices as the customer wants them; what nobody has asked for after three days is asked for here.
      { name: 'invoice', after: days(3), patience: days(7), act: (_, { subjectId }) => this.billWhatIsLeft(subjectId) },
    ],
  });

  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly orders: OrderRepository,
    private readonly invoices: InvoiceRepository,
    private readonly processes: Processes,
  ) {
    super();
  }

  async begin({ id, no, org, branch, ownerId }: Shipment): Promise<void> {
    await this.processes.begin(this.definition, { id, no }, { org, branch, ownerId }, {});
  }

  @Consumes(serviceFileOpened)
  async opened({ shipmentId, serviceFileId }: ServiceFileOpenedPayload): Promise<void> {
    await this.processes.heard(this.definition, shipmentId, 'service-file', { serviceFileId });
  }

  /** Nothing delivered of this order is left without an invoice. */
  async billed(orderId: string): Promise<void> {
    for (const { id } of await this.shipments.findAll({ orderId, status: 'delivered' })) await this.processes.heard(this.definition, id, 'invoice');
  }

  private async delivery(shipmentId: string): Promise<OpenServiceFile> {
    const { no: shipmentNo, orderId, org, branch, lines, deliveredOn } = await this.shipments.get(shipmentId);
    const { no: orderNo, customerId, customerName, salesRepId, book } = await this.orders.get(orderId);
    const goods = lines.map(({ line, quantity }) => {
      const { productId, sku, name } = book.agreed(line);
      return { productId, sku, name, quantity };
    });
    return { shipmentId, shipmentNo, orderId, orderNo, customerId, customerName, salesRepId, lines: goods, deliveredOn: deliveredOn ?? '', org, branch };
  }

  private async billWhatIsLeft(shipmentId: string): Promise<undefined> {
    const { orderId } = await this.shipments.get(shipmentId);
    await this.orders.hold(orderId);
    const { book } = await this.orders.get(orderId);
    if (!book.hasUnbilled()) return;
    let parts: readonly LinePart[] = [];
    const order = await this.orders.change(orderId, (found) => {
      parts = found.invoice(undefined);
    });
    const { actor, at } = currentCall();
    await this.invoices.add(Invoice.request(order, parts, actor, at));
  }
}
