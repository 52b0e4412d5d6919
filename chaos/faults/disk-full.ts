import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { within } from '../../deploy/local/paths.ts';
import type { Stage } from '../stage/stage.ts';
import { counted, hold, named, type Fault } from './fault.ts';

/** PostgreSQL writes its log in files of 16 MiB and keeps a few; a store of events has what it has. */
const ROOM = { postgres: '192m', nats: '64m' } as const;
type Disk = keyof typeof ROOM;
const MIB = Buffer.alloc(1 << 20);

const folderOf = (stage: Stage, disk: Disk): string =>
  disk === 'postgres' ? join(within(stage.stateDir).postgres, 'data/pg_wal') : join(within(stage.stateDir).nats, 'store');

export const diskFull: Fault = {
  name: 'disk-full',
  does: 'the write-ahead log of PostgreSQL (192 MiB), then the store of nats-server (64 MiB), on a tmpfs that is filled to the last byte, held so, and freed; whoever gave up is started again',
  plan: (chance, cycles) => Array.from({ length: cycles }, (_, i) => ({ disk: i % 2 === 0 ? 'postgres' : 'nats', ms: chance.whole(4_000, 8_000) })),
  lacks: () => Promise.resolve(mayMount() ? null : 'it needs root and the right to mount a tmpfs'),
  async before(stage) {
    await stage.databases.asAdmin('orders', `ALTER SYSTEM SET max_wal_size = '64MB'`);
    await stage.databases.asAdmin('orders', `ALTER SYSTEM SET min_wal_size = '32MB'`);
    for (const disk of ['postgres', 'nats'] as const) {
      await whileStopped(stage, disk, () => ontoTmpfs(folderOf(stage, disk), ROOM[disk]));
      stage.afterServers(() => backToDisk(folderOf(stage, disk)));
    }
  },
  async after(stage) {
    for (const disk of ['postgres', 'nats'] as const) await whileStopped(stage, disk, () => backToDisk(folderOf(stage, disk)));
  },
  async strike(stage, plan) {
    const disk = named(plan, 'disk') as Disk;
    const ballast = join(folderOf(stage, disk), 'ballast');
    fill(ballast);
    await hold(counted(plan, 'ms'));
    rmSync(ballast);
    await startAgain(stage, disk);
    return { healedAt: performance.now(), service: null };
  },
};

function mayMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const probe = `/tmp/tradewind-mount-${process.pid}`;
  try {
    mkdirSync(probe);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe], { stdio: 'ignore' });
    execFileSync('umount', [probe], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

async function whileStopped(stage: Stage, disk: Disk, work: () => void): Promise<void> {
  await stage.servers[disk].stop();
  work();
  await stage.servers.restart(disk);
}

/** What is in the folder moves into memory; the folder itself stays beside it until it comes back. */
function ontoTmpfs(folder: string, room: string): void {
  const { uid, gid, mode } = statSync(folder);
  renameSync(folder, `${folder}.disk`);
  mkdirSync(folder, { mode });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${room},uid=${uid},gid=${gid},mode=${(mode & 0o777).toString(8)}`, 'tmpfs', folder]);
  execFileSync('cp', ['-a', `${folder}.disk/.`, folder]);
}

function backToDisk(folder: string): void {
  if (!existsSync(`${folder}.disk`)) return;
  const { uid, gid, mode } = statSync(folder);
  const back = `${folder}.back`;
  mkdirSync(back, { mode });
  chownSync(back, uid, gid);
  execFileSync('cp', ['-a', `${folder}/.`, back]);
  execFileSync('umount', [folder]);
  rmSync(`${folder}.disk`, { recursive: true });
  rmSync(folder, { recursive: true });
  renameSync(back, folder);
}

/** Until nothing more goes in. */
function fill(file: string): void {
  writeFileSync(file, '');
  for (const piece of [MIB, MIB.subarray(0, 4_096)]) {
    try {
      for (;;) appendFileSync(file, piece);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

/** What an operator does who has made room: PostgreSQL may have ended, nats-server may have switched its store off. */
async function startAgain(stage: Stage, disk: Disk): Promise<void> {
  await stage.servers[disk].stop();
  await stage.servers.restart(disk);
}
