import { clocks } from './clocks.ts';
import { crashPoints } from './crash-points.ts';
import { diskFull } from './disk-full.ts';
import { duplicates } from './duplicates.ts';
import type { Fault } from './fault.ts';
import { killBackend, killLeader, killNats, killPostmaster, killService } from './kills.ts';
import { cutLines, shakyLines, slowDatabase } from './lines.ts';
import { lockHeld } from './lock-held.ts';
import { pause } from './pauses.ts';
import { powerCut } from './power-cut.ts';
import { wipedStream } from './wiped-stream.ts';

/** A fault and how often it strikes in each form of the program. */
export interface Kind {
  readonly fault: Fault;
  readonly cycles: { readonly default: number; readonly release: number };
}

/** In the order in which they strike. */
export const KINDS: readonly Kind[] = [
  { fault: killService, cycles: { default: 27, release: 180 } },
  { fault: killLeader, cycles: { default: 8, release: 40 } },
  { fault: crashPoints, cycles: { default: 10, release: 100 } },
  { fault: killNats, cycles: { default: 6, release: 60 } },
  { fault: killBackend, cycles: { default: 6, release: 24 } },
  { fault: killPostmaster, cycles: { default: 4, release: 16 } },
  { fault: pause, cycles: { default: 5, release: 60 } },
  { fault: lockHeld, cycles: { default: 1, release: 12 } },
  { fault: duplicates, cycles: { default: 1, release: 10 } },
  { fault: wipedStream, cycles: { default: 1, release: 5 } },
  { fault: slowDatabase, cycles: { default: 2, release: 20 } },
  { fault: shakyLines, cycles: { default: 2, release: 12 } },
  { fault: cutLines, cycles: { default: 2, release: 20 } },
  { fault: clocks, cycles: { default: 2, release: 20 } },
  { fault: diskFull, cycles: { default: 2, release: 20 } },
  { fault: powerCut, cycles: { default: 2, release: 20 } },
];
