/** The kernel's side of a file system in a process: its numbers and the shape of its messages (linux/fuse.h, 7.31). */
export const OPERATIONS = {
  1: 'lookup',
  2: 'forget',
  3: 'getattr',
  4: 'setattr',
  5: 'readlink',
  6: 'symlink',
  9: 'mkdir',
  10: 'unlink',
  11: 'rmdir',
  12: 'rename',
  13: 'link',
  14: 'open',
  15: 'read',
  16: 'write',
  17: 'statfs',
  18: 'release',
  20: 'fsync',
  25: 'flush',
  26: 'init',
  27: 'opendir',
  28: 'readdir',
  29: 'releasedir',
  30: 'fsyncdir',
  35: 'create',
  36: 'interrupt',
  38: 'destroy',
  42: 'batchForget',
  43: 'fallocate',
  45: 'rename2',
} as const;

export type Operation = (typeof OPERATIONS)[keyof typeof OPERATIONS];

export const LARGEST_WRITE = 1 << 20;
export const LARGEST_MESSAGE = LARGEST_WRITE + 4096;
const [MAJOR, MINOR] = [7, 31];
const [BIG_WRITES, MAX_PAGES] = [1 << 5, 1 << 22];
/** Nobody else changes this disk, so the kernel may remember what it was told. */
const REMEMBER_SECONDS = 3600n;

export interface Request {
  readonly operation: Operation | undefined;
  readonly unique: bigint;
  readonly node: number;
  readonly uid: number;
  readonly gid: number;
  readonly body: Buffer;
}

export function requestIn(message: Buffer): Request {
  const code = message.readUInt32LE(4);
  return {
    operation: (OPERATIONS as Record<number, Operation>)[code],
    unique: message.readBigUInt64LE(8),
    node: Number(message.readBigUInt64LE(16)),
    uid: message.readUInt32LE(24),
    gid: message.readUInt32LE(28),
    body: message.subarray(40),
  };
}

export function answer(unique: bigint, errno: number, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(16 + body.length, 0);
  head.writeInt32LE(-errno, 4);
  head.writeBigUInt64LE(unique, 8);
  return Buffer.concat([head, body]);
}

export function initAnswer(body: Buffer): Buffer {
  const reply = Buffer.alloc(64);
  reply.writeUInt32LE(MAJOR, 0);
  reply.writeUInt32LE(MINOR, 4);
  reply.writeUInt32LE(body.readUInt32LE(8), 8);
  reply.writeUInt32LE((body.readUInt32LE(12) & (BIG_WRITES | MAX_PAGES)) >>> 0, 12);
  reply.writeUInt16LE(16, 16);
  reply.writeUInt16LE(12, 18);
  reply.writeUInt32LE(LARGEST_WRITE, 20);
  reply.writeUInt32LE(1, 24);
  reply.writeUInt16LE(LARGEST_WRITE / 4096, 28);
  return reply;
}

export interface Stat {
  readonly id: number;
  readonly size: number;
  readonly mode: number;
  readonly links: number;
  readonly uid: number;
  readonly gid: number;
  readonly accessed: bigint;
  readonly modified: bigint;
  readonly changed: bigint;
}

const BILLION = 1_000_000_000n;

function attributes({ id, size, mode, links, uid, gid, accessed, modified, changed }: Stat): Buffer {
  const attr = Buffer.alloc(88);
  attr.writeBigUInt64LE(BigInt(id), 0);
  attr.writeBigUInt64LE(BigInt(size), 8);
  attr.writeBigUInt64LE(BigInt(Math.ceil(size / 512)), 16);
  for (const [i, moment] of [accessed, modified, changed].entries()) {
    attr.writeBigUInt64LE(moment / BILLION, 24 + 8 * i);
    attr.writeUInt32LE(Number(moment % BILLION), 48 + 4 * i);
  }
  for (const [i, value] of [mode, links, uid, gid, 0, 4096].entries()) attr.writeUInt32LE(value, 60 + 4 * i);
  return attr;
}

export function attributesAnswer(stat: Stat): Buffer {
  const head = Buffer.alloc(16);
  head.writeBigUInt64LE(REMEMBER_SECONDS, 0);
  return Buffer.concat([head, attributes(stat)]);
}

export function entryAnswer(stat: Stat): Buffer {
  const head = Buffer.alloc(40);
  head.writeBigUInt64LE(BigInt(stat.id), 0);
  head.writeBigUInt64LE(REMEMBER_SECONDS, 16);
  head.writeBigUInt64LE(REMEMBER_SECONDS, 24);
  return Buffer.concat([head, attributes(stat)]);
}

export const openAnswer = (): Buffer => Buffer.alloc(16);

export function sizeAnswer(size: number): Buffer {
  const reply = Buffer.alloc(8);
  reply.writeUInt32LE(size, 0);
  return reply;
}

/** As if it were a disk of 16 GB. */
export function spaceAnswer(): Buffer {
  const reply = Buffer.alloc(80);
  const blocks = 4n << 20n;
  for (const [i, value] of [blocks, blocks, blocks, 1n << 20n, 1n << 20n].entries()) reply.writeBigUInt64LE(value, 8 * i);
  for (const [i, value] of [4096, 255, 4096].entries()) reply.writeUInt32LE(value, 40 + 4 * i);
  return reply;
}

export interface Listed {
  readonly id: number;
  readonly name: string;
  readonly mode: number;
}

/** From the entry with this number on, as many as fit. */
export function listing(entries: readonly Listed[], from: number, size: number): Buffer {
  const parts: Buffer[] = [];
  let used = 0;
  for (const [i, { id, name, mode }] of entries.entries()) {
    if (i < from) continue;
    const text = Buffer.from(name);
    const entry = Buffer.alloc(Math.ceil((24 + text.length) / 8) * 8);
    if (used + entry.length > size) break;
    entry.writeBigUInt64LE(BigInt(id), 0);
    entry.writeBigUInt64LE(BigInt(i + 1), 8);
    entry.writeUInt32LE(text.length, 16);
    entry.writeUInt32LE(mode >>> 12, 20);
    text.copy(entry, 24);
    parts.push(entry);
    used += entry.length;
  }
  return Buffer.concat(parts);
}

/** Names that end with a zero byte, one after the other. */
export const namesIn = (body: Buffer, from: number): string[] => body.toString('utf8', from).split('\0');

export const number = (body: Buffer, at: number): number => Number(body.readBigUInt64LE(at));
