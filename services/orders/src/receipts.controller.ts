import { Controller } from '@nestjs/common';
import type { OrderId } from '@tradewind/contracts/orders/orders.api';
import {
  receiptsApi,
  type FindReceipts,
  type ReceiptId,
  type ReceiptView,
  type RejectReceipt,
  type ReportReceipt,
} from '@tradewind/contracts/orders/receipts.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { Receipt } from './domain/receipt.js';
import { OrderRepository } from './order.repository.js';
import { ReceiptRepository } from './receipt.repository.js';
import { receiptView } from './receipt.view.js';
import { Settlement } from './settlement.js';

@Controller()
export class ReceiptsController {
  constructor(
    private readonly receipts: ReceiptRepository,
    private readonly orders: OrderRepository,
    private readonly settlement: Settlement,
    private readonly numbers: Numbers,
  ) {}

  @Handles(receiptsApi.reportReceipt)
  async reportReceipt(report: ReportReceipt, reporter: Actor, at: Date): Promise<ReceiptView> {
    const order = await this.orders.get(report.orderId);
    const no = await this.numbers.next(order.branch, 'SK', at);
    return receiptView(await this.receipts.add(Receipt.report(report, order, no, reporter, at)));
  }

  @Handles(receiptsApi.confirmReceipt)
  async confirmReceipt({ receiptId }: ReceiptId, by: Actor, at: Date): Promise<ReceiptView> {
    return receiptView(await this.settlement.confirm(receiptId, by, at));
  }

  @Handles(receiptsApi.rejectReceipt)
  async rejectReceipt({ receiptId, reason }: ReceiptId & RejectReceipt, by: Actor, at: Date): Promise<ReceiptView> {
    return receiptView(
      await this.receipts.update(receiptId, (receipt) => {
        receipt.reject(reason, by, at);
      }),
    );
  }

  @Handles(receiptsApi.allocateReceipt)
  async allocateReceipt({ receiptId, orderId }: ReceiptId & OrderId, _: Actor, at: Date): Promise<ReceiptView> {
    return receiptView(await this.settlement.allocate(receiptId, orderId, at));
  }

  @Handles(receiptsApi.getReceipt)
  async getReceipt({ receiptId }: ReceiptId): Promise<ReceiptView> {
    return receiptView(await this.receipts.get(receiptId));
  }

  @Handles(receiptsApi.findReceipts)
  findReceipts({ limit, cursor, ...filters }: FindReceipts): Promise<Page<ReceiptView>> {
    return this.receipts.page({ limit, cursor }, filters, receiptView);
  }
}
