/** One server on the disk, and what it promised to whom. */
export interface Ledger {
  readonly server: 'nats' | 'postgres';
  /** `safe`: as the platform runs it; otherwise as it comes, without waiting for the disk. */
  start(safe: boolean): Promise<void>;
  /** Makes the place to write to; once. */
  prepare(): Promise<void>;
  /** Writes until the power is cut, and names each entry as soon as it is acknowledged. */
  write(name: (lane: number, n: number) => string, acknowledged: (entry: string) => void): Promise<void>;
  /** Every entry that is there, as often as it is there. */
  entries(): Promise<string[]>;
  /** Its processes, to be killed. */
  pids(): number[];
  stop(): Promise<void>;
}

export const LANES = 4;
