import {
  answer,
  attributesAnswer,
  entryAnswer,
  initAnswer,
  listing,
  namesIn,
  number,
  openAnswer,
  sizeAnswer,
  spaceAnswer,
  type Operation,
  type Request,
  type Stat,
} from './kernel.ts';
import { Errno, isFolder, type Node, VolatileDisk } from './volatile-disk.ts';

const [ENOSYS, EINVAL, ENOTSUP] = [38, 22, 95];
const [S_IFDIR, S_IFREG, S_IFLNK, PERMISSIONS] = [0o040000, 0o100000, 0o120000, 0o7777];
/** O_DSYNC, which is a part of O_SYNC as well. */
const SYNCED_WRITE = 0o10000;
const CHANGES = { mode: 1, uid: 2, gid: 4, size: 8, accessed: 16, modified: 32, accessedNow: 128, modifiedNow: 256 };
const [NO_REPLACE, EXCHANGE] = [1, 2];
const KEEP_SIZE = 1;

const UNANSWERED: readonly Operation[] = ['forget', 'batchForget', 'interrupt', 'destroy'];

/** Nothing to say is an answer too. */
type Handler = (request: Request, node: Node) => Buffer | void;

/** What the kernel asks, done on the disk. `undefined`: the kernel waits for no answer. */
export class FileSystem {
  private readonly disk: VolatileDisk;

  constructor(disk: VolatileDisk) {
    this.disk = disk;
  }

  serve(request: Request): Buffer | undefined {
    const { operation, unique, node, body } = request;
    if (operation === 'forget') this.forget([[node, number(body, 0)]]);
    if (operation === 'batchForget') this.forget(forgotten(body));
    if (operation && UNANSWERED.includes(operation)) return undefined;
    try {
      if (operation === 'init') return answer(unique, 0, initAnswer(body));
      const handler = operation && this.handlers[operation];
      return handler ? answer(unique, 0, handler(request, this.disk.node(node)) ?? undefined) : answer(unique, ENOSYS);
    } catch (error) {
      if (error instanceof Errno) return answer(unique, error.number);
      throw error;
    }
  }

  private readonly handlers: Partial<Record<Operation, Handler>> = {
    lookup: ({ body }, folder) => this.entry(this.disk.find(folder, name(body))),
    getattr: (_, node) => attributesAnswer(statOf(node)),
    setattr: ({ body }, node) => this.setAttributes(node, body),
    readlink: (_, node) => Buffer.from(node.target),
    symlink: ({ body, uid, gid }, folder) => {
      const [called = '', target = ''] = namesIn(body, 0);
      return this.entry(this.disk.create(folder, called, { mode: S_IFLNK | 0o777, uid, gid, target }));
    },
    mkdir: ({ body, uid, gid }, folder) =>
      this.entry(this.disk.create(folder, name(body, 8), { mode: S_IFDIR | (body.readUInt32LE(0) & PERMISSIONS), uid, gid })),
    create: ({ body, uid, gid }, folder) => {
      const mode = S_IFREG | (body.readUInt32LE(4) & PERMISSIONS);
      return Buffer.concat([this.entry(this.disk.create(folder, name(body, 16), { mode, uid, gid })), openAnswer()]);
    },
    unlink: ({ body }, folder) => {
      this.disk.unlink(folder, name(body));
    },
    rmdir: ({ body }, folder) => {
      this.disk.removeFolder(folder, name(body));
    },
    rename: ({ body }, folder) => {
      this.rename(folder, body, 8, 0);
    },
    rename2: ({ body }, folder) => {
      this.rename(folder, body, 16, body.readUInt32LE(8));
    },
    link: ({ body }, folder) => {
      const node = this.disk.node(number(body, 0));
      this.disk.link(node, folder, name(body, 8));
      return this.entry(node);
    },
    open: openAnswer,
    opendir: openAnswer,
    read: ({ body }, node) => node.bytes.read(number(body, 8), body.readUInt32LE(16)),
    readdir: ({ body }, folder) => listing(entriesOf(folder), number(body, 8), body.readUInt32LE(16)),
    write: ({ body }, node) => this.write(node, body),
    fallocate: ({ body }, node) => {
      this.allocate(node, body);
    },
    fsync: (_, node) => {
      this.disk.sync(node);
    },
    fsyncdir: (_, node) => {
      this.disk.sync(node);
    },
    statfs: spaceAnswer,
    flush: () => undefined,
    release: () => undefined,
    releasedir: () => undefined,
  };

  private entry(node: Node): Buffer {
    node.lookups += 1;
    return entryAnswer(statOf(node));
  }

  private setAttributes(node: Node, body: Buffer): Buffer {
    const asked = (bit: number): boolean => (body.readUInt32LE(0) & bit) !== 0;
    const moment = (seconds: number, rest: number): bigint => body.readBigUInt64LE(seconds) * 1_000_000_000n + BigInt(body.readUInt32LE(rest));
    const now = BigInt(Date.now()) * 1_000_000n;
    if (asked(CHANGES.size)) this.disk.resize(node, number(body, 16));
    this.disk.change(node, {
      ...(asked(CHANGES.mode) && { mode: (node.attributes.mode & ~PERMISSIONS) | (body.readUInt32LE(68) & PERMISSIONS) }),
      ...(asked(CHANGES.uid) && { uid: body.readUInt32LE(76) }),
      ...(asked(CHANGES.gid) && { gid: body.readUInt32LE(80) }),
      ...(asked(CHANGES.accessed) && { accessed: asked(CHANGES.accessedNow) ? now : moment(32, 56) }),
      ...(asked(CHANGES.modified) && { modified: asked(CHANGES.modifiedNow) ? now : moment(40, 60) }),
    });
    return attributesAnswer(statOf(node));
  }

  private write(node: Node, body: Buffer): Buffer {
    const size = body.readUInt32LE(16);
    this.disk.write(node, number(body, 8), body.subarray(40, 40 + size));
    if ((body.readUInt32LE(32) & SYNCED_WRITE) !== 0) this.disk.sync(node);
    return sizeAnswer(size);
  }

  private allocate(node: Node, body: Buffer): void {
    const mode = body.readUInt32LE(24);
    if ((mode & ~KEEP_SIZE) !== 0) throw new Errno(ENOTSUP);
    const end = number(body, 8) + number(body, 16);
    if (mode === 0 && end > node.bytes.size) this.disk.resize(node, end);
  }

  private rename(folder: Node, body: Buffer, names: number, flags: number): void {
    if ((flags & EXCHANGE) !== 0) throw new Errno(EINVAL);
    const [from = '', to = ''] = namesIn(body, names);
    const target = this.disk.node(number(body, 0));
    this.disk.rename({ folder, name: from }, { folder: target, name: to }, { mayReplace: (flags & NO_REPLACE) === 0 });
  }

  private forget(nodes: readonly (readonly [number, number])[]): void {
    for (const [id, times] of nodes) this.disk.forget(id, times);
  }
}

const name = (body: Buffer, from = 0): string => namesIn(body, from)[0] ?? '';

const statOf = (node: Node): Stat => ({
  id: node.id,
  size: isFolder(node) ? 4096 : node.target === '' ? node.bytes.size : Buffer.byteLength(node.target),
  links: isFolder(node) ? 2 : Math.max(0, node.links),
  ...node.attributes,
});

const entriesOf = (folder: Node) => [
  { id: folder.id, name: '.', mode: S_IFDIR },
  { id: folder.id, name: '..', mode: S_IFDIR },
  ...[...folder.entries].map(([called, { id, attributes }]) => ({ id, name: called, mode: attributes.mode })),
];

/** A count, then so many pairs of a node and how often it is forgotten. */
const forgotten = (body: Buffer): [number, number][] =>
  Array.from({ length: body.readUInt32LE(0) }, (_, i) => [number(body, 8 + 16 * i), number(body, 16 + 16 * i)]);
