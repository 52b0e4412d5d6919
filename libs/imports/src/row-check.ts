import type { ImportField } from '@tradewind/contracts/imports/importable';
import { rowMiscalculated, rowSameAs, rowWithout } from '@tradewind/contracts/imports/imports.faults';
import type { ReadRow } from './file/read-row.js';
import { problemOf, type Fields, type Intake, type RowProblem } from './intake.js';

/** What a spreadsheet shows where a formula came to nothing. */
const NO_RESULT = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!)$/;

/** What the columns give, as the row has it. */
export function fieldsIn({ cells }: ReadRow, places: ReadonlyMap<string, number>): Fields {
  const fields: Record<string, string> = {};
  for (const [field, place] of places) if (cells[place]) fields[field] = cells[place];
  return fields;
}

/** Looks at rows one after the other, as long as a file goes on: what is wrong with each by itself, and which came before. */
export class RowCheck {
  /** Where in the file each key was seen first, in a row that was right. */
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly fields: readonly ImportField[],
    private readonly places: ReadonlyMap<string, number>,
    private readonly intake: Intake,
  ) {}

  /** For each row what is wrong with it: by itself, with an earlier row, with what is there already. */
  async of(rows: readonly ReadRow[]): Promise<readonly (readonly RowProblem[])[]> {
    const looked = rows.map((row) => this.look(row));
    const right = looked.filter(({ problems }) => problems.length === 0);
    const known = await this.intake.known(right.map(({ row }) => row));
    right.forEach((each, i) => {
      const refusal = known[i];
      if (refusal) each.problems = [problemOf(null, refusal)];
    });
    return looked.map(({ problems }) => problems);
  }

  private look(read: ReadRow): { readonly row: object; problems: readonly RowProblem[] } {
    const given = fieldsIn(read, this.places);
    const row = this.intake.rowOf(given);
    const unsaid = this.fields.flatMap((field) => unsaidIn(field, given));
    const problems = unsaid.length > 0 ? unsaid : this.intake.problemsOf(row);
    return { row, problems: problems.length > 0 ? problems : this.seenBefore(row, read.row) };
  }

  private seenBefore(row: object, at: number): readonly RowProblem[] {
    const keys = this.intake.keysOf(row);
    const before = keys.map((key) => this.seen.get(key)).find((earlier) => earlier !== undefined);
    if (before !== undefined) return [problemOf(null, rowSameAs({ row: before }))];
    for (const key of keys) this.seen.set(key, at);
    return [];
  }
}

function unsaidIn({ name, required, heading: [en, zh] }: ImportField, given: Fields): RowProblem[] {
  const text = given[name];
  if (text === undefined) return required ? [problemOf(name, rowWithout({ heading: [en, zh] }))] : [];
  return NO_RESULT.test(text) ? [problemOf(name, rowMiscalculated())] : [];
}
