import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { repository } from '../../deploy/local/paths.ts';

/** What a figure is worth depends on it; no names of hosts. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;

export const commit = (): string => execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: repository, encoding: 'utf8' }).trim();
