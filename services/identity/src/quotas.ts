import { Injectable } from '@nestjs/common';
import type { QuotaTaken, TakeQuota } from '@tradewind/contracts/identity/partner-apps.api';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';

/**
 * Requests per principal and minute, counted in one place for all gateways (S15). A gateway takes a share at a time
 * (docs/decisions: quotas), so that most requests cost nothing here. The clock is the database's.
 */
@Injectable()
export class Quotas {
  constructor(private readonly db: Database) {}

  /** Grants what is left, at most what is wanted; what was wanted beyond is counted too, which changes nothing. */
  async take({ principal, limit, want }: TakeQuota): Promise<QuotaTaken> {
    const [row] = await this.db.execute<{ taken: number; resetsIn: number }>(
      `INSERT INTO "quota_window" AS q ("principal", "minute", "taken") VALUES ($1, date_trunc('minute', now()), $2)
       ON CONFLICT ("principal", "minute") DO UPDATE SET "taken" = least(q."taken" + excluded."taken", 1000000000)
       RETURNING "taken", ceil(extract(epoch FROM "minute" + interval '1 minute' - now()) * 1000)::integer AS "resetsIn"`,
      [`${principal} at ${limit}`, want], // another quota counts anew: what a demo load took freely is not held against anybody
    );
    const { taken, resetsIn } = row ?? { taken: limit, resetsIn: 0 };
    return { granted: Math.max(0, Math.min(want, limit - (taken - want))), remaining: Math.max(0, limit - taken), resetsIn };
  }

  @Watches(60_000)
  async forget(): Promise<void> {
    await this.db.unitOfWork(() => this.db.execute(`DELETE FROM "quota_window" WHERE "minute" < now() - interval '5 minutes'`));
  }
}
