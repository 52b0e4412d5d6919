import { Injectable } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { contractReviewPolicy, deviationReviewPolicy, type ReviewPolicy } from '@tradewind/policies/kinds';
import type { PolicyKind } from '@tradewind/policies/policy';
import type { ReviewRules } from './domain/deviation-review.js';

interface Subject {
  readonly org: string;
  readonly ownerId: string;
}

/** Who reviews what happens to a contract, as the policies in force where it lies have it. */
@Injectable()
export class ReviewRulesInForce {
  constructor(private readonly approvers: Approvers) {}

  /** The usual review of a contract; with it, where clauses differ from the template, those who approve that (CON-07). */
  async of(subject: Subject, deviates: boolean): Promise<{ readonly rules: ReviewRules; readonly deviation: ReviewRules | undefined }> {
    const rules = await this.by(contractReviewPolicy, subject);
    return { rules, deviation: deviates ? await this.by(deviationReviewPolicy, subject) : undefined };
  }

  async by(kind: PolicyKind<ReviewPolicy>, subject: Subject): Promise<ReviewRules> {
    const { rules, resolved } = await this.approvers.inForce(kind, subject);
    return { steps: rules.value.steps, rounds: rules.value.rounds, policy: rules.version, resolved };
  }
}
