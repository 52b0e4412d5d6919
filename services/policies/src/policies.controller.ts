import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import {
  policiesApi,
  policyKindUnknown,
  type AskPoliciesInForce,
  type FindPolicies,
  type PoliciesInForceView,
  type PolicyId,
  type PolicyView,
  type ProposePolicy,
  type RejectPolicy,
} from '@tradewind/contracts/policies/policies.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { POLICY_KINDS } from '@tradewind/policies/kinds';
import { asked } from '@tradewind/policies/resolution';
import { Policy } from './domain/policy.js';
import { PolicyRepository } from './policy.repository.js';
import { policyInForceView, policyView } from './policy.view.js';
import { PolicySurroundings } from './policy-surroundings.js';

@Controller()
export class PoliciesController {
  constructor(
    private readonly policies: PolicyRepository,
    private readonly surroundings: PolicySurroundings,
  ) {}

  @Handles(policiesApi.propose)
  async propose(proposal: ProposePolicy, author: Actor, at: Date): Promise<PolicyView> {
    const around = await this.surroundings.of(proposal, at);
    return policyView(await this.policies.add(Policy.propose(proposal, author, around)));
  }

  @Handles(policiesApi.approve)
  async approve({ policyId }: PolicyId, approver: Actor, at: Date): Promise<PolicyView> {
    const policyVersion = await this.policies.nextVersion(policyId);
    return policyView(
      await this.policies.update(policyId, (policy) => {
        policy.approve(policyVersion, approver, at);
      }),
    );
  }

  @Handles(policiesApi.reject)
  async reject({ policyId, reason }: PolicyId & RejectPolicy, approver: Actor, at: Date): Promise<PolicyView> {
    return policyView(
      await this.policies.update(policyId, (policy) => {
        policy.reject(reason, approver, at);
      }),
    );
  }

  @Handles(policiesApi.inForce)
  async inForce({ org, key, ...when }: AskPoliciesInForce, _: Actor, at: Date): Promise<PoliciesInForceView> {
    const known = POLICY_KINDS.map((kind) => kind.key);
    if (key !== undefined && !known.includes(key)) throw policyKindUnknown({ key, known });
    const { on, asKnownAt } = asked(when, at);
    const keys = key === undefined ? known : [key];
    const policies = (await this.policies.inForce(keys, org, { on, asKnownAt })).map(policyInForceView);
    const missing = keys.filter((each) => !policies.some((policy) => policy.key === each));
    return { org, on, asKnownAt: asKnownAt.toISOString(), policies, missing };
  }

  @Handles(policiesApi.get)
  async get({ policyId }: PolicyId): Promise<PolicyView> {
    return policyView(await this.policies.get(policyId));
  }

  @Handles(policiesApi.find)
  find({ limit, cursor, ...filters }: FindPolicies): Promise<Page<PolicyView>> {
    return this.policies.page({ limit, cursor }, filters, policyView);
  }
}
