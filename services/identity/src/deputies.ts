import { Injectable } from '@nestjs/common';
import type { Grant } from '@tradewind/kernel/actor';
import { AllDelegations } from './delegation.repository.js';
import { lentBy } from './domain/lent.js';
import type { Described } from './domain/powers.js';
import { AccountRepository } from './person.repository.js';
import { PostRepository } from './post.repository.js';

/** What is delegated to people now: it goes into their tokens, marked with whose it is and until when. */
@Injectable()
export class Deputies {
  constructor(
    private readonly delegations: AllDelegations,
    private readonly accounts: AccountRepository,
    private readonly posts: PostRepository,
  ) {}

  /** Nothing while the person who is away has left the company: then there is nobody to act for. */
  async lentTo(personId: string, now: Date): Promise<Grant[]> {
    const all = (await this.delegations.findAll({ deputyId: personId, status: ['scheduled', 'active'] })).filter((each) => each.holdsAt(now));
    if (all.length === 0) return [];
    const described = await this.described();
    const lent = await Promise.all(
      all.map(async (delegation) => {
        const principal = await this.accounts.get(delegation.ownerId);
        if (principal.status !== 'active') return [];
        const marks = { onBehalfOf: delegation.principal, until: Math.floor(delegation.until.getTime() / 1000) };
        return lentBy(principal, delegation, described).map((grant): Grant => ({ ...grant, ...marks }));
      }),
    );
    return lent.flat();
  }

  async described(): Promise<Described> {
    return new Map((await this.posts.findAll({})).map((post) => [post.key, post]));
  }
}
