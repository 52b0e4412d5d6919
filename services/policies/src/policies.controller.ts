import { Controller } from '@nestjs/common';
import type { Page } from '@tradewind/contracts/page';
import {
  policiesApi,
  type FindPolicies,
  type PolicyId,
  type PolicyView,
  type ProposePolicy,
  type RejectPolicy,
} from '@tradewind/contracts/policies/policies.api';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Policy } from './domain/policy.js';
import { PolicyRepository } from './policy.repository.js';
import { policyView } from './policy.view.js';

@Controller()
export class PoliciesController {
  constructor(private readonly policies: PolicyRepository) {}

  @Handles(policiesApi.propose)
  async propose(proposal: ProposePolicy, author: Actor): Promise<PolicyView> {
    return policyView(await this.policies.add(Policy.propose(proposal, author)));
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

  @Handles(policiesApi.get)
  async get({ policyId }: PolicyId): Promise<PolicyView> {
    return policyView(await this.policies.get(policyId));
  }

  @Handles(policiesApi.find)
  find({ limit, cursor, ...filters }: FindPolicies): Promise<Page<PolicyView>> {
    return this.policies.page({ limit, cursor }, filters, policyView);
  }
}
