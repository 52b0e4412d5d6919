import { Pages } from './pages.ts';

const S_IFMT = 0o170000;
const S_IFDIR = 0o040000;
export const ROOT = 1;

export interface Attributes {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Nanoseconds since 1970. */
  readonly accessed: bigint;
  readonly modified: bigint;
  readonly changed: bigint;
}

interface Place {
  readonly folder: Node;
  readonly name: string;
}

export interface Node {
  readonly id: number;
  attributes: Attributes;
  readonly bytes: Pages;
  /** Of a folder: what is in it. */
  readonly entries: Map<string, Node>;
  readonly target: string;
  /** How many names it has. */
  links: number;
  /** How often the kernel has asked for it and not yet forgotten it. */
  lookups: number;
  /** Where it is to be found, and where the disk has it. */
  at: Place | undefined;
  keptAt: Place | undefined;
  /** As the disk has it; undefined until it was synced, itself or its name. */
  kept: { attributes: Attributes; entries: Map<string, Node> } | undefined;
}

/** The error of a system call, by its number. */
export class Errno extends Error {
  readonly number: number;

  constructor(number: number) {
    super(`errno ${number}`);
    this.number = number;
  }
}

const [ENOENT, EEXIST, ENOTDIR, EISDIR, EINVAL, ENOTEMPTY] = [2, 17, 20, 21, 22, 39];

export const isFolder = ({ attributes }: Node): boolean => (attributes.mode & S_IFMT) === S_IFDIR;

export interface Birth {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly target?: string;
}

/**
 * A disk that keeps only what was synced. Bytes, size and owner of a file are kept by fsync, fdatasync or O_SYNC on it; its
 * name by the same, or by fsync of its folder; a name that is gone, or now means another file, by fsync of the folder. No
 * real disk is that forgetful all the time, and any may be at the wrong moment (reliability.md 2.1).
 */
export class VolatileDisk {
  private readonly nodes = new Map<number, Node>();
  private last = ROOT;

  constructor() {
    const root = this.born(ROOT, { mode: S_IFDIR | 0o755, uid: 0, gid: 0 });
    root.links = 2;
    root.lookups = 1;
    this.keep(root);
  }

  node(id: number): Node {
    const found = this.nodes.get(id);
    if (!found) throw new Errno(ENOENT);
    return found;
  }

  find(folder: Node, name: string): Node {
    const found = folder.entries.get(name);
    if (!found) throw new Errno(isFolder(folder) ? ENOENT : ENOTDIR);
    return found;
  }

  create(folder: Node, name: string, birth: Birth): Node {
    if (folder.entries.has(name)) throw new Errno(EEXIST);
    const node = this.born((this.last += 1), birth);
    this.place(node, { folder, name });
    return node;
  }

  link(node: Node, folder: Node, name: string): void {
    if (folder.entries.has(name)) throw new Errno(EEXIST);
    this.place(node, { folder, name });
  }

  unlink(folder: Node, name: string): void {
    if (isFolder(this.find(folder, name))) throw new Errno(EISDIR);
    this.remove(folder, name);
  }

  removeFolder(folder: Node, name: string): void {
    const node = this.find(folder, name);
    if (!isFolder(node)) throw new Errno(ENOTDIR);
    if (node.entries.size > 0) throw new Errno(ENOTEMPTY);
    this.remove(folder, name);
  }

  rename(from: Place, to: Place, { mayReplace }: { mayReplace: boolean }): void {
    const node = this.find(from.folder, from.name);
    const there = to.folder.entries.get(to.name);
    if (there === node) return;
    if (there && !mayReplace) throw new Errno(EEXIST);
    if (there && isFolder(there) && there.entries.size > 0) throw new Errno(ENOTEMPTY);
    if (there) this.remove(to.folder, to.name);
    from.folder.entries.delete(from.name);
    node.links -= 1;
    this.place(node, to);
    touch(from.folder);
  }

  change(node: Node, changes: Partial<Attributes>): void {
    node.attributes = { ...node.attributes, ...changes, changed: now() };
  }

  write(node: Node, offset: number, data: Buffer): void {
    if (isFolder(node)) throw new Errno(EISDIR);
    node.bytes.write(offset, data);
    touch(node);
  }

  resize(node: Node, size: number): void {
    if (size < 0) throw new Errno(EINVAL);
    node.bytes.resize(size);
    touch(node);
  }

  /** fsync of a file, or of a folder. */
  sync(node: Node): void {
    this.keep(node);
    node.bytes.sync();
    if (isFolder(node)) this.syncNames(node);
    this.keepName(node);
  }

  syncEverything(): void {
    const all = (folder: Node): void => {
      this.sync(folder);
      for (const node of folder.entries.values()) {
        if (isFolder(node)) all(node);
        else this.sync(node);
      }
    };
    all(this.node(ROOT));
  }

  forget(id: number, times: number): void {
    const node = this.nodes.get(id);
    if (!node) return;
    node.lookups -= times;
    this.letGo(node);
  }

  /** The power is gone: everything is again as the disk has it. */
  cut(): void {
    const root = this.node(ROOT);
    this.nodes.clear();
    const revive = (node: Node, at: Place | undefined): void => {
      const kept = node.kept ?? { attributes: node.attributes, entries: new Map<string, Node>() };
      node.links = (this.nodes.has(node.id) ? node.links : 0) + 1;
      node.at = at;
      if (this.nodes.has(node.id)) return;
      this.nodes.set(node.id, node);
      node.attributes = kept.attributes;
      node.bytes.cut();
      node.lookups = 0;
      node.entries.clear();
      for (const [name, child] of kept.entries) {
        node.entries.set(name, child);
        revive(child, { folder: node, name });
      }
    };
    revive(root, undefined);
    root.lookups = 1;
  }

  private born(id: number, { mode, uid, gid, target = '' }: Birth): Node {
    const at = now();
    const attributes = { mode, uid, gid, accessed: at, modified: at, changed: at };
    const node: Node = {
      id,
      attributes,
      bytes: new Pages(),
      entries: new Map(),
      target,
      links: 0,
      lookups: 0,
      at: undefined,
      keptAt: undefined,
      kept: undefined,
    };
    this.nodes.set(id, node);
    return node;
  }

  private place(node: Node, at: Place): void {
    at.folder.entries.set(at.name, node);
    node.at = at;
    node.links += 1;
    touch(at.folder);
  }

  private remove(folder: Node, name: string): void {
    const node = this.find(folder, name);
    folder.entries.delete(name);
    node.links -= 1;
    if (node.at?.folder === folder && node.at.name === name) node.at = undefined;
    touch(folder);
    this.letGo(node);
  }

  private keep(node: Node): void {
    node.kept = { attributes: node.attributes, entries: node.kept?.entries ?? new Map<string, Node>() };
  }

  /** Every name of a folder as it is now; who moved from here to elsewhere is kept there in the same stroke, as a journal does. */
  private syncNames(folder: Node): void {
    const before = folder.kept?.entries ?? new Map<string, Node>();
    folder.kept = { attributes: folder.attributes, entries: new Map(folder.entries) };
    for (const [name, node] of folder.entries) this.keptUnder(node, { folder, name });
    for (const [name, node] of before) {
      if (folder.entries.get(name) === node) continue;
      if (node.at && node.at.folder !== folder) this.keepName(node);
      else if (node.keptAt?.folder === folder && node.keptAt.name === name) node.keptAt = undefined;
      this.letGo(node);
    }
  }

  /** The name of a node, and those of the folders above it. */
  private keepName(node: Node): void {
    for (let { at } = node, below = node; at; below = at.folder, at = below.at) {
      if (!at.folder.kept) this.keep(at.folder);
      at.folder.kept?.entries.set(at.name, below);
      this.keptUnder(below, at);
    }
  }

  private keptUnder(node: Node, at: Place): void {
    const before = node.keptAt;
    const moved = before && (before.folder !== at.folder || before.name !== at.name) && before.folder.entries.get(before.name) !== node;
    if (moved && before.folder.kept?.entries.get(before.name) === node) before.folder.kept.entries.delete(before.name);
    node.keptAt = at;
    if (!node.kept) this.keep(node);
  }

  /** Neither a name, nor a reader, nor the disk knows it any more. */
  private letGo(node: Node): void {
    if (node.links <= 0 && node.lookups <= 0 && !node.keptAt) this.nodes.delete(node.id);
  }
}

const now = (): bigint => BigInt(Date.now()) * 1_000_000n;

function touch(node: Node): void {
  const at = now();
  node.attributes = { ...node.attributes, modified: at, changed: at };
}
