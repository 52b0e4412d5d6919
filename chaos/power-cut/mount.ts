import { closeSync, openSync, read, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { spawnSync } from 'node:child_process';
import { FileSystem } from './file-system.ts';
import { LARGEST_MESSAGE, requestIn } from './kernel.ts';
import type { VolatileDisk } from './volatile-disk.ts';

const readInto = promisify(read);

/** One connection with the kernel: from mounting to the end of the mount. */
export class Mount {
  private readonly device: number;
  private readonly files: FileSystem;
  private readonly path: string;
  private powered = true;
  private ended: Promise<void> = Promise.resolve();

  private constructor(path: string, disk: VolatileDisk) {
    this.path = path;
    this.files = new FileSystem(disk);
    this.device = openSync('/dev/fuse', 'r+');
  }

  static at(path: string, disk: VolatileDisk): Mount {
    const mount = new Mount(path, disk);
    const options = 'fd=3,rootmode=40000,user_id=0,group_id=0,allow_other';
    const { status, stderr } = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'power-cut', path], {
      stdio: ['ignore', 'ignore', 'pipe', mount.device],
      encoding: 'utf8',
    });
    if (status === 0) {
      mount.ended = mount.serve();
      return mount;
    }
    closeSync(mount.device);
    throw new Error(`nothing can be mounted at ${path}: ${stderr.trim() || 'mount failed'}`);
  }

  /** From this moment on nothing is done and nothing is answered: whoever waits for the disk waits until it is gone. */
  powerOff(): void {
    this.powered = false;
  }

  /** Everybody who still waits gets an error; who was killed meanwhile dies of the kill and never sees it. */
  async takeAway(): Promise<void> {
    spawnSync('umount', ['-f', '-l', this.path]);
    await this.ended;
  }

  private async serve(): Promise<void> {
    const buffer = Buffer.alloc(LARGEST_MESSAGE);
    for (;;) {
      const length = await this.next(buffer);
      if (length === 0) break;
      if (!this.powered) continue;
      const reply = this.files.serve(requestIn(Buffer.from(buffer.subarray(0, length))));
      if (reply) this.reply(reply);
    }
    closeSync(this.device);
  }

  /** 0 when the mount has ended. */
  private async next(buffer: Buffer): Promise<number> {
    for (;;) {
      try {
        return (await readInto(this.device, buffer, 0, buffer.length, null)).bytesRead;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENODEV' || code === 'ECONNABORTED') return 0;
        // who asked has gone before we looked
        if (code !== 'ENOENT' && code !== 'EINTR' && code !== 'EAGAIN') throw error;
      }
    }
  }

  private reply(message: Buffer): void {
    try {
      writeSync(this.device, message);
    } catch (error) {
      // who asked has gone meanwhile
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}
