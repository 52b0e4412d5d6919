import type { Quote, QuotedItem } from './shapes.js';

/** A line as it is typed; figures are decimal strings, empty until somebody fills them. */
export interface SheetLine {
  readonly key: string;
  readonly productId: string | undefined;
  /** What stands in the product cell. */
  readonly product: string;
  readonly quantity: string;
  /** Empty: whatever the price list says. */
  readonly price: string;
  readonly priceExceptionId: string | undefined;
}

let begun = 0;
export const emptyLine = (): SheetLine => ({
  ...{ key: `new-${String((begun += 1))}`, productId: undefined, product: '' },
  ...{ quantity: '', price: '', priceExceptionId: undefined },
});

/** A draft as it can be typed on: what is priced from the list stays without a price of its own. */
export const sheetOf = ({ lines }: Pick<Quote, 'lines'>): readonly SheetLine[] =>
  lines.map(({ productId, name, quantity, unitPrice, priceExceptionId }) => ({
    ...{ key: productId, productId, product: name, quantity, priceExceptionId },
    price: priceExceptionId === undefined ? '' : unitPrice,
  }));

const DECIMAL = /^\d{1,9}(\.\d{1,6})?$/;
const isDecimal = (typed: string): boolean => DECIMAL.test(typed) && /[1-9]/.test(typed);

const isFinished = ({ productId, quantity, price }: SheetLine): boolean => productId !== undefined && isDecimal(quantity) && (price === '' || isDecimal(price));
const isUntouched = ({ product, quantity, price }: SheetLine): boolean => product === '' && quantity === '' && price === '';

/** Whether every line that was begun can be sent, and there is one. */
export const isReady = (lines: readonly SheetLine[]): boolean => {
  const begun = lines.filter((line) => !isUntouched(line));
  return begun.length > 0 && begun.every(isFinished);
};

/** The lines as the platform takes them. */
export const itemsOf = (lines: readonly SheetLine[]): readonly QuotedItem[] =>
  lines.flatMap(({ productId, quantity, price, priceExceptionId }) =>
    productId === undefined ? [] : [{ productId, quantity, ...(price !== '' && { price }), ...(priceExceptionId !== undefined && { priceExceptionId }) }],
  );

/** The cells that can be typed in, from left to right. */
export const CELLS = ['product', 'quantity', 'price'] as const;
export type CellName = (typeof CELLS)[number];
export interface Cell {
  readonly row: number;
  readonly name: CellName;
}

/** Where the caret is in its cell: only at an end do the arrows leave it. */
export interface Caret {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** Where a key leads; a row that is not there yet is to be added. Nothing: the key is the cell's own. */
export function cellAfter(key: string, { row, name }: Cell, { atStart, atEnd }: Caret): Cell | undefined {
  const column = CELLS.indexOf(name);
  const beside = (step: number): Cell | undefined => {
    const next = CELLS[column + step];
    return next && { row, name: next };
  };
  switch (key) {
    case 'ArrowUp':
      return row === 0 ? undefined : { row: row - 1, name };
    case 'ArrowDown':
      return { row: row + 1, name };
    case 'ArrowLeft':
      return atStart ? beside(-1) : undefined;
    case 'ArrowRight':
      return atEnd ? beside(1) : undefined;
    case 'Enter':
      return name === 'product' ? { row, name: 'quantity' } : { row: row + 1, name: 'product' };
    default:
      return undefined;
  }
}
