import { Injectable } from '@nestjs/common';
import {
  contractAmended,
  contractTerminated,
  type ContractAmendedPayload,
  type ContractTerminatedPayload,
} from '@tradewind/contracts/contracts/contract-life.events';
import { contractEffective, type AgreedLine, type ContractEffectivePayload } from '@tradewind/contracts/contracts/contracts.events';
import {
  orderOpened,
  receiptConfirmed,
  shipmentDelivered,
  type OrderFact,
  type ReceiptConfirmedPayload,
  type ShipmentDeliveredPayload,
} from '@tradewind/contracts/orders/orders.events';
import { Money } from '@tradewind/domain/money';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';
import type { Purchase } from './purchase.entity.js';

const HOME_CURRENCY = 'CNY';

/** Enters every purchase amount in the customer tracking form (CUS-37): signed, delivered, received. */
@Injectable()
export class PurchasesProjection {
  constructor(private readonly db: Database) {}

  @Consumes(contractEffective)
  async signed({ contractId, contractNo, customerId, total, currency, effectiveOn }: ContractEffectivePayload, { id }: EventEnvelope): Promise<void> {
    await this.enter({ id, customerId, kind: 'signed', documentId: contractId, documentNo: contractNo, amount: total, currency, happenedOn: effectiveOn });
  }

  /** What was signed is now more, or less; terms without an amount are no purchase. */
  @Consumes(contractAmended)
  async amended(
    { amendmentId, amendmentNo, customerId, total, totalBefore, currency, effectiveOn }: ContractAmendedPayload,
    { id }: EventEnvelope,
  ): Promise<void> {
    const more = Money.of(total, currency).minus(Money.of(totalBefore, currency));
    if (more.isZero()) return;
    const document = { documentId: amendmentId, documentNo: amendmentNo };
    await this.enter({ id, customerId, kind: 'amended', ...document, amount: more.toString(), currency, happenedOn: effectiveOn });
  }

  /** What was not delivered until then was not bought. What was announced before it said so stays as it was. */
  @Consumes(contractTerminated)
  async terminated(
    { terminationId, terminationNo, customerId, lines = [], kept = [], currency = HOME_CURRENCY, endedOn }: ContractTerminatedPayload,
    { id }: EventEnvelope,
  ): Promise<void> {
    const less = worth(kept, currency).minus(worth(lines, currency));
    if (terminationId === undefined || less.isZero()) return;
    const document = { documentId: terminationId, documentNo: terminationNo };
    await this.enter({ id, customerId, kind: 'terminated', ...document, amount: less.toString(), currency, happenedOn: endedOn });
  }

  @Consumes(orderOpened)
  async opened({ orderId, contractId }: OrderFact): Promise<void> {
    await this.db.execute(
      `INSERT INTO "order_currency" ("orderId", "currency") SELECT $1, "currency" FROM "purchase" WHERE "kind" = 'signed' AND "documentId" = $2 ON CONFLICT DO NOTHING`,
      [orderId, contractId],
    );
  }

  @Consumes(shipmentDelivered)
  async delivered({ orderId, shipmentId, shipmentNo, customerId, lines, deliveredOn }: ShipmentDeliveredPayload, { id }: EventEnvelope): Promise<void> {
    const currency = await this.currencyOf(orderId);
    const amount = Money.sum(
      lines.map(({ gross }) => Money.of(gross, currency)),
      currency,
    ).toString();
    await this.enter({ id, customerId, kind: 'delivered', documentId: shipmentId, documentNo: shipmentNo, amount, currency, happenedOn: deliveredOn });
  }

  @Consumes(receiptConfirmed)
  async received({ orderId, receiptId, customerId, amount, receivedOn }: ReceiptConfirmedPayload, { id }: EventEnvelope): Promise<void> {
    await this.enter({
      id,
      customerId,
      kind: 'received',
      documentId: receiptId,
      documentNo: null,
      amount,
      currency: await this.currencyOf(orderId),
      happenedOn: receivedOn,
    });
  }

  private async currencyOf(orderId: string): Promise<string> {
    const [order] = await this.db.query<{ currency: string }>('SELECT "currency" FROM "order_currency" WHERE "orderId" = $1', [orderId]);
    return order?.currency ?? HOME_CURRENCY;
  }

  private async enter({ id, customerId, kind, documentId, documentNo, amount, currency, happenedOn }: Purchase): Promise<void> {
    await this.db.execute(
      'INSERT INTO "purchase" ("id", "customerId", "kind", "documentId", "documentNo", "amount", "currency", "happenedOn") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [id, customerId, kind, documentId, documentNo, amount, currency, happenedOn],
    );
  }
}

const worth = (lines: readonly AgreedLine[], currency: string): Money =>
  Money.sum(
    lines.map(({ gross }) => Money.of(gross, currency)),
    currency,
  );
