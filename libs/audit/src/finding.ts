/** What was done to a trail; `unsealed` is no tampering: the trace waits for its service. */
export type Tampering = 'edited' | 'deleted' | 'inserted' | 'reordered' | 'cut off' | 'head forged' | 'unsealed';

/** One thing that is not as it was sealed, and which row it is. */
export interface Finding {
  readonly service: string;
  readonly branch: string;
  readonly kind: Tampering;
  /** Of the row in `audit`, where there is one. */
  readonly position: string | null;
  /** Of the link in the chain. */
  readonly seq: number | null;
  readonly detail: string;
}
