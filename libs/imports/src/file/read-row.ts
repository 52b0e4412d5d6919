/** A row of a file: texts by column, empty ones ''. */
export interface ReadRow {
  /** As a spreadsheet counts, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** So many columns are looked at. */
export const MOST_COLUMNS = 200;
/** As much as a spreadsheet puts into one cell. */
const LONGEST_CELL = 32_767;

/** What our own workbooks write before a cell that a spreadsheet would carry out; it comes back when they are corrected and sent again (S17). */
const OUR_MARK = /^'(?=[=+\-@\t\r\n\0＝＋－＠])/;

export const cellText = (text: string): string => text.slice(0, LONGEST_CELL).replace(OUR_MARK, '').trim();

/** Nothing in it: people leave blank lines between groups. */
export const isBlank = ({ cells }: ReadRow): boolean => cells.every((cell) => cell === '');
