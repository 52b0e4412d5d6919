/** How far one line of an order has come. The line itself is the contract's and never changes (ORD-16). */
export interface LineProgress {
  /** What was in stock for the line when it was checked; null before. */
  readonly available: string | null;
  readonly planned: string;
  readonly shipped: string;
  readonly delivered: string;
  readonly invoiced: string;
}

export const NOTHING_YET: LineProgress = { available: null, planned: '0', shipped: '0', delivered: '0', invoiced: '0' };
