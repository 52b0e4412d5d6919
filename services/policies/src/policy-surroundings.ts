import { Injectable } from '@nestjs/common';
import { organisationApi, type PostView } from '@tradewind/contracts/identity/organisation.api';
import type { ProposePolicy } from '@tradewind/contracts/policies/policies.api';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { POLICY_KINDS } from '@tradewind/policies/kinds';
import type { Surroundings } from '@tradewind/policies/soundness';
import { PolicyRepository } from './policy.repository.js';

/** What a proposal is checked against: the posts as identity knows them, and the other policies of its unit on its first day. */
@Injectable()
export class PolicySurroundings {
  constructor(
    private readonly bus: OperationClient,
    private readonly policies: PolicyRepository,
  ) {}

  /** Only values that name posts or permissions need to know the posts; all others can be proposed while identity is away. */
  async of({ key, org, effectiveFrom }: ProposePolicy, at: Date): Promise<Surroundings> {
    const posts = key.endsWith('-review') || key === 'sign-in' ? await this.posts() : [];
    const kinds = POLICY_KINDS.map((kind) => kind.key);
    const others = await this.policies.inForce(kinds, org, { on: effectiveFrom, asKnownAt: at });
    return { posts, others: Object.fromEntries(others.map((policy) => [policy.key, policy.value])) };
  }

  private async posts(): Promise<Surroundings['posts']> {
    const found: PostView[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await this.bus.call(organisationApi.findPosts, { limit: 200, ...(cursor !== undefined && { cursor }) });
      found.push(...items);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    return found.map(({ key, grants }) => ({ key, permissions: grants.map(({ permission }) => permission) }));
  }
}
