import { Injectable } from '@nestjs/common';
import { MONEY_KINDS, type MoneyKind } from '@tradewind/contracts/identity/approval-paths.api';
import { businessDate } from '@tradewind/domain/business-date';
import { isWithin } from '@tradewind/kernel/actor';
import { currentCall } from '@tradewind/kernel/call';
import { Database } from '@tradewind/persistence/database';
import { claimReviewPolicy, contractReviewPolicy, creditReviewPolicy, type ReviewPolicy, type ReviewStepRule } from '@tradewind/policies/kinds';
import { ranking, versionName } from '@tradewind/policies/resolution';

const POLICY: Readonly<Record<MoneyKind, string>> = { claim: claimReviewPolicy.key, credit: creditReviewPolicy.key, contract: contractReviewPolicy.key };

interface InForce {
  readonly policy: string;
  readonly steps: readonly ReviewStepRule[];
}

/** The steps of review that the policies in force ask for, unit by unit; read once for a whole check. */
export type StepsFor = (kind: MoneyKind, org: string) => InForce;

@Injectable()
export class ReviewSteps {
  constructor(private readonly db: Database) {}

  async inForce(): Promise<StepsFor> {
    const rows = await this.db.query<{ key: string; org: string; version: number; value: ReviewPolicy }>(
      `SELECT "key", "org", "version", "value" FROM "policy_replica" WHERE "key" = ANY($1) AND "effectiveFrom" <= $2
       ORDER BY ${ranking('version')}`,
      [MONEY_KINDS.map((kind) => POLICY[kind]), businessDate(currentCall().at)],
    );
    return (kind, org) => {
      const row = rows.find((each) => each.key === POLICY[kind] && isWithin(org, each.org));
      return row ? { policy: versionName(row), steps: row.value.steps } : { policy: 'none', steps: [] };
    };
  }
}
