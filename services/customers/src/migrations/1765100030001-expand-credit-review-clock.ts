import { addReviewClocks, dropReviewClocks } from '@tradewind/approvals/review-clock.migration';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['credit_profile'];

export class ExpandCreditReviewClock1765100030001 implements MigrationInterface {
  readonly transaction = false;

  up(db: QueryRunner): Promise<void> {
    return addReviewClocks(db, TABLES);
  }

  down(db: QueryRunner): Promise<void> {
    return dropReviewClocks(db, TABLES);
  }
}
