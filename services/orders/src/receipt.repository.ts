import { Injectable } from '@nestjs/common';
import { receiptNotFound, voucherUsed } from '@tradewind/contracts/orders/receipts.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Receipt } from './domain/receipt.js';
import { violates } from './violates.js';

@Injectable()
export class ReceiptRepository extends AggregateRepository<Receipt> {
  constructor(db: Database) {
    super(db, Receipt, (receiptId) => receiptNotFound({ receiptId }));
  }

  /** Two clerks with the same voucher at the same moment: the index lets one through (C-29). */
  protected override wordsFor(error: unknown, { method, voucherNo }: Receipt): unknown {
    return violates(error, 'receipt_voucher') ? voucherUsed({ method, voucherNo }) : error;
  }

  /** Receipts that have paid a part of the order. */
  async idsAllocatedTo(orderId: string): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }>('SELECT "id" FROM "receipt" WHERE "allocations" @> $1::jsonb ORDER BY "id"', [
      JSON.stringify([{ orderId }]),
    ]);
    return rows.map(({ id }) => id);
  }
}
