import { Injectable } from '@nestjs/common';
import { BudgetLedger } from './budget-ledger.js';
import { ClaimRepository } from './claim.repository.js';
import type { Charge } from './domain/charge.js';
import type { Claim } from './domain/claim.js';
import { Vouchers } from './vouchers.js';

const NOTHING: Charge = { kind: 'nothing', needs: [] };

/** Where a claim, its budget and its vouchers change together: in one transaction, or not at all. */
@Injectable()
export class ClaimDesk {
  constructor(
    private readonly claims: ClaimRepository,
    private readonly ledger: BudgetLedger,
    private readonly vouchers: Vouchers,
  ) {}

  /** Whatever is decided about a claim, its budget and its vouchers follow; no verb can forget to (EXP-08, EXP-15). */
  async decide(claimId: string, verb: (claim: Claim) => void): Promise<Claim> {
    let before = NOTHING;
    const claim = await this.claims.update(claimId, (it) => {
      before = it.charge();
      verb(it);
    });
    const after = claim.charge();
    if (before.kind === after.kind) return claim;
    // asked together: the budget is locked first, and what it refuses counts first
    const asked = [this.ledger.charge(claim.budgetId, before, after), this.vouchers.keep(claim.id, claim.vouchers())];
    for (const done of await Promise.allSettled(asked)) if (done.status === 'rejected') throw done.reason as Error;
    return claim;
  }
}
