import { Injectable } from '@nestjs/common';
import { sessionNotFound } from '@tradewind/contracts/identity/sign-in.faults';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { Session } from './domain/session.js';

/** Everybody's sessions; who may see or end which is said by whom they belong to, not by a post. */
@Injectable()
export class SessionRepository extends AggregateRepository<Session> {
  constructor(db: Database) {
    super(db, Session, (sessionId) => sessionNotFound({ sessionId }), 'company');
  }

  async openOf(ownerId: string): Promise<Session[]> {
    return this.findAll({ ownerId, endedAt: null });
  }
}
