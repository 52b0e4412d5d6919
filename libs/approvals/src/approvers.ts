import { Injectable } from '@nestjs/common';
import { standingApi, type Resolver } from '@tradewind/contracts/identity/standing.api';
import type { AddApprover } from '@tradewind/contracts/review';
import type { Actor } from '@tradewind/kernel/actor';
import type { Operation } from '@tradewind/kernel/operation';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { Standing } from '@tradewind/messaging/standing';
import type { ReviewPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import type { PolicyKind } from '@tradewind/policies/policy';
import { holdsIn } from '@tradewind/policies/review-conditions';
import type { Resolved, ReviewRules } from './opening.js';
import { addApprover, type ReviewVerb } from './verbs.js';

interface ResolvedRule {
  readonly step: string;
  readonly permission: string;
  readonly resolver?: Resolver;
}

interface Subject {
  readonly org: string;
  readonly ownerId: string;
}

/** What a review has to know of people; asked of identity before the transaction. */
@Injectable()
export class Approvers {
  constructor(
    private readonly others: ServiceCaller,
    private readonly policies: Policies,
  ) {}

  /** For whoever submits it; refused where nobody ever said who reviews. */
  async inForce(kind: PolicyKind<ReviewPolicy>, subject: Subject): Promise<ReviewRules> {
    const { value, version: policy } = await this.policies.inForce(kind, subject.org);
    const { steps, rounds } = value;
    return { steps, rounds, policy, resolved: await this.found(value, subject), holds: holdsIn(kind.key) };
  }

  /** What adds somebody, with what their posts allow now, to a case of the kind that `decide` decides. */
  async adding({ personId, ...wish }: AddApprover, decide: Operation, by: Actor): Promise<ReviewVerb> {
    const person = await new Standing(this.others).of(personId);
    return (review, given) => addApprover(review, { ...wish, person, permission: decide.spec.allow }, by, given);
  }

  /** Whom the resolvers of these steps find for this subject; nobody is asked where there are none. */
  async found({ steps }: { readonly steps: readonly ResolvedRule[] }, { org, ownerId }: Subject): Promise<Resolved> {
    const asked = steps.flatMap(({ step, permission, resolver }) => (resolver ? [{ step, permission, resolver }] : []));
    const found = asked.map(async ({ step, permission, resolver }) => {
      const { levels } = await this.others.ask(standingApi.approversFor, { resolver, permission, org, ownerId });
      return [step, levels.map(({ people }) => people)] as const;
    });
    return Object.fromEntries(await Promise.all(found));
  }
}
