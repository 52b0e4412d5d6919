import { Controller } from '@nestjs/common';
import {
  invoicesApi,
  type FindInvoices,
  type InvoiceId,
  type InvoiceView,
  type IssueInvoice,
  type RequestInvoice,
} from '@tradewind/contracts/orders/invoices.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Billing } from './billing.js';
import { InvoiceRepository } from './invoice.repository.js';
import { invoiceView } from './invoice.view.js';

@Controller()
export class InvoicesController {
  constructor(
    private readonly invoices: InvoiceRepository,
    private readonly billing: Billing,
  ) {}

  @Handles(invoicesApi.requestInvoice)
  async requestInvoice(request: RequestInvoice, by: Actor, at: Date): Promise<InvoiceView> {
    return invoiceView(await this.billing.request(request, by, at));
  }

  @Handles(invoicesApi.issueInvoice)
  async issueInvoice({ invoiceId, taxNumber }: InvoiceId & IssueInvoice, by: Actor, at: Date): Promise<InvoiceView> {
    return invoiceView(await this.billing.issue(invoiceId, taxNumber, by, at));
  }

  @Handles(invoicesApi.getInvoice)
  async getInvoice({ invoiceId }: InvoiceId): Promise<InvoiceView> {
    return invoiceView(await this.invoices.get(invoiceId));
  }

  @Handles(invoicesApi.findInvoices)
  findInvoices({ limit, cursor, ...filters }: FindInvoices): Promise<Page<InvoiceView>> {
    return this.invoices.page({ limit, cursor }, filters, invoiceView);
  }
}
