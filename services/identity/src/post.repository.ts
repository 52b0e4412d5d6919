import { Injectable } from '@nestjs/common';
import { postUnknown } from '@tradewind/contracts/identity/identity.faults';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Post } from './domain/post.js';

@Injectable()
export class PostRepository extends AggregateRepository<Post> {
  constructor(db: Database) {
    super(db, Post, (post) => postUnknown({ post }), 'company');
  }
}
