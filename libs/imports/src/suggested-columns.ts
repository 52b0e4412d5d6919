import type { ImportField } from '@tradewind/contracts/imports/importable';
import type { GivenColumn } from './import.js';

/** Marks that people put behind the headings of columns that must be filled. */
const REQUIRED_MARK = /[(（]?(必填|required)[)）]?|[*＊]/gi;
/** What makes no difference between two ways to write a heading. */
const NOT_TELLING = /[\s_\-/\\:：.。()（）【】[\]]/gu;

const plain = (heading: string): string => heading.normalize('NFKC').replace(REQUIRED_MARK, '').replace(NOT_TELLING, '').toLowerCase();

/** What each column most likely gives, by its heading in Chinese or English; the first one that could give a field does. */
export function suggestedColumns(headings: readonly string[], fields: readonly ImportField[]): readonly GivenColumn[] {
  const known = new Map(fields.flatMap(({ name, heading, alsoCalled }) => [name, ...heading, ...alsoCalled].map((called) => [plain(called), name] as const)));
  const given = new Set<string>();
  return headings.map((heading) => {
    const field = known.get(plain(heading)) ?? null;
    if (field === null || given.has(field)) return { heading, field: null };
    given.add(field);
    return { heading, field };
  });
}

/** Required fields that no column gives. */
export const missingFields = (columns: readonly GivenColumn[], fields: readonly ImportField[]): readonly string[] =>
  fields.filter(({ name, required }) => required && !columns.some(({ field }) => field === name)).map(({ name }) => name);
