import { Code, Flag, Id, Instant, ListOf, OneOf, Text } from './fields.js';

/** A decision on one step of a review. */
export class DecideReview {
  @Code({ doc: 'Which step you decide, e.g. `legal`' }) readonly step!: string;
  @Flag({ doc: 'true: agreed; false: returned to the author, then a comment is needed' }) readonly approve!: boolean;
  @Text({ max: 500, optional: true }) readonly comment?: string;
}

export class ReviewStepView {
  @Code() readonly step!: string;
  @OneOf(['pending', 'approved', 'returned'], { name: 'ReviewDecision' }) readonly decision!: string;
  @Id({ nullable: true }) readonly by!: string | null;
  @Text({ nullable: true }) readonly byName!: string | null;
  @Text({ nullable: true, doc: 'For whom a deputy decided (ORG-08)' }) readonly onBehalfOfName!: string | null;
  @Instant({ nullable: true }) readonly at!: string | null;
  @Text({ nullable: true }) readonly comment!: string | null;
}

export class ReviewView {
  @Text({ doc: 'Policy version that asked for these steps' }) readonly policy!: string;
  @Text({ doc: 'SHA-256 of what was submitted' }) readonly contentHash!: string;
  @ListOf(() => ReviewStepView) readonly steps!: readonly ReviewStepView[];
}
