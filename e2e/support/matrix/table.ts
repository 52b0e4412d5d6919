import { LOCATIONS, type Location } from './doors.ts';
import type { Expected, Outcome } from './oracle.ts';

const HEAD = ['operation', 'needs', 'who', 'no object', ...LOCATIONS].join(',');

/** The table as people review it: one line per operation and post, one column per place of the object. */
export const tableText = (rows: readonly Expected[]): string => `${[HEAD, ...rows.map(lineOf)].join('\n')}\n`;

function lineOf({ operation, needs, who, any, at }: Expected): string {
  return [operation, needs, who, any ?? '', ...LOCATIONS.map((location) => at?.[location] ?? '')].join(',');
}

export function readTable(text: string): Expected[] {
  const [head, ...lines] = text.trimEnd().split('\n');
  if (head !== HEAD) throw new Error(`docs/access-matrix.csv should begin with: ${HEAD}`);
  return lines.map(expectedOf);
}

function expectedOf(line: string): Expected {
  const [operation = '', needs = '', who = '', any = '', ...places] = line.split(',');
  const at = any === '' ? (Object.fromEntries(LOCATIONS.map((location, i) => [location, places[i]])) as Record<Location, Outcome>) : null;
  return { operation, needs, who, any: any === '' ? null : (any as Outcome), at };
}
