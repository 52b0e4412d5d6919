import { Injectable } from '@nestjs/common';
import { escalateDue } from '@tradewind/approvals/escalating';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { CreditProfileRepository } from '../credit-profile.repository.js';

/** Escalates the steps of reviews that wait longer than the policy lets them (ORG-07). */
@Injectable()
export class ReviewClocksWatch {
  constructor(
    private readonly db: Database,
    private readonly profiles: CreditProfileRepository,
  ) {}

  @Watches(1000)
  async escalate(at: Date): Promise<void> {
    await escalateDue({ db: this.db, repository: this.profiles, table: 'credit_profile' }, at);
  }
}
