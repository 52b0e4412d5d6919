import { Controller } from '@nestjs/common';
import { salesLedgerApi, type FindLedgerEntries, type LedgerEntryView } from '@tradewind/contracts/orders/sales-ledger.api';
import type { Page } from '@tradewind/contracts/page';
import { Handles } from '@tradewind/messaging/handles';
import { SalesLedgerQueries } from './sales-ledger.queries.js';

@Controller()
export class SalesLedgerController {
  constructor(private readonly ledger: SalesLedgerQueries) {}

  @Handles(salesLedgerApi.salesLedger)
  salesLedger(wanted: FindLedgerEntries): Promise<Page<LedgerEntryView>> {
    return this.ledger.page(wanted);
  }
}
