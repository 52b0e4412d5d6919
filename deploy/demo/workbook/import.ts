import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Directory, type Account } from '../directory.ts';
import { checkRows } from './check.ts';
import { SHEETS } from './columns.ts';
import { whatIsKnown } from './known.ts';
import { readWorkbook, type Problem } from './read.ts';
import { writeRows, type Outcome } from './write.ts';

export interface Import {
  readonly file: string;
  readonly url: string;
  readonly accounts: readonly Account[];
  readonly template?: string | undefined;
}

/** What came of an import: problems and nothing written, or everything written, or what was written before `failure`. */
export interface Imported {
  readonly problems: readonly Problem[];
  readonly outcomes: readonly Outcome[];
  readonly failure: Error | null;
}

/** Checks all of a workbook, and writes it only when every row is good. The same file again continues, and does nothing twice. */
export async function importWorkbook({ file, url, accounts, template }: Import): Promise<Imported> {
  const content = readFileSync(file);
  const { rows, problems } = await readWorkbook(content);
  const directory = new Directory(url, accounts);
  const known = await whatIsKnown(directory);
  // A row that cannot be read is not compared with others: its problems are told already.
  const bad = new Set(problems.map(({ sheet, row }) => `${sheet} ${row}`));
  const all = [...problems, ...checkRows(rows, known).filter(({ sheet, row }) => !bad.has(`${sheet} ${row}`))];
  if (all.length > 0) return { problems: inOrder(all), outcomes: [], failure: null };
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 32);
  const outcomes: Outcome[] = [];
  try {
    await writeRows(rows, { directory, known, hash, template, report: (outcome) => outcomes.push(outcome) });
    return { problems: [], outcomes, failure: null };
  } catch (failure) {
    return { problems: [], outcomes, failure: failure instanceof Error ? failure : new Error(String(failure)) };
  }
}

const SHEETS_IN_ORDER: readonly string[] = Object.values(SHEETS).map(({ zh }) => zh);

/** As somebody goes through the workbook. */
const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => SHEETS_IN_ORDER.indexOf(a.sheet) - SHEETS_IN_ORDER.indexOf(b.sheet) || a.row - b.row);
