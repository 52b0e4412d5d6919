import { defineFault } from '@tradewind/kernel/fault';
import { Decimal } from 'decimal.js';

export type Currency = string;

export const currencyMismatch = defineFault('money.currency-mismatch', 'refused', {
  en: (d: { left: string; right: string }) => `Cannot reckon ${d.left} with ${d.right}.`,
  zh: (d) => `币种不同，不能计算：${d.left} 与 ${d.right}。`,
});

/** An amount in a currency, 2 decimals, half-up. Never a float. */
export class Money {
  private constructor(
    private readonly value: Decimal,
    readonly currency: Currency,
  ) {}

  static of(amount: string, currency: Currency = 'CNY'): Money {
    return new Money(new Decimal(amount).toDecimalPlaces(2, Decimal.ROUND_HALF_UP), currency);
  }

  static zero(currency: Currency = 'CNY'): Money {
    return Money.of('0', currency);
  }

  static sum(parts: readonly Money[], currency: Currency = 'CNY'): Money {
    return parts.reduce((total, part) => total.plus(part), Money.zero(currency));
  }

  plus(other: Money): Money {
    return new Money(this.value.plus(this.comparable(other)), this.currency);
  }

  minus(other: Money): Money {
    return new Money(this.value.minus(this.comparable(other)), this.currency);
  }

  /** Times a rate or quantity, rounded half-up to the cent. */
  times(factor: string): Money {
    return Money.of(this.value.times(factor).toString(), this.currency);
  }

  /** This as a share of another amount, 6 decimals; zero of zero is zero. */
  shareOf(whole: Money): string {
    const divisor = this.comparable(whole);
    return divisor.isZero() ? '0' : this.value.div(divisor).toDecimalPlaces(6, Decimal.ROUND_HALF_UP).toString();
  }

  exceeds(other: Money): boolean {
    return this.value.gt(this.comparable(other));
  }

  covers(other: Money): boolean {
    return this.value.gte(this.comparable(other));
  }

  atMost(other: Money): Money {
    return this.exceeds(other) ? other : this;
  }

  isZero(): boolean {
    return this.value.isZero();
  }

  isNegative(): boolean {
    return this.value.isNegative() && !this.value.isZero();
  }

  /**
   * Splits by weights so that the parts sum to the whole (largest remainder, api.md "Money").
   * All weights zero: everything goes to the first part.
   */
  split(weights: readonly string[]): Money[] {
    const total = weights.reduce((sum, weight) => sum.plus(weight), new Decimal(0));
    if (total.isZero()) return weights.map((_, i) => (i === 0 ? this : Money.zero(this.currency)));
    const exact = weights.map((weight) => this.value.times(weight).div(total).times(100));
    const cents = exact.map((share) => share.trunc());
    const missing = this.value.times(100).minus(cents.reduce((sum, cent) => sum.plus(cent), new Decimal(0)));
    const sign = missing.isNegative() ? -1 : 1;
    const byRemainder = exact.map((share, i) => ({ i, rest: share.minus(cents[i] ?? 0).abs() })).sort((a, b) => b.rest.comparedTo(a.rest) || a.i - b.i);
    for (const { i } of byRemainder.slice(0, missing.abs().toNumber())) cents[i] = (cents[i] ?? new Decimal(0)).plus(sign);
    return cents.map((cent) => new Money(cent.div(100), this.currency));
  }

  /** Decimal string with 2 decimals. */
  toString(): string {
    return this.value.toFixed(2);
  }

  toJSON(): string {
    return this.toString();
  }

  private comparable(other: Money): Decimal {
    if (other.currency !== this.currency) throw currencyMismatch({ left: this.currency, right: other.currency });
    return other.value;
  }
}

/** Tax-inclusive gross into net and tax: net = round2(gross / (1 + rate)), tax = gross − net. */
export function splitTax(gross: Money, rate: string): { readonly net: Money; readonly tax: Money } {
  const net = Money.of(new Decimal(gross.toString()).div(new Decimal(1).plus(rate)).toString(), gross.currency);
  return { net, tax: gross.minus(net) };
}
