import { Decimal } from 'decimal.js';

/** A share, rate or score: 6 decimals, half-up. What Money is for amounts. */
export class Ratio {
  private constructor(private readonly value: Decimal) {}

  static of(value: string): Ratio {
    return new Ratio(new Decimal(value).toDecimalPlaces(6, Decimal.ROUND_HALF_UP));
  }

  static readonly zero = Ratio.of('0');
  static readonly one = Ratio.of('1');

  /** `part` of `whole`; of nothing there is no share, so that is zero. */
  static share(part: string, whole: string): Ratio {
    const divisor = new Decimal(whole);
    return divisor.isZero() ? Ratio.zero : Ratio.of(new Decimal(part).div(divisor).toString());
  }

  static sum(parts: readonly Ratio[]): Ratio {
    return parts.reduce((total, part) => total.plus(part), Ratio.zero);
  }

  plus(other: Ratio): Ratio {
    return new Ratio(this.value.plus(other.value));
  }

  times(other: Ratio): Ratio {
    return Ratio.of(this.value.times(other.value).toString());
  }

  atMost(other: Ratio): Ratio {
    return this.value.gt(other.value) ? other : this;
  }

  atLeast(other: Ratio): Ratio {
    return this.value.lt(other.value) ? other : this;
  }

  covers(other: Ratio): boolean {
    return this.value.gte(other.value);
  }

  isZero(): boolean {
    return this.value.isZero();
  }

  /** Shortest decimal string, at most 6 decimals. */
  toString(): string {
    return this.value.toFixed();
  }
}
