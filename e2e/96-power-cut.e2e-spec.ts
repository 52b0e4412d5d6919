import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Disk } from '../chaos/power-cut/disk.ts';
import { aStateFolder } from './support/launched.ts';
import { mayMount } from './support/small-disk.ts';

const synced = (path: string, text: string): void => {
  const file = openSync(path, 'w');
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
};

describe('R17 What is left after a power cut', () => {
  it('is tried by npm run power-cut, which says what it needs to know', () => {
    const { status, stderr } = spawnSync(process.execPath, ['deploy/local/cli.ts', 'power-cut', '--cycles', 'none'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('npm run power-cut -- --seed 7 --cycles 20');
  });

  (mayMount() ? it : it.skip)('the disk of that drill keeps what was synced and nothing else (needs root, /dev/fuse and the right to mount)', async () => {
    const folder = aStateFolder();
    const disk = await Disk.at(join(folder.path, 'disk'));
    const at = (name: string): string => join(disk.path, name);
    mkdirSync(at('store'));
    synced(at('store/kept'), 'before');
    synced(at('store/replaced'), 'old');
    writeFileSync(at('store/kept'), ' and after', { flag: 'a' });
    writeFileSync(at('store/lost'), 'never synced');
    writeFileSync(at('store/replaced.new'), 'new');
    renameSync(at('store/replaced.new'), at('store/replaced'));
    expect(readFileSync(at('store/kept'), 'utf8')).toBe('before and after');

    await disk.powerOff();
    await disk.restore();
    expect(readdirSync(at('store')).sort()).toEqual(['kept', 'replaced']);
    expect([at('store/kept'), at('store/replaced')].map((path) => readFileSync(path, 'utf8'))).toEqual(['before', 'old']);
    await disk.end();
    folder.forget();
  });
});
