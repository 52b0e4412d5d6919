import { Injectable } from '@nestjs/common';
import { Fault } from '@tradewind/kernel/fault';
import { signInPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { policyMissing } from '@tradewind/policies/policy-faults';
import { HQ_PATH } from './domain/org-unit.js';
import type { Person } from './domain/person.js';

/** Which posts cannot be used without a second factor: a policy, so that it has a date and somebody who approved it. */
@Injectable()
export class SecondFactorDemand {
  constructor(private readonly policies: Policies) {}

  async concerns({ posts }: Person): Promise<boolean> {
    const demanding = await this.posts();
    return posts.some(({ post }) => demanding.includes(post));
  }

  /** Before the first policy nobody could approve one without signing in. */
  private async posts(): Promise<readonly string[]> {
    try {
      return (await this.policies.inForce(signInPolicy, HQ_PATH)).value.mfaPosts;
    } catch (error) {
      if (error instanceof Fault && error.code === policyMissing.code) return [];
      throw error;
    }
  }
}
