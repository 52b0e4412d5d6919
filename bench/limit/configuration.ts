import type { Recording } from '../recorded/recording.ts';

/** A read as the limit server answers it: what the path gives after the name are the parameters. */
export interface LimitRead {
  readonly name: string;
  readonly service: string;
  readonly text: string;
}

export interface LimitConfiguration {
  /** Connection strings by service. */
  readonly databases: Readonly<Record<string, string>>;
  readonly recordings: readonly Recording[];
  readonly reads: readonly LimitRead[];
}

/** `tuned`: named statements, several of them in one round trip; `plain`: one after the other, as most people write it. */
export type Manner = 'plain' | 'tuned';

/** So that ids of one recording are never those of another. */
export const baseOf = (recordings: readonly Recording[], name: string): number => {
  const at = recordings.findIndex((recording) => recording.name === name);
  return recordings.slice(0, at).reduce((sum, { tokens }) => sum + tokens.length, 1);
};
