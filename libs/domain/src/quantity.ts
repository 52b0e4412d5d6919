import { Decimal } from 'decimal.js';

/** How much of something: up to 6 decimals, without a unit of its own. */
export class Quantity {
  private constructor(private readonly value: Decimal) {}

  static of(amount: string): Quantity {
    return new Quantity(new Decimal(amount).toDecimalPlaces(6, Decimal.ROUND_HALF_UP));
  }

  static readonly zero = Quantity.of('0');

  plus(other: Quantity): Quantity {
    return new Quantity(this.value.plus(other.value));
  }

  minus(other: Quantity): Quantity {
    return new Quantity(this.value.minus(other.value));
  }

  covers(other: Quantity): boolean {
    return this.value.gte(other.value);
  }

  isZero(): boolean {
    return this.value.isZero();
  }

  isNegative(): boolean {
    return this.value.lt(0);
  }

  toString(): string {
    return this.value.toString();
  }

  toJSON(): string {
    return this.toString();
  }
}
