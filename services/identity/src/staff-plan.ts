import { Injectable } from '@nestjs/common';
import { postUnknown } from '@tradewind/contracts/identity/identity.faults';
import type { PostAssignment } from '@tradewind/contracts/identity/organisation.api';
import type { PostHeld } from '@tradewind/kernel/actor';
import type { Hiring } from './domain/person.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { PostRepository } from './post.repository.js';

/** Which posts can be held where. */
@Injectable()
export class StaffPlan {
  constructor(
    private readonly units: OrgUnitRepository,
    private readonly posts: PostRepository,
  ) {}

  /** The assignments as posts held, or the refusal that names what does not exist. */
  async postsHeld(assignments: readonly PostAssignment[]): Promise<Hiring['posts']> {
    const [main, ...others] = await Promise.all(assignments.map((assignment) => this.held(assignment)));
    if (!main) throw postUnknown({ post: '' });
    return [main, ...others];
  }

  private async held({ post, org }: PostAssignment): Promise<PostHeld> {
    if (!(await this.posts.findOne({ key: post }))) throw postUnknown({ post });
    const unit = await this.units.at(org);
    unit.assertOpen();
    const { path, branchCode } = unit;
    return { post, org: path, branch: branchCode };
  }
}
