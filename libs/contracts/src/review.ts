import { Code, Count, Flag, Id, Instant, ListOf, OneOf, Text, Texts } from './fields.js';

/** A decision on one step of a review. */
export class DecideReview {
  @Code({ doc: 'Which step you decide, e.g. `legal`' }) readonly step!: string;
  @Flag({ doc: 'true: agreed; false: returned to the author, then a comment is needed' }) readonly approve!: boolean;
  @Text({ max: 500, optional: true }) readonly comment?: string;
}

/** Back to a step that had agreed: it decides again, and whatever was decided after it is void. */
export class ReturnToStep {
  @Code({ doc: 'Which step you decide' }) readonly step!: string;
  @Code({ doc: 'The step that is to decide again' }) readonly to!: string;
  @Text({ max: 500, doc: 'Why' }) readonly comment!: string;
}

/** 加签: somebody else must agree besides; nothing that the policy asks for is left out for it. */
export class AddApprover {
  @Code({ doc: 'Which step you decide' }) readonly step!: string;
  @Id({ doc: 'Who is to agree as well; their posts must allow them to decide this kind of case' }) readonly personId!: string;
  @OneOf(['before', 'after', 'parallel'], { name: 'AddedWhere', doc: 'In relation to your step' }) readonly where!: 'before' | 'after' | 'parallel';
  @Text({ max: 500, optional: true }) readonly comment?: string;
}

/** To withdraw or urge a case, with a word on why. */
export class SubmitterSays {
  @Text({ max: 500, optional: true }) readonly comment?: string;
}

export class ReviewStepView {
  @Code() readonly step!: string;
  @Count({ min: 1 }) readonly round!: number;
  @OneOf(['pending', 'approved', 'returned', 'rejected'], { name: 'ReviewDecision' }) readonly decision!: string;
  @OneOf(['pending', 'waiting', 'not-needed', 'approved', 'returned', 'rejected'], {
    name: 'ReviewStepState',
    doc: '`waiting`: can be decided now; `not-needed`: its round closed without it',
  })
  readonly state!: string;
  @Id({ nullable: true }) readonly by!: string | null;
  @Text({ nullable: true }) readonly byName!: string | null;
  @Text({ nullable: true, doc: 'For whom a deputy decided (ORG-08)' }) readonly onBehalfOfName!: string | null;
  @Instant({ nullable: true }) readonly at!: string | null;
  @Text({ nullable: true }) readonly comment!: string | null;
  @Texts({ doc: 'Of those whose post has this duty only these decide; empty: any of them' }) readonly named!: readonly string[];
  @Text({ nullable: true, doc: 'Who added this step to those of the policy' }) readonly addedByName!: string | null;
  @Instant({ nullable: true, doc: 'When it is escalated unless it is decided' }) readonly dueAt!: string | null;
  @Instant({ nullable: true }) readonly escalatedAt!: string | null;
}

/** Something that happened to a case; decisions stay here when they have become void. */
export class ReviewEntryView {
  @OneOf(['approved', 'returned', 'rejected', 'returned-to', 'added', 'withdrawn', 'urged', 'escalated'], { name: 'ReviewEvent' }) readonly what!: string;
  @Code({ nullable: true }) readonly step!: string | null;
  @Code({ nullable: true, doc: 'The step it went back to, or that was added' }) readonly other!: string | null;
  @Id({ nullable: true, doc: 'Null where a clock did it' }) readonly by!: string | null;
  @Text({ nullable: true }) readonly byName!: string | null;
  @Text({ nullable: true }) readonly onBehalfOfName!: string | null;
  @Instant() readonly at!: string;
  @Text({ nullable: true }) readonly comment!: string | null;
}

export class ReviewView {
  @Text({ doc: 'Policy version that asked for these steps' }) readonly policy!: string;
  @Text({ doc: 'SHA-256 of what was submitted' }) readonly contentHash!: string;
  @OneOf(['open', 'approved', 'returned', 'rejected', 'withdrawn'], { name: 'ReviewOutcome' }) readonly outcome!: string;
  @Instant({ nullable: true }) readonly submittedAt!: string | null;
  @ListOf(() => ReviewStepView) readonly steps!: readonly ReviewStepView[];
  @ListOf(() => ReviewEntryView, { min: 0, doc: 'Oldest first' }) readonly history!: readonly ReviewEntryView[];
}
