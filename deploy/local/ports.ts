import { setTimeout as sleep } from 'node:timers/promises';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { StartFailure } from './failure.ts';
import { commandLine } from './process-table.ts';
import { writePrivately } from './secrets.ts';

const loopback = '127.0.0.1';

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen({ port, host: loopback, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : undefined));
    });
  });
}

export const isFree = async (port: number): Promise<boolean> => (await tryPort(port)) !== undefined;

export async function freePort(): Promise<number> {
  const port = await tryPort(0);
  if (port === undefined) throw new StartFailure('No free port', `nothing can listen on ${loopback}`, 'check that the loopback interface is up');
  return port;
}

/** The port asked for, or the one used last time if it is still free, or any. */
export async function rememberedPort(file: string, asked?: number): Promise<number> {
  if (asked !== undefined) {
    if (!(await isFree(asked))) throw taken(asked);
    return asked;
  }
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (last > 0 && (await isFree(last))) return last;
  const port = await freePort();
  writePrivately(file, `${port}\n`);
  return port;
}

/** The first free one from `start`; for ports a person types into a browser. */
export async function nextFreePort(start: number): Promise<number> {
  for (let port = start; port < start + 100; port++) if (await isFree(port)) return port;
  return freePort();
}

export function taken(port: number): StartFailure {
  const holder = whoListens(port);
  const why = holder ? `port ${port} is taken by ${holder.name}, pid ${holder.pid}` : `port ${port} is taken by another process`;
  return new StartFailure(`Port ${port} is not free`, why, 'stop that process, or choose another port with --port <number>');
}

/** Free now, or within two seconds: whoever was killed a moment ago may still be letting go. */
export async function isFreeSoon(port: number): Promise<boolean> {
  for (let tries = 20; tries > 0; tries -= 1) {
    if (await isFree(port)) return true;
    await sleep(100);
  }
  return isFree(port);
}

/** Linux only; elsewhere, and for processes of other users, the fact that it is taken must do. */
export function whoListens(port: number): { pid: number; name: string } | undefined {
  const sockets = new Set([...listeners('/proc/net/tcp', port), ...listeners('/proc/net/tcp6', port)]);
  if (sockets.size === 0) return undefined;
  for (const pid of list('/proc').filter((name) => /^\d+$/.test(name))) {
    if (list(`/proc/${pid}/fd`).some((fd) => sockets.has(linkOf(`/proc/${pid}/fd/${fd}`)))) return { pid: Number(pid), name: nameOf(pid) };
  }
  return undefined;
}

const listening = '0A';

function listeners(table: string, port: number): string[] {
  if (!existsSync(table)) return [];
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const rows = readFileSync(table, 'utf8')
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/));
  return rows.filter((row) => row[3] === listening && row[1]?.endsWith(`:${wanted}`)).map((row) => `socket:[${row[9]}]`);
}

const orNothing = <T>(read: () => T, nothing: T): T => {
  try {
    return read();
  } catch {
    return nothing;
  }
};

const list = (folder: string): string[] => orNothing(() => readdirSync(folder), []);
const linkOf = (path: string): string => orNothing(() => readlinkSync(path), '');
/** Its command line, because many programs call themselves just `node` or `MainThread`. */
const nameOf = (pid: string): string => commandLine(Number(pid)).slice(0, 80) || 'a process';
