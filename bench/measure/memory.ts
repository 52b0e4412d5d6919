import { readdirSync, readFileSync } from 'node:fs';
import { commandLine } from '../../deploy/local/process-table.ts';
import type { Memory } from '../run/results.ts';
import { OTHERS, roleOf } from './processor-time.ts';

const KB = 1 / 1_024;

/** Proportional memory of the platform and its servers: what processes share is counted once. */
export function memoryOf(stateDir: string): Memory {
  const byProcess: Record<string, number> = {};
  for (const pid of readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    // prettier-ignore
    const command = commandLine(pid);
    const role = roleOf(command);
    if (role === OTHERS || !isOurs(pid, command, stateDir)) continue;
    byProcess[role] = (byProcess[role] ?? 0) + pssOf(pid) * KB;
  }
  return { byProcess, together: Object.values(byProcess).reduce((sum, megabytes) => sum + megabytes, 0) };
}

/** Backends of PostgreSQL say only what they do; whose they are is their parent's. */
function isOurs(pid: number, command: string, stateDir: string): boolean {
  if (command.includes(stateDir) || environmentOf(pid).includes(stateDir)) return true;
  const parent = /^PPid:\s+(\d+)/m.exec(textOf(`/proc/${pid}/status`))?.[1];
  return parent !== undefined && commandLine(parseInt(parent, 10)).includes(stateDir);
}

const environmentOf = (pid: number): string => textOf(`/proc/${pid}/environ`);
const pssOf = (pid: number): number => parseInt(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? '0', 10);

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}
