import { Injectable } from '@nestjs/common';
import { receiptConfirmed, type ReceiptConfirmedPayload } from '@tradewind/contracts/orders/orders.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { KpiLedger } from '../kpi-ledger.js';

/** Finance confirmed that money is there: commission may rest on cash (C-24). */
@Injectable()
export class CountReceiptReaction {
  constructor(private readonly ledger: KpiLedger) {}

  @Consumes(receiptConfirmed)
  async count({ receiptId, customerId, salesRepId, amount, receivedOn }: ReceiptConfirmedPayload, fact: EventEnvelope): Promise<void> {
    await this.ledger.enter(fact, {
      kind: 'received',
      personId: salesRepId,
      customerId,
      day: receivedOn,
      amount,
      source: { type: 'receipt', id: receiptId, no: null },
    });
  }
}
