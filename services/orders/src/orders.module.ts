import { Module } from '@nestjs/common';
import { factsAnnouncedController } from '@tradewind/runtime/facts-announced.controller';
import { Billing } from './billing.js';
import { CreditAccountRepository } from './credit-account.repository.js';
import { CreditController } from './credit.controller.js';
import { DispatchOffice } from './dispatch-office.js';
import { Exposure } from './exposure.js';
import { InvoiceRepository } from './invoice.repository.js';
import { InvoicesController } from './invoices.controller.js';
import { OrderChangesController } from './order-changes.controller.js';
import { OrderChanges } from './order-changes.js';
import { OrderBook } from './order-book.js';
import { OrderOpeningController } from './order-opening.controller.js';
import { OrderRepository } from './order.repository.js';
import { OrdersController } from './orders.controller.js';
import { DeliveryFollowUp } from './processes/delivery-follow-up.process.js';
import { KeepCredit } from './reactions/keep-credit.reaction.js';
import { OpenOrder } from './reactions/open-order.reaction.js';
import { ReceiptRepository } from './receipt.repository.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReceivableRepository } from './receivable.repository.js';
import { ReceivablesController } from './receivables.controller.js';
import { SalesDesk } from './sales-desk.js';
import { SalesLedgerController } from './sales-ledger.controller.js';
import { SalesLedgerQueries } from './sales-ledger.queries.js';
import { Settlement } from './settlement.js';
import { ShipmentRepository } from './shipment.repository.js';
import { ShipmentsController } from './shipments.controller.js';
import { StockItemRepository } from './stock-item.repository.js';
import { StockKeeper } from './stock-keeper.js';
import { StockController } from './stock.controller.js';
import { RiskDesk } from './risk-desk.js';
import { TermsOfPayment } from './terms-of-payment.js';
import { OverdueWatch } from './watches/overdue.watch.js';
import { ordersReplays } from './replays.js';
import { OrderEvidenceController } from './order-evidence.controller.js';
import { replayController } from '@tradewind/runtime/replay.controller';

@Module({
  controllers: [
    OrderEvidenceController,
    replayController('orders', ordersReplays),
    OrdersController,
    StockController,
    ShipmentsController,
    ReceiptsController,
    ReceivablesController,
    InvoicesController,
    CreditController,
    SalesLedgerController,
    OrderOpeningController,
    OrderChangesController,
    factsAnnouncedController('orders'),
  ],
  providers: [
    ...[OrderRepository, StockItemRepository, ShipmentRepository, ReceiptRepository, ReceivableRepository, InvoiceRepository, CreditAccountRepository],
    ...[OrderBook, OrderChanges, SalesDesk, DispatchOffice, Settlement, Billing, StockKeeper, Exposure, TermsOfPayment, RiskDesk, SalesLedgerQueries],
    ...[OpenOrder, KeepCredit, OverdueWatch, DeliveryFollowUp],
  ],
})
export class OrdersModule {}
