import type { Cell } from './cell.js';

/** What a file says about itself. */
export interface About {
  /** Who exported what, when. */
  readonly mark: readonly string[];
  readonly title: string;
  readonly headings: readonly string[];
}

/** A file being written, page by page; only what was not taken yet is in memory. */
export interface Sheet {
  /** True: whoever comes after can go on where this one was killed. */
  readonly resumable: boolean;
  begin(about: About): void;
  add(rows: readonly (readonly Cell[])[]): Promise<void>;
  end(): Promise<void>;
  /** The bytes written since the last time. */
  take(): Buffer;
}
