import { creditApi } from '@tradewind/contracts/orders/credit.api';
import { invoicesApi } from '@tradewind/contracts/orders/invoices.api';
import { orderEvidenceApi } from '@tradewind/contracts/orders/order-evidence.api';
import { orderOpeningApi } from '@tradewind/contracts/orders/order-opening.api';
import { orderChangesApi } from '@tradewind/contracts/orders/order-changes.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { receiptsApi } from '@tradewind/contracts/orders/receipts.api';
import { receivablesApi } from '@tradewind/contracts/orders/receivables.api';
import { salesLedgerApi } from '@tradewind/contracts/orders/sales-ledger.api';
import { shipmentsApi } from '@tradewind/contracts/orders/shipments.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { OPEN_WORK_APIS } from '@tradewind/contracts/identity/open-work';
import { FACT_SOURCE_APIS } from '@tradewind/contracts/performance/fact-sources';
import { PROCESSES_APIS } from '@tradewind/contracts/processes/processes.api';
import { ordersExports } from '@tradewind/contracts/orders/orders.exports';
import { defineService } from '@tradewind/runtime/service-definition';
import { CreditAccount } from './domain/credit-account.js';
import { Invoice } from './domain/invoice.js';
import { Order } from './domain/order.js';
import { Receipt } from './domain/receipt.js';
import { Receivable } from './domain/receivable.js';
import { Shipment } from './domain/shipment.js';
import { StockItem } from './domain/stock-item.js';
import { MIGRATIONS } from './migrations/all.js';
import { OrdersModule } from './orders.module.js';
import { REPLAY_APIS } from '@tradewind/contracts/policies/replays.api';

export const ordersService = defineService({
  name: 'orders',
  module: OrdersModule,
  apis: [
    ordersApi,
    stockApi,
    shipmentsApi,
    receiptsApi,
    receivablesApi,
    invoicesApi,
    creditApi,
    salesLedgerApi,
    orderOpeningApi,
    orderChangesApi,
    orderEvidenceApi,
    OPEN_WORK_APIS.orders,
    PROCESSES_APIS.orders,
    FACT_SOURCE_APIS.orders,
    REPLAY_APIS.orders,
  ],
  exports: ordersExports,
  entities: [Order, StockItem, Shipment, Receipt, Receivable, Invoice, CreditAccount],
  migrations: MIGRATIONS,
  processes: true,
  openWork: [
    { kind: 'orders', entity: Order, person: 'ownerId', also: ['salesRepId'], over: ['closed', 'cancelled'] },
    { kind: 'receipts', entity: Receipt, person: 'ownerId', also: ['salesRepId'], over: ['allocated', 'rejected'] },
    { kind: 'receivables', entity: Receivable, person: 'ownerId', also: ['salesRepId'], over: ['paid'] },
    { kind: 'shipments', entity: Shipment, person: 'ownerId', over: ['delivered', 'cancelled'] },
    { kind: 'invoices', entity: Invoice, person: 'ownerId', over: ['issued'] },
  ],
});
