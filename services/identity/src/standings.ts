import { Injectable } from '@nestjs/common';
import type { Actor } from '@tradewind/kernel/actor';
import { Deputies } from './deputies.js';
import type { Person } from './domain/person.js';
import { actorFrom } from './domain/powers.js';
import { PostRepository } from './post.repository.js';

/** What somebody may at a moment: by their posts, and by what is delegated to them. */
@Injectable()
export class Standings {
  constructor(
    private readonly posts: PostRepository,
    private readonly deputies: Deputies,
  ) {}

  async of(person: Person, now: Date): Promise<Actor> {
    const described = new Map((await this.posts.findAll({ key: person.posts.map(({ post }) => post) })).map((post) => [post.key, post]));
    return actorFrom(person, described, await this.deputies.lentTo(person.id, now));
  }
}
