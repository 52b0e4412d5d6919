import { Injectable } from '@nestjs/common';
import { nothingLeft, otherPayer } from '@tradewind/contracts/orders/receipts.api';
import type { Money } from '@tradewind/domain/money';
import type { Actor } from '@tradewind/kernel/actor';
import type { Share } from './domain/order.js';
import type { Receipt } from './domain/receipt.js';
import { Exposure } from './exposure.js';
import { OrderRepository } from './order.repository.js';
import { ReceiptRepository } from './receipt.repository.js';
import { ReceivableRepository } from './receivable.repository.js';

/** Confirmed money finds its order, the order's receivables and its exposure, in one transaction (ORD-07, ORD-26, C-10). */
@Injectable()
export class Settlement {
  constructor(
    private readonly receipts: ReceiptRepository,
    private readonly orders: OrderRepository,
    private readonly receivables: ReceivableRepository,
    private readonly exposure: Exposure,
  ) {}

  /** Allocated to the order it was reported for, up to what is owed there; the rest stays visible. */
  async confirm(receiptId: string, by: Actor, at: Date): Promise<Receipt> {
    const { orderId } = await this.receipts.get(receiptId);
    const [, confirmed] = await Promise.all([
      this.orders.hold(orderId),
      this.receipts.update(receiptId, (receipt) => {
        receipt.confirm(by, at);
      }),
    ]);
    const taken = await this.pay(orderId, confirmed, at);
    return (
      (await this.receipts.updateWhere({ id: receiptId }, (receipt) => {
        receipt.allocate(orderId, taken);
      })) ?? confirmed
    );
  }

  /** What is left of a receipt goes to another order of the customer who paid. */
  async allocate(receiptId: string, orderId: string, at: Date): Promise<Receipt> {
    await this.orders.hold(orderId);
    const [receipt, order] = [await this.receipts.get(receiptId), await this.orders.get(orderId)];
    if (receipt.customerId !== order.customerId) throw otherPayer();
    if (receipt.rest.isZero() || order.owed.isZero()) throw nothingLeft({ unallocated: receipt.rest.toString(), owed: order.owed.toString() });
    const taken = await this.pay(orderId, receipt, at);
    return this.receipts.update(receiptId, (found) => {
      found.allocate(orderId, taken);
    });
  }

  /** The order was cancelled: its money is free for another one. */
  async free(orderId: string): Promise<void> {
    for (const id of await this.receipts.idsAllocatedTo(orderId)) {
      await this.receipts.updateWhere({ id }, (receipt) => {
        receipt.free(orderId);
      });
    }
  }

  /** The order is worth less now: what was received above it is free for another one, of the latest receipts first. */
  async giveBack(orderId: string, tooMuch: Money): Promise<void> {
    let rest = tooMuch;
    for (const id of [...(await this.receipts.idsAllocatedTo(orderId))].reverse()) {
      if (rest.isZero()) return;
      await this.receipts.updateWhere({ id }, (receipt) => {
        rest = rest.minus(receipt.freePart(orderId, rest));
      });
    }
  }

  /** The oldest receivable is paid first; what is left stays on the order as an advance. Says how much the order took. */
  private async pay(orderId: string, receipt: Receipt, at: Date): Promise<Money> {
    const due = await this.receivables.openOf(orderId);
    let taken = receipt.rest;
    let shares: readonly Share[] = [];
    const order = await this.orders.change(orderId, (paid) => {
      taken = paid.receive(receipt.rest);
      shares = paid.setOff(due);
      paid.closeIfPaid(at);
    });
    for (const { id, amount } of shares)
      await this.receivables.updateWhere({ id }, (receivable) => {
        receivable.settle(amount, receipt.id, at);
      });
    await this.exposure.settle(order);
    return taken;
  }
}
