import { Controller } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { casesInReview } from '@tradewind/approvals/inbox';
import { returnTo, urge, type ReviewVerb } from '@tradewind/approvals/verbs';
import type { WaitingCases } from '@tradewind/contracts/approvals/approvals.api';
import {
  claimsApi,
  type ClaimId,
  type ClaimView,
  type DraftClaim,
  type FindClaims,
  type PayClaim,
  type RejectClaim,
  type ReviseClaim,
} from '@tradewind/contracts/expenses/claims.api';
import type { Page } from '@tradewind/contracts/page';
import type { AddApprover, DecideReview, ReturnToStep, SubmitterSays } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Numbers } from '@tradewind/persistence/numbers';
import { claimReviewPolicy, expensePolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { BudgetLedger } from './budget-ledger.js';
import { ClaimDesk } from './claim-desk.js';
import { ClaimRepository } from './claim.repository.js';
import { claimView, waitingClaim } from './claim.view.js';
import { Claim } from './domain/claim.js';

@Controller()
export class ClaimsController {
  constructor(
    private readonly claims: ClaimRepository,
    private readonly desk: ClaimDesk,
    private readonly ledger: BudgetLedger,
    private readonly policies: Policies,
    private readonly numbers: Numbers,
    private readonly approvers: Approvers,
  ) {}

  @Handles(claimsApi.draftClaim)
  async draftClaim(form: DraftClaim, claimant: Actor, at: Date): Promise<ClaimView> {
    const budget = await this.ledger.get(form.budgetId);
    const { value: categories } = await this.policies.inForce(expensePolicy, budget.org);
    return claimView(await this.claims.add(Claim.draft(form, { budget, categories }, claimant, at)));
  }

  @Handles(claimsApi.reviseClaim)
  async reviseClaim({ claimId, ...form }: ClaimId & ReviseClaim, claimant: Actor, at: Date): Promise<ClaimView> {
    const { budgetId } = await this.claims.get(claimId);
    const { org } = await this.ledger.get(budgetId);
    const { value: categories } = await this.policies.inForce(expensePolicy, org);
    return claimView(
      await this.desk.decide(claimId, (claim) => {
        claim.revise(form, categories, claimant, at);
      }),
    );
  }

  @Handles(claimsApi.submitClaim)
  async submitClaim({ claimId }: ClaimId, claimant: Actor, at: Date): Promise<ClaimView> {
    const draft = await this.claims.get(claimId);
    const { no, branch } = draft;
    const given = { rules: await this.approvers.inForce(claimReviewPolicy, draft), no: no ?? (await this.numbers.next(branch, 'BX', at)) };
    return claimView(
      await this.desk.decide(claimId, (claim) => {
        claim.submit(given, claimant, at);
      }),
    );
  }

  @Handles(claimsApi.decideClaim)
  async decideClaim({ claimId, ...decision }: ClaimId & DecideReview, by: Actor, at: Date): Promise<ClaimView> {
    return claimView(
      await this.desk.decide(claimId, (claim) => {
        claim.decide(decision, by, at);
      }),
    );
  }

  @Handles(claimsApi.rejectClaim)
  async rejectClaim({ claimId, ...rejection }: ClaimId & RejectClaim, by: Actor, at: Date): Promise<ClaimView> {
    return claimView(
      await this.desk.decide(claimId, (claim) => {
        claim.reject(rejection, by, at);
      }),
    );
  }

  @Handles(claimsApi.returnClaimToStep)
  async returnClaimToStep({ claimId, ...back }: ClaimId & ReturnToStep, by: Actor, at: Date): Promise<ClaimView> {
    return this.reviewed(claimId, (review, given) => returnTo(review, back, by, given), at);
  }

  @Handles(claimsApi.addClaimApprover)
  async addClaimApprover({ claimId, ...wish }: ClaimId & AddApprover, by: Actor, at: Date): Promise<ClaimView> {
    await this.claims.get(claimId); // out of reach: refused before anybody is asked about
    return this.reviewed(claimId, await this.approvers.adding(wish, claimsApi.decideClaim, by), at);
  }

  @Handles(claimsApi.urgeClaim)
  async urgeClaim({ claimId, comment }: ClaimId & SubmitterSays, submitter: Actor, at: Date): Promise<ClaimView> {
    return this.reviewed(claimId, (review) => urge(review, comment, submitter, at), at);
  }

  @Handles(claimsApi.claimsWaitingForMe)
  claimsWaitingForMe(_: object, by: Actor, at: Date): Promise<WaitingCases> {
    return casesInReview(this.claims, (it) => waitingClaim(it, by, at));
  }

  @Handles(claimsApi.payClaim)
  async payClaim({ claimId, paymentReference }: ClaimId & PayClaim, payer: Actor, at: Date): Promise<ClaimView> {
    return claimView(
      await this.desk.decide(claimId, (claim) => {
        claim.pay(paymentReference ?? null, payer, at);
      }),
    );
  }

  @Handles(claimsApi.withdrawClaim)
  async withdrawClaim({ claimId }: ClaimId, claimant: Actor, at: Date): Promise<ClaimView> {
    return claimView(
      await this.desk.decide(claimId, (claim) => {
        claim.withdraw(claimant, at);
      }),
    );
  }

  @Handles(claimsApi.getClaim)
  async getClaim({ claimId }: ClaimId): Promise<ClaimView> {
    return claimView(await this.claims.get(claimId));
  }

  @Handles(claimsApi.findClaims)
  findClaims({ limit, cursor, claimantId, ...filters }: FindClaims): Promise<Page<ClaimView>> {
    return this.claims.page({ limit, cursor }, { ...filters, ownerId: claimantId }, claimView);
  }

  private async reviewed(claimId: string, verb: ReviewVerb, at: Date): Promise<ClaimView> {
    return claimView(
      await this.desk.decide(claimId, (claim) => {
        claim.underReview(verb, at);
      }),
    );
  }
}
