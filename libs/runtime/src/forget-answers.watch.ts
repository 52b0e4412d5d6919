import { Injectable } from '@nestjs/common';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { StoredAnswers } from '@tradewind/persistence/stored-answers';

const BATCH = 5_000;

/** Answers under an Idempotency-Key are kept seven days and then removed, a batch at a time (R6). */
@Injectable()
export class ForgetAnswers {
  constructor(
    private readonly db: Database,
    private readonly answers: StoredAnswers,
  ) {}

  @Watches(60_000)
  async forget(): Promise<void> {
    while ((await this.db.unitOfWork(() => this.answers.forget(BATCH))) === BATCH);
  }
}
