import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Button, Money, Percent, Quantity } from '../../components/index.js';
import { compareAmounts } from '../../components/decimal.js';
import { formatQuantity, useTexts } from '../../i18n/index.js';
import { ProductCell } from './product-cell.js';
import type { EffectivePrice, PriceException, QuotedLine } from './shapes.js';
import { cellAfter, emptyLine, type Cell, type CellName, type SheetLine } from './sheet.js';
import { texts } from './texts.js';

interface LineSheetProps {
  readonly lines: readonly SheetLine[];
  readonly onChange: (lines: readonly SheetLine[]) => void;
  /** As the platform priced them. */
  readonly priced: ReadonlyMap<string, QuotedLine>;
  readonly prices: ReadonlyMap<string, EffectivePrice>;
  readonly exceptions: readonly PriceException[];
  readonly currency: string;
}

const cellName = ({ row, name }: Cell): string => `${String(row)}:${name}`;

/** Lines of a quote as a sheet: typed with the keyboard alone, priced by the platform (ORD-02, ORD-03). */
export function LineSheet(props: LineSheetProps): ReactNode {
  const t = useTexts(texts);
  const { lines, onChange } = props;
  const { sheet, go, keys } = useCells(lines, onChange);
  const set = (row: number, change: Partial<SheetLine>): void => onChange(lines.map((line, place) => (place === row ? { ...line, ...change } : line)));
  const remove = (row: number): void => onChange(lines.length === 1 ? [emptyLine()] : lines.filter((_, place) => place !== row));
  return (
    <div className="sheet" ref={sheet} onKeyDown={(event) => keys(event, remove)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{t('product')}</th>
            <th scope="col">{t('spec')}</th>
            <th scope="col">{t('quantity')}</th>
            <th scope="col">{t('listPrice')}</th>
            <th scope="col">{t('price')}</th>
            <th scope="col">{t('exception')}</th>
            <th scope="col">{t('taxRate')}</th>
            <th scope="col">{t('gross')}</th>
            <th scope="col">{t('tax')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, row) => (
            <Row key={line.key} {...props} {...{ line, row }} onSet={(change) => set(row, change)} onRemove={() => remove(row)} />
          ))}
        </tbody>
      </table>
      <p className="sheet-foot">
        <Button icon="plus" onClick={() => go({ row: lines.length, name: 'product' })}>
          {t('addLine')}
        </Button>
        <span className="quiet">{t('keys')}</span>
      </p>
    </div>
  );
}

interface Cells {
  readonly sheet: RefObject<HTMLDivElement | null>;
  readonly go: (cell: Cell) => void;
  readonly keys: (event: KeyboardEvent, remove: (row: number) => void) => void;
}

/** Moves the focus from cell to cell; a row below the last one is added. */
function useCells(lines: readonly SheetLine[], onChange: (lines: readonly SheetLine[]) => void): Cells {
  const sheet = useRef<HTMLDivElement>(null);
  const next = useRef<Cell | null>(null);
  const focus = (cell: Cell): void => sheet.current?.querySelector<HTMLInputElement>(`[data-cell="${cellName(cell)}"]`)?.focus();
  useEffect(() => {
    if (next.current) focus(next.current);
    next.current = null;
  });
  const go = (cell: Cell): void => {
    next.current = cell;
    if (cell.row >= lines.length) onChange([...lines, emptyLine()]);
    else focus(cell);
  };
  const keys = (event: KeyboardEvent, remove: (row: number) => void): void => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || event.nativeEvent.isComposing) return;
    const [row = '0', name = 'product'] = (input.dataset.cell ?? '').split(':');
    const here: Cell = { row: parseInt(row, 10), name: name as CellName };
    if (event.key === 'Delete' && event.ctrlKey) {
      event.preventDefault();
      remove(here.row);
      next.current = { row: Math.max(here.row - 1, 0), name: 'product' };
      return;
    }
    const caret = { atStart: input.selectionStart === 0 && input.selectionEnd === 0, atEnd: input.selectionStart === input.value.length };
    const there = cellAfter(event.key, here, caret);
    if (!there || (event.key === 'ArrowDown' && there.row >= lines.length)) return;
    event.preventDefault();
    go(there);
  };
  return { sheet, go, keys };
}

interface RowProps extends LineSheetProps {
  readonly line: SheetLine;
  readonly row: number;
  readonly onSet: (change: Partial<SheetLine>) => void;
  readonly onRemove: () => void;
}

function Row({ line, row, onSet, onRemove, priced, prices, exceptions, currency }: RowProps): ReactNode {
  const t = useTexts(texts);
  const n = row + 1;
  const { productId = '' } = line;
  const agreed = priced.get(productId);
  const listed = prices.get(productId);
  const known = agreed ?? listed;
  const fitting = exceptions.filter((each) => each.productId === line.productId);
  const label = (column: string): string => t('cell', { n, column });
  return (
    <tr>
      <td className="quiet" data-label={t('line')}>
        {n}
      </td>
      <td data-label={t('product')}>
        <ProductCell
          {...{ prices, value: line.product, label: label(t('product')), name: cellName({ row, name: 'product' }), disabled: false }}
          onType={(product) => onSet({ product, productId: undefined, priceExceptionId: undefined })}
          onPick={({ id, name }) => onSet({ product: name, productId: id })}
        />
      </td>
      <td className="quiet" data-label={t('spec')}>
        {known?.spec}
      </td>
      <td data-label={t('quantity')}>
        <Decimal label={label(t('quantity'))} cell={cellName({ row, name: 'quantity' })} value={line.quantity} onType={(quantity) => onSet({ quantity })} />{' '}
        {known?.unit}
      </td>
      <td data-label={t('listPrice')} className="end">
        <ListPrice price={listed} />
        {listed && <Floor fitting={fitting} />}
      </td>
      <td data-label={t('price')}>
        <Decimal
          {...{ label: label(t('price')), cell: cellName({ row, name: 'price' }), value: line.price, hint: agreed?.unitPrice ?? t('priceHint') }}
          onType={(price) => onSet({ price })}
        />
      </td>
      <td data-label={t('exception')}>
        <Exceptions line={line} fitting={fitting} label={label(t('exception'))} onSet={onSet} />
      </td>
      {agreed ? <Agreed line={agreed} currency={currency} /> : <td colSpan={3} />}
      <td>
        <Button icon="close" label={t('remove', { n })} onClick={onRemove} />
      </td>
    </tr>
  );
}

/** What the platform made of a line. */
function Agreed({ line: { taxRate, gross, tax }, currency }: { readonly line: QuotedLine; readonly currency: string }): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <td data-label={t('taxRate')} className="end">
        <Percent value={taxRate} />
      </td>
      <td data-label={t('gross')} className="end">
        <Money value={gross} currency={currency} />
      </td>
      <td data-label={t('tax')} className="end">
        <Money value={tax} currency={currency} />
      </td>
    </>
  );
}

interface DecimalProps {
  readonly label: string;
  readonly cell: string;
  readonly value: string;
  readonly hint?: string;
  readonly onType: (value: string) => void;
}

const Decimal = ({ label, cell, value, hint, onType }: DecimalProps): ReactNode => (
  <input
    {...{ type: 'text', inputMode: 'decimal', autoComplete: 'off', value, className: 'figure' }}
    data-cell={cell}
    aria-label={label}
    placeholder={hint}
    onChange={({ target }) => onType(target.value.trim())}
  />
);

/** What the list says, with its bands by quantity; which band prices a line is the platform's to say. */
function ListPrice({ price }: { readonly price: EffectivePrice | undefined }): ReactNode {
  const t = useTexts(texts);
  if (!price) return null;
  return (
    <>
      <Quantity value={price.price} />
      {price.bands.map((band) => (
        <small key={band.from} className="quiet">
          {t('fromQuantity', { from: band.from, price: band.price })}
        </small>
      ))}
    </>
  );
}

/** How low somebody may go today: to the list, or to the lowest exception that was approved for this customer and product (ORD-03). */
function Floor({ fitting }: { readonly fitting: readonly PriceException[] }): ReactNode {
  const t = useTexts(texts);
  const [lowest] = fitting.map(({ floorPrice }) => floorPrice).toSorted(compareAmounts);
  return <small className="quiet">{lowest === undefined ? t('floorIsList') : t('floor', { price: formatQuantity(lowest) })}</small>;
}

interface ExceptionsProps {
  readonly line: SheetLine;
  readonly fitting: readonly PriceException[];
  readonly label: string;
  readonly onSet: (change: Partial<SheetLine>) => void;
}

/** Exceptions approved for this customer and product; one that is chosen brings its floor price with it. */
function Exceptions({ line, fitting, label, onSet }: ExceptionsProps): ReactNode {
  const t = useTexts(texts);
  if (fitting.length === 0) return null;
  const choose = (id: string): void => {
    const chosen = fitting.find((each) => each.id === id);
    onSet({ priceExceptionId: chosen?.id, price: chosen?.floorPrice ?? '' });
  };
  return (
    <select aria-label={label} value={line.priceExceptionId ?? ''} onChange={({ target }) => choose(target.value)}>
      <option value="">{t('noException')}</option>
      {fitting.map(({ id, no, floorPrice }) => (
        <option key={id} value={id}>
          {t('exceptionOption', { no, floor: floorPrice })}
        </option>
      ))}
    </select>
  );
}
