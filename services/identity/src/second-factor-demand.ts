import { Injectable } from '@nestjs/common';
import type { PostHeld } from '@tradewind/kernel/actor';
import { Fault } from '@tradewind/kernel/fault';
import { signInPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { policyMissing } from '@tradewind/policies/policy-faults';

/** Which posts cannot be used without a second factor: a policy, so that it has a date and somebody who approved it. */
@Injectable()
export class SecondFactorDemand {
  constructor(private readonly policies: Policies) {}

  async concerns({ posts }: { readonly posts: readonly PostHeld[] }): Promise<boolean> {
    for (const held of posts) if (await this.demandedFor(held)) return true;
    return false;
  }

  /** Before the first policy nobody could approve one without signing in. */
  private async demandedFor({ post, org }: PostHeld): Promise<boolean> {
    try {
      return (await this.policies.inForce(signInPolicy, org)).value.mfaPosts.includes(post);
    } catch (error) {
      if (error instanceof Fault && error.code === policyMissing.code) return false;
      throw error;
    }
  }
}
