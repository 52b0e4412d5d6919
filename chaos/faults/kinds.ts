import type { Length } from '../length.ts';
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

/** A fault, how often it strikes in each form of the program, and what that takes. */
export interface Kind {
  readonly fault: Fault;
  readonly cycles: { readonly default: number; readonly release: number };
  /** Measured on two cores; see docs/reliability.md. */
  readonly seconds: Length['seconds'];
}

/** In the order in which they strike; those for which all processes are started anew come last, so that nobody needs to be started back. */
export const KINDS: readonly Kind[] = [
  { fault: killService, cycles: { default: 24, release: 180 }, seconds: { cycle: 12, once: 2 } },
  { fault: killLeader, cycles: { default: 10, release: 40 }, seconds: { cycle: 9, once: 2 } },
  { fault: killNats, cycles: { default: 8, release: 60 }, seconds: { cycle: 9, once: 2 } },
  { fault: killBackend, cycles: { default: 4, release: 24 }, seconds: { cycle: 18, once: 2 } },
  { fault: killPostmaster, cycles: { default: 4, release: 16 }, seconds: { cycle: 18, once: 2 } },
  { fault: pause, cycles: { default: 4, release: 60 }, seconds: { cycle: 20, once: 2 } },
  { fault: lockHeld, cycles: { default: 1, release: 12 }, seconds: { cycle: 36, once: 2 } },
  { fault: duplicates, cycles: { default: 1, release: 10 }, seconds: { cycle: 10, once: 2 } },
  { fault: wipedStream, cycles: { default: 1, release: 5 }, seconds: { cycle: 20, once: 2 } },
  { fault: diskFull, cycles: { default: 2, release: 20 }, seconds: { cycle: 16, once: 10 } },
  { fault: powerCut, cycles: { default: 2, release: 20 }, seconds: { cycle: 35, once: 25 } },
  { fault: crashPoints, cycles: { default: 5, release: 50 }, seconds: { cycle: 105, once: 20 } },
  { fault: slowDatabase, cycles: { default: 2, release: 20 }, seconds: { cycle: 15, once: 20 } },
  { fault: shakyLines, cycles: { default: 2, release: 12 }, seconds: { cycle: 14, once: 2 } },
  { fault: cutLines, cycles: { default: 2, release: 20 }, seconds: { cycle: 14, once: 2 } },
  { fault: clocks, cycles: { default: 2, release: 20 }, seconds: { cycle: 13, once: 20 } },
];
