/** A fifth of the traffic, and a few tries to begin with (Finagle's figures). */
const PER_CALL = 0.2;
const MOST = 100;
const AT_FIRST = 10;

/** Second tries are paid for by first ones: when everything fails, retrying cannot double the load (R14). */
export class RetryBudget {
  private tokens = AT_FIRST;

  earn(): void {
    this.tokens = Math.min(MOST, this.tokens + PER_CALL);
  }

  /** False when too many have been spent. */
  spend(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
