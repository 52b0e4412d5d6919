import { Injectable } from '@nestjs/common';
import type { Grant, PostHeld } from '@tradewind/kernel/actor';
import { AllDelegations } from './delegation.repository.js';
import type { Delegation } from './domain/delegation.js';
import { lentBy } from './domain/lent.js';
import type { Person } from './domain/person.js';
import type { Described } from './domain/powers.js';
import { AccountRepository } from './person.repository.js';
import { PostRepository } from './post.repository.js';

interface Running {
  readonly delegation: Delegation;
  readonly principal: Person;
}

/** What is delegated to people now: it goes into their tokens, marked with whose it is and until when. */
@Injectable()
export class Deputies {
  constructor(
    private readonly delegations: AllDelegations,
    private readonly accounts: AccountRepository,
    private readonly posts: PostRepository,
  ) {}

  async lentTo(personId: string, now: Date): Promise<Grant[]> {
    const running = await this.runningFor(personId, now);
    if (running.length === 0) return [];
    const described = await this.described();
    return running.flatMap(({ delegation, principal }) => {
      const marks = { onBehalfOf: delegation.principal, until: Math.floor(delegation.until.getTime() / 1000) };
      return lentBy(principal, delegation, described).map((grant): Grant => ({ ...grant, ...marks }));
    });
  }

  /** The posts somebody acts in now: what is demanded of a post's holder is demanded of the deputy. */
  async actedInBy(personId: string, now: Date): Promise<PostHeld[]> {
    const running = await this.runningFor(personId, now);
    return running.flatMap(({ delegation, principal }) => principal.posts.filter(({ post }) => delegation.post === null || delegation.post === post));
  }

  /** None while the person who is away has left the company: then there is nobody to act for. */
  private async runningFor(deputyId: string, now: Date): Promise<Running[]> {
    const delegations = (await this.delegations.findAll({ deputyId, status: ['scheduled', 'active'] })).filter((each) => each.holdsAt(now));
    const running = await Promise.all(delegations.map(async (delegation) => ({ delegation, principal: await this.accounts.get(delegation.ownerId) })));
    return running.filter(({ principal }) => principal.status === 'active');
  }

  async described(): Promise<Described> {
    return new Map((await this.posts.findAll({})).map((post) => [post.key, post]));
  }
}
