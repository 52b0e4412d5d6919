import { defineApi, serviceOperation, type Api, type Operation } from '@tradewind/kernel/operation';
import { Amount, Code, Count, DateOnly, Flag, Id, Json, ListOf, OneOf, OrgPath, Text, Texts } from '../fields.js';

/** Which service keeps the facts that values of a kind decide; what a kind not named here would change cannot be replayed. */
export const REPLAYED_BY = {
  'contract-review': ['contracts'],
  'deviation-review': ['contracts'],
  'contract-template': ['contracts'],
  'price-limits': ['contracts'],
  'price-exception-review': ['contracts'],
  'lot-price-review': ['contracts'],
  'claim-review': ['expenses'],
  'budget-review': ['expenses'],
  'credit-review': ['customers'],
  credit: ['customers', 'orders'],
  payment: ['orders'],
  kpi: ['performance'],
  bonus: ['performance'],
} as const satisfies Readonly<Record<string, readonly Replaying[]>>;

export const REPLAYING = ['contracts', 'customers', 'expenses', 'orders', 'performance'] as const;
export type Replaying = (typeof REPLAYING)[number];

export class DraftValue {
  @Code() readonly key!: string;
  @OrgPath({ doc: 'Unit it is to hold for' }) readonly org!: string;
  @Json() readonly value!: object;
}

/** What happened in a period, asked again under other values. */
export class ReplayFacts {
  @DateOnly() readonly from!: string;
  @DateOnly({ doc: 'Last day' }) readonly to!: string;
  @ListOf(() => DraftValue, { max: 50 }) readonly drafts!: readonly DraftValue[];
  @Text({ max: 200, optional: true, doc: '`next` of the piece before' }) readonly after?: string;
}

/** One step of one kind of review: how often it was asked for, and how often it would have been. */
export class ReplayedStepView {
  @Code({ doc: 'Kind of review' }) readonly key!: string;
  @Code() readonly step!: string;
  @Count({ doc: 'Reviews that had it' }) readonly before!: number;
  @Count({ doc: 'Reviews that would have had it' }) readonly after!: number;
  @Count({ doc: 'Approvals more' }) readonly added!: number;
  @Count({ doc: 'Approvals less' }) readonly saved!: number;
  @Count({ doc: 'The step stays and other people would decide it' }) readonly otherPeople!: number;
  @Amount({ doc: 'What the reviews with one more were about' }) readonly amountAdded!: string;
  @Amount({ doc: 'What the reviews with one less were about' }) readonly amountSaved!: string;
}

/** All reviews of one kind. */
export class ReplayedReviewsView {
  @Code() readonly key!: string;
  @Count({ doc: 'Submitted in the period under units the drafts are for' }) readonly reviews!: number;
  @Count({ doc: 'Of these: other steps, or other people' }) readonly changed!: number;
  @Amount({ doc: 'What the changed ones were about' }) readonly amountChanged!: string;
  @Texts({ doc: 'Numbers of some of them' }) readonly examples!: readonly string[];
}

export const REPLAY_EFFECTS = ['stopped', 'freed', 'sooner', 'later', 'deviating', 'conforming'] as const;
export type ReplayEffect = (typeof REPLAY_EFFECTS)[number];

/** What would not have gone on, would have gone on at once, been due on another day, or said something else than its template, or no longer; `code`: of the refusal, where there is one. */
export class ReplayedOutcomeView {
  @Text({ max: 100, doc: 'What: `order`, `credit`, `contract-review` …' }) readonly subject!: string;
  @Text({ max: 100, doc: 'Code of the refusal, or of the term that changes' }) readonly code!: string;
  @OneOf(REPLAY_EFFECTS, { name: 'ReplayEffect' }) readonly effect!: ReplayEffect;
  @Count() readonly count!: number;
  @Amount() readonly amount!: string;
  @Texts({ doc: 'Numbers of some of them' }) readonly examples!: readonly string[];
}

/** What somebody got for the closed months of the period, and would have got. */
export class ReplayedBonusView {
  @Id() readonly personId!: string;
  @Text() readonly personName!: string;
  @OrgPath() readonly org!: string;
  @Count() readonly months!: number;
  @Amount() readonly before!: string;
  @Amount() readonly after!: string;
}

/** A piece of the difference; pieces are added up. */
export class ReplayedView {
  @Count({ doc: 'Facts looked at' }) readonly facts!: number;
  @ListOf(() => ReplayedReviewsView, { min: 0 }) readonly reviews!: readonly ReplayedReviewsView[];
  @ListOf(() => ReplayedStepView, { min: 0 }) readonly steps!: readonly ReplayedStepView[];
  @ListOf(() => ReplayedOutcomeView, { min: 0 }) readonly outcomes!: readonly ReplayedOutcomeView[];
  @ListOf(() => ReplayedBonusView, { min: 0 }) readonly bonuses!: readonly ReplayedBonusView[];
}

export class ReplayedPieceView extends ReplayedView {
  @Text({ nullable: true, max: 200 }) readonly next!: string | null;
  @Flag({ doc: 'Nothing is left' }) readonly complete!: boolean;
}

type ReplayApi = Api & { readonly replay: Operation<ReplayFacts, ReplayedPieceView> };

/** Each service looks at its own facts with its own rules; only figures and numbers of documents leave it. */
const replayApi = (service: Replaying): ReplayApi =>
  defineApi(service, {
    replay: serviceOperation({
      from: ['policies'],
      summary: `What ${service} recorded in a period, decided again under draft values (XCT-01)`,
      query: ReplayFacts,
      reply: ReplayedPieceView,
    }),
  });

export const REPLAY_APIS = Object.fromEntries(REPLAYING.map((service) => [service, replayApi(service)])) as unknown as Readonly<Record<Replaying, ReplayApi>>;
