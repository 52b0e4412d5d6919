import { readFileSync } from 'node:fs';
import { commandLine, startMoment } from '../../deploy/local/process-table.ts';

/** Which processes of this machine belong to one stage: others may run the same platform and servers beside it. */
export class Ours {
  private readonly known = new Map<string, boolean>();
  private readonly stateDir: string;

  constructor(stateDir: string) {
    this.stateDir = stateDir;
  }

  has(pid: number): boolean {
    const who = identityOf(pid);
    const known = this.known.get(who);
    if (known !== undefined) return known;
    const found = this.namesUs(pid) || this.namesUs(parentOf(pid));
    this.known.set(who, found);
    return found;
  }

  /** Backends of PostgreSQL say only what they do; whose they are is their parent's. */
  private namesUs(pid: number): boolean {
    return commandLine(pid).includes(this.stateDir) || textOf(`/proc/${pid}/environ`).includes(this.stateDir);
  }
}

/** Tells two processes with the same number apart; what a process says it does changes. */
export const identityOf = (pid: number): string => `${pid} ${startMoment(pid) ?? ''}`;

const parentOf = (pid: number): number => parseInt(/^PPid:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1] ?? '0', 10);

export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}
