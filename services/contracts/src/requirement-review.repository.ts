import { Injectable } from '@nestjs/common';
import { requirementReviewNotFound } from '@tradewind/contracts/contracts/requirement-reviews.api';
import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import { Database } from '@tradewind/persistence/database';
import { RequirementReview } from './domain/requirement-review.js';

@Injectable()
export class RequirementReviewRepository extends AggregateRepository<RequirementReview> {
  constructor(db: Database) {
    super(db, RequirementReview, (requirementReviewId) => requirementReviewNotFound({ requirementReviewId }));
  }
}
