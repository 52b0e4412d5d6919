import { addReviewClocks, dropReviewClocks } from '@tradewind/approvals/review-clock.migration';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['supplement'];

export class ExpandSupplementReviewClock1766400030001 implements MigrationInterface {
  readonly transaction = false;

  up(db: QueryRunner): Promise<void> {
    return addReviewClocks(db, TABLES);
  }

  down(db: QueryRunner): Promise<void> {
    return dropReviewClocks(db, TABLES);
  }
}
