import type { Memory } from '../run/results.ts';
import { commandLine } from '../../deploy/local/process-table.ts';
import { textOf, type Ours } from './ours.ts';
import { OTHERS, processes, roleOf } from './processor-time.ts';

const KB = 1 / 1_024;

/** Proportional memory of the platform and its servers: what processes share is counted once. */
export function memoryOf(ours: Ours): Memory {
  const byProcess: Record<string, number> = {};
  for (const pid of processes()) {
    const role = roleOf(commandLine(pid));
    if (role === OTHERS || !ours.has(pid)) continue;
    byProcess[role] = (byProcess[role] ?? 0) + pssOf(pid) * KB;
  }
  return { byProcess, together: Object.values(byProcess).reduce((sum, megabytes) => sum + megabytes, 0) };
}

const pssOf = (pid: number): number => parseInt(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? '0', 10);
