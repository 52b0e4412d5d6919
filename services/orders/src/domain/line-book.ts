import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { moreThanDelivered } from '@tradewind/contracts/orders/invoices.api';
import { orderLineUnknown } from '@tradewind/contracts/orders/orders.api';
import { moreThanOpen, type LineQuantity } from '@tradewind/contracts/orders/shipments.api';
import { Quantity } from '@tradewind/domain/quantity';
import type { Demand } from './demand.js';
import { NOTHING_YET, type LineProgress } from './line-progress.js';
import { portionOf, type Portion } from './portion.js';

/** A part of a line of the order, and its worth. */
export interface LinePart extends Portion {
  readonly line: number;
  readonly agreed: AgreedLine;
  readonly quantity: string;
}

type Stage = 'planned' | 'shipped' | 'delivered' | 'invoiced';

/** The lines of an order and how far each has come. Lines are numbered from 1; each may be named once. */
export class LineBook {
  constructor(
    private readonly lines: readonly AgreedLine[],
    private readonly progress: readonly LineProgress[],
    private readonly currency: string,
  ) {}

  agreed(line: number): AgreedLine {
    const found = this.lines[line - 1];
    if (!found) throw orderLineUnknown({ line, lines: this.lines.length });
    return found;
  }

  /** ORD-19: what is wanted if it is left to be planned; everything that is left when nothing is named. */
  toShip(wanted: readonly LineQuantity[] | undefined): readonly LineQuantity[] {
    return this.within(wanted, (line) => this.unplanned(line), moreThanOpen);
  }

  /** ORD-22, ORD-23: the same for what was delivered and not invoiced. */
  toInvoice(wanted: readonly LineQuantity[] | undefined): readonly LineQuantity[] {
    return this.within(wanted, (line) => this.unbilled(line), moreThanDelivered);
  }

  /** With their worth, counted on from what came before at this stage. */
  parts(lines: readonly LineQuantity[], stage: 'delivered' | 'invoiced'): readonly LinePart[] {
    return lines.map(({ line, quantity }) => {
      const agreed = this.agreed(line);
      return { line, agreed, quantity, ...portionOf(agreed, this.at(line, stage).toString(), quantity, this.currency) };
    });
  }

  /** The progress after these quantities reached a stage, leaving another one where they were counted before. */
  moved(lines: readonly LineQuantity[], { from, to }: { readonly from?: Stage; readonly to?: Stage }): readonly LineProgress[] {
    return this.progress.map((before, i) => {
      const quantity = Quantity.of(lines.find(({ line }) => line === i + 1)?.quantity ?? '0');
      const less = from ? { [from]: Quantity.of(before[from]).minus(quantity).toString() } : {};
      const more = to ? { [to]: Quantity.of(before[to]).plus(quantity).toString() } : {};
      return { ...before, ...less, ...more };
    });
  }

  /** Something was delivered and is on no invoice yet (ORD-23). */
  hasUnbilled(): boolean {
    return this.left((line) => this.unbilled(line)).length > 0;
  }

  isFull(stage: Stage): boolean {
    return this.lines.every(({ quantity }, i) => this.at(i + 1, stage).covers(Quantity.of(quantity)));
  }

  /** What the lines ask of stock. */
  get demand(): readonly Demand[] {
    return this.lines.map(({ productId, sku, quantity }) => ({ productId, sku, quantity }));
  }

  /** What the customer was told is in stock; that much is reserved on confirmation (ORD-09). */
  get toldAvailable(): readonly Demand[] {
    return this.lines.map(({ productId, sku }, i) => ({ productId, sku, quantity: this.progress[i]?.available ?? '0' }));
  }

  /** Of a product, what is not dispatched yet. */
  unshipped(productId: string): string {
    const open = this.lines.map((line, i) => (line.productId === productId ? Quantity.of(line.quantity).minus(this.at(i + 1, 'shipped')) : Quantity.zero));
    return open.reduce((total, part) => total.plus(part), Quantity.zero).toString();
  }

  private unbilled(line: number): Quantity {
    return this.at(line, 'delivered').minus(this.at(line, 'invoiced'));
  }

  private unplanned(line: number): Quantity {
    return Quantity.of(this.agreed(line).quantity).minus(this.at(line, 'planned')).minus(this.at(line, 'shipped'));
  }

  private at(line: number, stage: Stage): Quantity {
    return Quantity.of((this.progress[line - 1] ?? NOTHING_YET)[stage]);
  }

  private within(wanted: readonly LineQuantity[] | undefined, open: (line: number) => Quantity, tooMuch: typeof moreThanOpen): readonly LineQuantity[] {
    const lines = wanted ?? this.left(open);
    const twice = lines.find(({ line }, i) => lines.findIndex((other) => other.line === line) !== i);
    if (twice) throw orderLineUnknown({ line: twice.line, lines: this.lines.length });
    for (const { line, quantity } of lines) {
      const { sku } = this.agreed(line);
      if (!open(line).covers(Quantity.of(quantity))) throw tooMuch({ line, sku, wanted: quantity, open: open(line).toString() });
    }
    if (lines.length === 0) throw tooMuch({ line: 1, sku: this.agreed(1).sku, wanted: '0', open: '0' });
    return lines;
  }

  private left(open: (line: number) => Quantity): readonly LineQuantity[] {
    const all = this.lines.map((_, i) => ({ line: i + 1, quantity: open(i + 1) }));
    return all.filter(({ quantity }) => !quantity.isZero()).map(({ line, quantity }) => ({ line, quantity: quantity.toString() }));
  }
}
