import { Injectable } from '@nestjs/common';
import { invoiceNotFound, taxNumberUsed } from '@tradewind/contracts/orders/invoices.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Invoice } from './domain/invoice.js';
import { violates } from './violates.js';

@Injectable()
export class InvoiceRepository extends AggregateRepository<Invoice> {
  constructor(db: Database) {
    super(db, Invoice, (invoiceId) => invoiceNotFound({ invoiceId }));
  }

  /** A number of the tax system belongs to one invoice of the company (ORD-23). */
  protected override wordsFor(error: unknown, { taxNumber }: Invoice): unknown {
    return violates(error, 'invoice_tax_number') && taxNumber !== null ? taxNumberUsed({ taxNumber }) : error;
  }
}
