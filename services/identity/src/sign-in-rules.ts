import { Injectable } from '@nestjs/common';
import type { PostHeld } from '@tradewind/kernel/actor';
import { Fault } from '@tradewind/kernel/fault';
import { signInPolicy, type SignInPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { policyMissing } from '@tradewind/policies/policy-faults';

const IDLE_MINUTES = 60;

/** What the sign-in policy says: a policy, so that it has a date and somebody who approved it. */
@Injectable()
export class SignInRules {
  constructor(private readonly policies: Policies) {}

  /** Whether one of the posts cannot be used without a second factor. */
  async demandSecondFactorOf({ posts }: { readonly posts: readonly PostHeld[] }): Promise<boolean> {
    for (const { post, org } of posts) if ((await this.at(org)).mfaPosts.includes(post)) return true;
    return false;
  }

  /** After so many minutes without a new token one signs in again. */
  async idleMinutesAt(org: string): Promise<number> {
    return (await this.at(org)).idleMinutes ?? IDLE_MINUTES;
  }

  /** Before the first policy nobody could approve one without signing in. */
  private async at(org: string): Promise<SignInPolicy> {
    try {
      return (await this.policies.inForce(signInPolicy, org)).value;
    } catch (error) {
      if (error instanceof Fault && error.code === policyMissing.code) return { mfaPosts: [] };
      throw error;
    }
  }
}
