import { Controller } from '@nestjs/common';
import { orderEvidenceApi, type AskOrderEvidence, type OrderDocumentView, type OrderEvidenceView } from '@tradewind/contracts/orders/order-evidence.api';
import { Handles } from '@tradewind/messaging/handles';
import { Database } from '@tradewind/persistence/database';

/** Each document with its fields; what names a person is left out. */
const DOCUMENTS = `
  WITH o AS (SELECT * FROM "sales_order" WHERE "contractId" = $1)
  SELECT 'order' AS "kind", o."id", to_jsonb(o) - '{version,eventSeq,consent,search,lines,progress,customerName}'::text[] AS "content" FROM o
  UNION ALL
  SELECT 'shipment', s."id", jsonb_build_object('no', s."no", 'status', s."status", 'dispatchedOn', s."dispatchedOn", 'deliveredOn', s."deliveredOn")
    FROM "shipment" s JOIN o ON o."id" = s."orderId"
  UNION ALL
  SELECT 'receipt', r."id", jsonb_build_object('no', r."no", 'status', r."status", 'amount', r."amount"::text, 'method', r."method",
         'receivedOn', r."receivedOn", 'decidedBy', r."decidedBy", 'decidedAt', r."decidedAt", 'allocations', r."allocations")
    FROM "receipt" r JOIN o ON o."id" = r."orderId"
  UNION ALL
  SELECT 'invoice', i."id", jsonb_build_object('no', i."no", 'status', i."status", 'gross', i."gross"::text) FROM "invoice" i JOIN o ON o."id" = i."orderId"`;

@Controller()
export class OrderEvidenceController {
  constructor(private readonly db: Database) {}

  @Handles(orderEvidenceApi.orderEvidence)
  async orderEvidence({ contractId }: AskOrderEvidence): Promise<OrderEvidenceView> {
    return { documents: await this.db.query<OrderDocumentView>(DOCUMENTS, [contractId]) };
  }
}
