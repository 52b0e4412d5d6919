import type { Counts } from './tally.ts';

/** What the load is told once, at its start. */
export interface Assignment {
  readonly url: string;
  /** Written by stage/company.ts. */
  readonly company: string;
  readonly journals: string;
  readonly seed: number;
  /** Requests a second that the pacer allows. */
  readonly pace: number;
}

/** What the load is asked; each is answered once, by its id. */
export type Ask =
  | { readonly ask: 'begin'; readonly assignment: Assignment }
  /** Settles when everybody has the answer to what they had sent. */
  | { readonly ask: 'pause' }
  | { readonly ask: 'resume' }
  | { readonly ask: 'enter'; readonly window: string; readonly excused: readonly string[] }
  | { readonly ask: 'snapshot' }
  /** Settles with the next command that this service, or any, has done. */
  | { readonly ask: 'nextDone'; readonly service: string | null };

export type Request = Ask & { readonly id: number };

export interface Reply {
  readonly id: number;
  readonly error?: string;
  readonly windows?: Record<string, Counts>;
}

/** Said without being asked: somebody met what nobody who works by the regulation can meet. */
export interface Complaint {
  readonly complaint: string;
}
