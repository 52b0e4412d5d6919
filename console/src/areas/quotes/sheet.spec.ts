import { cellAfter, emptyLine, isReady, itemsOf, sheetOf, type SheetLine } from './sheet.js';

const line = (given: Partial<SheetLine>): SheetLine => ({ ...emptyLine(), productId: 'p', product: '抛光砖', quantity: '10', ...given });
const anywhere = { atStart: false, atEnd: false };

describe('A sheet of quote lines', () => {
  it('is sent once every line that was begun has a product and a quantity; lines nobody touched are left out', () => {
    expect(isReady([line({}), emptyLine()])).toBe(true);
    expect(isReady([emptyLine()])).toBe(false);
    expect(isReady([line({}), line({ quantity: '' })])).toBe(false);
    expect(isReady([line({}), line({ productId: undefined })])).toBe(false);
    expect(itemsOf([line({}), emptyLine()])).toEqual([{ productId: 'p', quantity: '10' }]);
  });

  it('takes decimals above zero only, and no price where none is typed', () => {
    for (const quantity of ['0', '0.0', '1,000', '-1', '1.1234567', 'x']) expect(isReady([line({ quantity })])).toBe(false);
    expect(isReady([line({ quantity: '0.5', price: '330.5' })])).toBe(true);
    expect(itemsOf([line({ price: '330', priceExceptionId: 'e' })])).toEqual([{ productId: 'p', quantity: '10', price: '330', priceExceptionId: 'e' }]);
  });

  it('keeps a price of its own only where a line is under a price exception', () => {
    const agreed = { productId: 'p', name: '抛光砖', quantity: '10', unitPrice: '350.5' };
    const lines = [agreed, { ...agreed, productId: 'q', unitPrice: '330', priceExceptionId: 'e' }] as never;
    expect(sheetOf({ lines }).map(({ price }) => price)).toEqual(['', '330']);
  });

  it('is walked through by keys: Enter from the product to its quantity and on to the next line, arrows only from the ends of a cell', () => {
    expect(cellAfter('Enter', { row: 0, name: 'product' }, anywhere)).toEqual({ row: 0, name: 'quantity' });
    expect(cellAfter('Enter', { row: 0, name: 'quantity' }, anywhere)).toEqual({ row: 1, name: 'product' });
    expect(cellAfter('ArrowDown', { row: 0, name: 'price' }, anywhere)).toEqual({ row: 1, name: 'price' });
    expect(cellAfter('ArrowUp', { row: 0, name: 'price' }, anywhere)).toBeUndefined();
    expect(cellAfter('ArrowRight', { row: 2, name: 'quantity' }, anywhere)).toBeUndefined();
    expect(cellAfter('ArrowRight', { row: 2, name: 'quantity' }, { atStart: false, atEnd: true })).toEqual({ row: 2, name: 'price' });
    expect(cellAfter('ArrowLeft', { row: 2, name: 'product' }, { atStart: true, atEnd: false })).toBeUndefined();
    expect(cellAfter('a', { row: 2, name: 'product' }, anywhere)).toBeUndefined();
  });
});
