import type { Violation } from './invariant.js';

export interface Outcome {
  readonly id: string;
  readonly sentence: string;
  readonly state: 'holds' | 'violated' | 'not checked';
  /** Rows, events or commands that it was held against. */
  readonly looked: number;
  readonly seconds: number;
  readonly count: number;
  /** The first of them. */
  readonly violations: readonly Violation[];
  /** What was not checked, and why; empty when all was. */
  readonly note: string;
}

export interface Report {
  readonly at: string;
  readonly seconds: number;
  readonly settleSeconds: number;
  readonly violations: number;
  readonly outcomes: readonly Outcome[];
}

const SIGNS: Readonly<Record<Outcome['state'], string>> = { holds: '✓', violated: '✗', 'not checked': '–' };

/** For people: a line for each invariant, and under it the rows that break it. */
export function tableOf({ outcomes, violations, seconds }: Report): string {
  const lines = outcomes.flatMap((outcome) => [lineOf(outcome), ...detailsOf(outcome)]);
  const held = outcomes.filter(({ state }) => state === 'holds').length;
  return [
    ...lines,
    '',
    `${violations === 0 ? '✓' : '✗'} ${violations} violations; ${held} of ${outcomes.length} invariants hold  ${seconds.toFixed(1)} s`,
  ].join('\n');
}

const lineOf = ({ id, state, looked, count, sentence }: Outcome): string =>
  `${SIGNS[state]} ${id.padEnd(4)}${String(looked).padStart(9)}  ${count === 0 ? '' : `${count} × `}${sentence}`;

function detailsOf({ violations, count, note }: Outcome): string[] {
  const named = violations.map(({ database, what, row }) => `      ${database}: ${what}: ${JSON.stringify(row)}`);
  const rest = count > violations.length ? [`      … and ${count - violations.length} more`] : [];
  return [...(note === '' ? [] : [`      ${note}`]), ...named, ...rest];
}
