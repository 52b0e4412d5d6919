import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Writable } from 'node:stream';

export interface TetheredSpec {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly logFile: string;
  /** What ends the process in good order; also sent when this process dies without a word. */
  readonly stopSignal: 'INT' | 'TERM';
  readonly account?: Account;
}

/** Under whom to run: a user and group for spawn(), or a program in front that does the change. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
  readonly prefix: readonly string[];
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface Tethered {
  readonly pid: number;
  readonly exited: Promise<Exit>;
  running(): boolean;
  kill(signal: NodeJS.Signals): void;
  /** Asks in good order, or by another signal, and after `patience` ms no longer asks. */
  stop(patience: number, signal?: NodeJS.Signals): Promise<void>;
}

const living = new Set<Tethered>();

/**
 * The shell starts a watcher, then becomes the program (same pid, same parent). The watcher waits on a pipe that only
 * we hold: a line means "the program has ended, go"; the end of the pipe means that we died, even by kill -9, and then
 * it stops the program. The double fork keeps the watcher from being the program's child: PostgreSQL would wonder.
 */
const script = `( { read -r _ <&3 || kill -s "$0" $$; } >/dev/null 2>&1 & ); exec 3<&-; exec "$@"`;

/** Starts a process in its own group (Ctrl-C does not reach it) that cannot outlive this one. */
export async function spawnTethered(spec: TetheredSpec): Promise<Tethered> {
  const { uid, gid, prefix } = spec.account ?? { prefix: [] };
  const [command, ...args] = [...prefix, '/bin/sh', '-c', script, spec.stopSignal, spec.command, ...spec.args] as [string, ...string[]];
  const log = openSync(spec.logFile, 'a', 0o640);
  const child = spawn(command, args, {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: ['ignore', log, log, 'pipe'],
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  closeSync(log);
  await started(child);
  return hold(child, `SIG${spec.stopSignal}`);
}

function started(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('spawn', () => resolve());
    child.once('error', reject);
  });
}

function hold(child: ChildProcess, stopSignal: NodeJS.Signals): Tethered {
  const tether = child.stdio[3] as Writable;
  tether.on('error', () => undefined);
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const running = () => child.exitCode === null && child.signalCode === null;
  const kill = (signal: NodeJS.Signals) => void child.kill(signal);
  const stop = async (patience: number, signal: NodeJS.Signals = stopSignal) => {
    if (!running()) return;
    kill(signal);
    const giveUp = setTimeout(() => kill('SIGKILL'), patience);
    await exited;
    clearTimeout(giveUp);
  };
  const tethered: Tethered = { pid: child.pid!, exited, running, kill, stop };
  living.add(tethered);
  void exited.then(() => {
    living.delete(tethered);
    tether.end('\n');
  });
  return tethered;
}

/** For the second Ctrl-C. SIGQUIT first: it is PostgreSQL's way of dropping everything and still leaving no shared memory behind. */
export async function endAllAtOnce(): Promise<void> {
  const all = [...living];
  for (const one of all) one.kill('SIGQUIT');
  const giveUp = setTimeout(() => all.forEach((one) => one.kill('SIGKILL')), 1000);
  await Promise.all(all.map((one) => one.exited));
  clearTimeout(giveUp);
}
