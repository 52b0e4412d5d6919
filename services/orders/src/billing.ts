import { Injectable } from '@nestjs/common';
import type { RequestInvoice } from '@tradewind/contracts/orders/invoices.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Numbers } from '@tradewind/persistence/numbers';
import { Invoice } from './domain/invoice.js';
import type { LinePart } from './domain/line-book.js';
import { InvoiceRepository } from './invoice.repository.js';
import { OrderRepository } from './order.repository.js';
import { DeliveryFollowUp } from './processes/delivery-follow-up.process.js';

/** Invoices for what was delivered, never more (ORD-22, ORD-23). */
@Injectable()
export class Billing {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly orders: OrderRepository,
    private readonly numbers: Numbers,
    private readonly followUp: DeliveryFollowUp,
  ) {}

  async request({ orderId, lines }: RequestInvoice, by: Actor, at: Date): Promise<Invoice> {
    let parts: readonly LinePart[] = [];
    const order = await this.orders.change(orderId, (found) => {
      parts = found.invoice(lines);
    });
    const invoice = await this.invoices.add(Invoice.request(order, parts, by, at));
    if (!order.book.hasUnbilled()) await this.followUp.billed(orderId);
    return invoice;
  }

  /** The series stays locked until the invoice is committed, so that it has no gaps (C-28). */
  async issue(invoiceId: string, taxNumber: string, by: Actor, at: Date): Promise<Invoice> {
    const { branch } = await this.invoices.get(invoiceId);
    const no = await this.numbers.nextGapFree(branch, 'FP', at);
    return this.invoices.update(invoiceId, (invoice) => {
      invoice.issue(taxNumber, no, by, at);
    });
  }
}
