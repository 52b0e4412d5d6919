import { businessDate } from '@tradewind/domain/business-date';
import { Fault } from '@tradewind/kernel/fault';
import type { Database } from '@tradewind/persistence/database';
import { keyOf, type DraftsInForce, type Place } from '@tradewind/policies/drafts-in-force';
import type { ReviewPolicy } from '@tradewind/policies/kinds';
import type { FactSource, Piece } from '@tradewind/policies/replay';
import { holdsIn } from '@tradewind/policies/review-conditions';
import type { StepChange, Tally } from '@tradewind/policies/tally';
import { stepsAsked, type StepRule } from './opening.js';
import type { Review, RoundRule, Step } from './review.js';

/** Rules of a review, whichever policies they come from. */
interface Rules {
  readonly steps: readonly StepRule[];
  readonly rounds?: readonly RoundRule[] | undefined;
  readonly policy: string;
}

/** Where the reviews of one kind of subject lie: expressions over its row `it`. */
export interface Reviewed {
  readonly table: string;
  readonly keys: readonly string[];
  readonly no: string;
  /** For reviews from before they said themselves what amount they were about. */
  readonly amount: string;
  /** Reviews that ended before the present one, where they are kept. */
  readonly earlier?: string;
  /** How the rules of two policies make one review, where one may need both. */
  readonly together?: (usual: Rules, besides: Rules) => Rules;
  /** What must be among the steps whatever the policies say; throws the refusal. */
  readonly assertEnough?: (review: Review, steps: readonly StepRule[]) => void;
}

interface Row {
  readonly id: string;
  readonly org: string;
  readonly no: string | null;
  readonly amount: string;
  readonly review: Review | null;
  readonly earlier: readonly Review[];
}

interface Submitted extends Omit<Row, 'review' | 'earlier' | 'no'>, Place {
  readonly no: string;
  readonly review: Review;
}

const ROWS = 1_000;

/** Reviews that were submitted in the period, opened again under the drafts by the function that opens them (ORG-07). */
export const reviewsOf = (db: Database, where: Reviewed): FactSource => ({
  keys: where.keys,
  replay: async (piece) => {
    const rows = await db.query<Row>(rowsOf(where), [piece.from, piece.to, piece.drafts.orgsOf(where.keys), piece.after, ROWS]);
    const submitted = rows.flatMap((row) => submittedIn(row, piece));
    piece.tally.look(submitted.length);
    const draftOf = await draftsOf(where, piece.drafts, submitted);
    for (const each of submitted) await again(each, where, { ...piece, draftOf });
    return rows.length < ROWS ? null : (rows.at(-1)?.id ?? null);
  },
});

/** A row that was last changed before the period, or begun after it, was not submitted in it. */
const rowsOf = ({ table, no, amount, earlier }: Reviewed): string =>
  `SELECT it."id", it."org", ${no} AS "no", (${amount})::text AS "amount", it."review", ${earlier ?? `'[]'::jsonb`} AS "earlier" FROM "${table}" it
    WHERE it."updatedAt" >= $1::date::timestamp AT TIME ZONE 'Asia/Shanghai' AND it."createdAt" < ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND EXISTS (SELECT FROM unnest($3::text[]) unit WHERE it."org" = unit OR starts_with(it."org", unit || '.'))
      AND ($4::uuid IS NULL OR it."id" > $4) AND it."review" IS NOT NULL
    ORDER BY it."id" LIMIT $5`;

function submittedIn({ review, earlier, ...row }: Row, { from, to }: Piece): Submitted[] {
  return [...earlier, ...(review ? [review] : [])].flatMap((each) => {
    const on = each.submittedAt === undefined ? null : businessDate(new Date(each.submittedAt));
    return on !== null && on >= from && on <= to ? [{ ...row, no: row.no ?? row.id, review: each, on }] : [];
  });
}

type DraftOf = (key: string, place: Place) => ReviewPolicy | null;

async function draftsOf({ keys }: Reviewed, drafts: DraftsInForce, places: readonly Place[]): Promise<DraftOf> {
  const found = await Promise.all(keys.map(async (key) => [key, await drafts.of<ReviewPolicy>(key, places)] as const));
  const byKey = new Map(found);
  return (key, place) => byKey.get(key)?.(place) ?? null;
}

interface Anew extends Piece {
  readonly draftOf: DraftOf;
}

async function again(submitted: Submitted, where: Reviewed, { drafts, draftOf, tally }: Anew): Promise<void> {
  const { review, no } = submitted;
  const amount = review.amount ?? submitted.amount;
  const before = review.steps.filter(({ addedBy }) => addedBy === undefined);
  const rules = await rulesFor(submitted, where, { drafts, draftOf });
  const key = keyOf(review.policy);
  if (rules === null) {
    unchanged(key, before, { tally, amount, no });
    return;
  }
  try {
    const after = stepsAsked({ ...rules, amount, facts: review.facts ?? { amount }, holds: holdsIn(key) });
    where.assertEnough?.(review, after);
    const changes = compared(before, after);
    for (const [step, change] of changes) tally.step(key, step, change, amount);
    tally.review(
      key,
      [...changes.values()].some((change) => change !== 'same'),
      amount,
      no,
    );
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tally.review(key, true, amount, no);
    tally.outcome(key, error.code, 'stopped', amount, no);
  }
}

function unchanged(key: string, before: readonly Step[], { tally, amount, no }: { tally: Tally; amount: string; no: string }): void {
  for (const { step } of before) tally.step(key, step, 'same', amount);
  tally.review(key, false, amount, no);
}

/** The drafts in place of the versions it was opened under; null where none of these would have been another. */
async function rulesFor(submitted: Submitted, { together }: Reviewed, { drafts, draftOf }: Pick<Anew, 'drafts' | 'draftOf'>): Promise<Rules | null> {
  const versions = submitted.review.policy.split(' + ');
  const drafted = versions.map((version) => draftOf(keyOf(version), submitted));
  if (drafted.every((draft) => draft === null)) return null;
  const rules: Rules[] = [];
  for (const [i, version] of versions.entries()) {
    const value = drafted[i] ?? (await drafts.versionNamed<ReviewPolicy>(version));
    if (value === null) return null;
    rules.push({ steps: value.steps, rounds: value.rounds, policy: version });
  }
  const [usual, besides] = rules;
  return usual && besides && together ? together(usual, besides) : (usual ?? null);
}

function compared(before: readonly Step[], after: readonly StepRule[]): ReadonlyMap<string, StepChange> {
  const asked = new Map(before.map((step) => [step.step, whoOf(step)]));
  const would = new Map(after.map((rule) => [rule.step, whoWould(rule)]));
  const steps = [...new Set([...asked.keys(), ...would.keys()])];
  return new Map(
    steps.map((step): [string, StepChange] => {
      if (!asked.has(step)) return [step, 'added'];
      if (!would.has(step)) return [step, 'saved'];
      return [step, asked.get(step) === would.get(step) ? 'same' : 'other-people'];
    }),
  );
}

/** By the same rule the same people: whom a resolver finds, it would have found again. */
const whoOf = ({ permission, resolver, named = [], passedOver = [] }: Step): string =>
  [permission, resolver ?? [...named, ...passedOver].map(({ id }) => id).sort()].join(' ');

const whoWould = ({ permission, resolver, people = [] }: StepRule): string => [permission, resolver ?? people.map(({ personId }) => personId).sort()].join(' ');
