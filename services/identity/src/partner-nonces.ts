import { Injectable } from '@nestjs/common';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';

const MINUTE = 60_000;
/** Twice the 10 minutes in which a request could be valid: ± 300 s around our clock. */
const KEPT_MS = 20 * MINUTE;

@Injectable()
export class PartnerNonces {
  constructor(private readonly db: Database) {}

  /** False when the app has used it before; two requests at the same moment cannot both be first. */
  async spend(partnerAppId: string, nonce: string, at: Date): Promise<boolean> {
    const added = await this.db.execute('INSERT INTO "partner_nonce" ("partnerAppId", "nonce", "at") VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1', [
      partnerAppId,
      nonce,
      at,
    ]);
    return added.length === 1;
  }

  @Watches(MINUTE)
  async forget(at: Date): Promise<void> {
    await this.db.unitOfWork(() => this.db.execute('DELETE FROM "partner_nonce" WHERE "at" < $1', [new Date(at.getTime() - KEPT_MS)]));
  }
}
