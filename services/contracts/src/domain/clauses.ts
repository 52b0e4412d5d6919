/** A clause of a wording is a line of it, counted from 1; empty lines are layout. */
export const clausesOf = (wording: string): string[] =>
  wording
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What one clause is to say instead; null leaves it out. */
interface ClauseChange {
  readonly clause: number;
  readonly wording: string | null;
}

/** The wording with these clauses changed; all else, layout included, stays as it is. */
export function reworded(wording: string, changes: readonly ClauseChange[]): string {
  let clause = 0;
  const said = (line: string): string[] => {
    if (line.trim() === '') return [line];
    clause += 1;
    const change = changes.find((each) => each.clause === clause);
    if (change === undefined) return [line];
    return change.wording === null ? [] : [change.wording];
  };
  return wording.split('\n').flatMap(said).join('\n');
}

/** Clause by clause the same words; layout says nothing. */
export const saysTheSame = (one: string, other: string): boolean => clausesOf(one).join('\n') === clausesOf(other).join('\n');
