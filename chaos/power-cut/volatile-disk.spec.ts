import { type Node, ROOT, VolatileDisk } from './volatile-disk.ts';

const FILE = { mode: 0o100644, uid: 0, gid: 0 };
const FOLDER = { mode: 0o040755, uid: 0, gid: 0 };

let disk: VolatileDisk;
let root: Node;
beforeEach(() => {
  disk = new VolatileDisk();
  root = disk.node(ROOT);
});

const write = (node: Node, text: string, at = 0): Node => {
  disk.write(node, at, Buffer.from(text));
  return node;
};
const file = (folder: Node, name: string, text: string): Node => write(disk.create(folder, name, FILE), text);
const replace = (from: string, to: string): void => disk.rename({ folder: root, name: from }, { folder: root, name: to }, { mayReplace: true });

/** Everything that is there, with its text; a folder ends in a stroke. */
function everything(folder = root, path = ''): Record<string, string> {
  return Object.assign(
    {},
    ...[...folder.entries].map(([name, node]) =>
      node.attributes.mode === FOLDER.mode
        ? { [`${path}${name}/`]: '', ...everything(node, `${path}${name}/`) }
        : { [path + name]: node.bytes.read(0, 1e6).toString() },
    ),
  ) as Record<string, string>;
}
const afterTheCut = (): Record<string, string> => {
  disk.cut();
  root = disk.node(ROOT);
  return everything();
};

describe('A disk whose power is cut', () => {
  it('forgets what was written and not synced, also in a file that is there', () => {
    disk.sync(write(disk.create(root, 'log', FILE), 'kept'));
    write(disk.find(root, 'log'), ' and lost', 4);
    file(root, 'new', 'lost');
    expect(everything()).toEqual({ log: 'kept and lost', new: 'lost' });
    expect(afterTheCut()).toEqual({ log: 'kept' });
  });

  it('keeps each page as it was when it was synced, not as it was written afterwards', () => {
    const log = write(disk.create(root, 'log', FILE), 'a'.repeat(9000));
    disk.sync(log);
    write(log, 'b'.repeat(5000), 2000);
    disk.resize(log, 100);
    expect(afterTheCut()).toEqual({ log: 'a'.repeat(9000) });
  });

  it('keeps a shorter file once it was synced, and zeros where it grows again', () => {
    const log = write(disk.create(root, 'log', FILE), 'a'.repeat(9000));
    disk.sync(log);
    disk.resize(log, 3);
    disk.resize(log, 5);
    disk.sync(log);
    expect(afterTheCut()).toEqual({ log: 'aaa\0\0' });
  });

  it('keeps the name of a synced file with the folders above it', () => {
    const inner = disk.create(disk.create(root, 'a', FOLDER), 'b', FOLDER);
    disk.sync(file(inner, 'kept', 'text'));
    file(inner, 'lost', 'text');
    expect(afterTheCut()).toEqual({ 'a/': '', 'a/b/': '', 'a/b/kept': 'text' });
  });

  it('keeps of a synced folder the names, but not the bytes of files that were not synced', () => {
    file(root, 'new', 'lost');
    disk.sync(root);
    expect(afterTheCut()).toEqual({ new: '' });
  });

  it('has the file before it was replaced, until file or folder is synced', () => {
    disk.sync(file(root, 'state', 'old'));
    disk.sync(file(root, 'state.new', 'new'));
    replace('state.new', 'state');
    expect(afterTheCut()).toEqual({ state: 'old', 'state.new': 'new' });
    replace('state.new', 'state');
    disk.sync(root);
    expect(afterTheCut()).toEqual({ state: 'new' });
  });

  it('has a file in one of two folders when it was moved, whichever of them was synced', () => {
    const [from, to] = [disk.create(root, 'from', FOLDER), disk.create(root, 'to', FOLDER)];
    disk.sync(file(from, 'f', 'text'));
    disk.sync(root);
    disk.rename({ folder: from, name: 'f' }, { folder: to, name: 'f' }, { mayReplace: false });
    disk.sync(from);
    expect(afterTheCut()).toEqual({ 'from/': '', 'to/': '', 'to/f': 'text' });
  });

  it('has a removed file again, until its folder is synced', () => {
    disk.sync(file(root, 'f', 'text'));
    disk.unlink(root, 'f');
    expect(afterTheCut()).toEqual({ f: 'text' });
    disk.unlink(root, 'f');
    disk.sync(root);
    expect(afterTheCut()).toEqual({});
  });
});
