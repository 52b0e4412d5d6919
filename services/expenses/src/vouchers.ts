import { Injectable } from '@nestjs/common';
import { voucherAlreadyClaimed } from '@tradewind/contracts/expenses/claims.api';
import { Database } from '@tradewind/persistence/database';

/** The register of claimed vouchers 凭证. */
@Injectable()
export class Vouchers {
  constructor(private readonly db: Database) {}

  /** The claim keeps exactly these from now on; refused when another claim has one of them (EXP-08). */
  async keep(claimId: string, voucherNos: readonly string[]): Promise<void> {
    const inOrder = [...voucherNos].sort();
    const [, , [taken]] = await Promise.all([
      this.db.execute('DELETE FROM "claimed_voucher" WHERE "claimId" = $1 AND "voucherNo" <> ALL($2)', [claimId, inOrder]),
      // A number that is being claimed elsewhere at this moment makes the insert wait for that claim; in order, so that nobody waits in a circle.
      this.db.execute('INSERT INTO "claimed_voucher" ("voucherNo", "claimId") SELECT no, $1 FROM unnest($2::text[]) AS no ORDER BY no ON CONFLICT DO NOTHING', [
        claimId,
        inOrder,
      ]),
      this.db.execute<{ voucherNo: string }>('SELECT "voucherNo" FROM "claimed_voucher" WHERE "voucherNo" = ANY($2) AND "claimId" <> $1 LIMIT 1', [
        claimId,
        inOrder,
      ]),
    ]);
    if (taken) throw voucherAlreadyClaimed(taken);
  }
}
