import { fullDisk } from './disk.ts';
import { reason, StartFailure, Stopped } from './failure.ts';

export { StartFailure, Stopped };

const out = process.stdout;

export interface Step {
  /** Shown behind the name when the step is done, e.g. the port. */
  note: (text: string) => void;
}

/** One line per step, with its time. On a terminal the line is there while the step runs; in a log only when it is done. */
export async function step<T>(name: string, work: (step: Step) => Promise<T> | T, signal?: AbortSignal): Promise<T> {
  if (signal?.aborted) throw new Stopped();
  const since = performance.now();
  let notes = '';
  if (out.isTTY) out.write(`… ${name}`);
  try {
    const result = await work({ note: (text) => (notes += ` ${text}`) });
    line(`✓ ${name}${notes}  ${seconds(since)}`);
    return result;
  } catch (error) {
    if (out.isTTY) out.write('\r\x1b[K');
    throw signal?.aborted ? new Stopped() : error;
  }
}

export function say(text: string): void {
  line(text);
}

function line(text: string): void {
  out.write(out.isTTY ? `\r\x1b[K${text}\n` : `${text}\n`);
}

export function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** What, why, what to do; a stack only for bugs and for those who ask. */
export function printFailure(error: unknown, { verbose = false } = {}): void {
  const failure = error instanceof StartFailure ? error : unexpected(error);
  console.error(`✗ ${failure.message}`);
  console.error(`  why:  ${indented(failure.why)}`);
  console.error(`  do:   ${indented(failure.whatToDo)}`);
  if (verbose && error instanceof Error) console.error(error.stack);
}

function unexpected(error: unknown): StartFailure {
  const code = (error as { code?: string }).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') return fullDisk(reason(error));
  if (code === 'EACCES' || code === 'EPERM') return notOurs(error as NodeJS.ErrnoException);
  return new StartFailure(
    'Something unexpected failed',
    reason(error),
    'run the same command with --verbose for the details; `npm run reset` gives a clean state',
  );
}

function notOurs(error: NodeJS.ErrnoException): StartFailure {
  const whatToDo = 'run the command as the user who owns the folder .tradewind, or remove that folder as that user';
  return new StartFailure('A file of the state folder is out of reach', `${reason(error)} (was the platform started as another user before?)`, whatToDo);
}

const indented = (text: string): string => text.trimEnd().split('\n').join('\n        ');
