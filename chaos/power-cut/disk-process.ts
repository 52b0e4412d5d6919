import { Mount } from './mount.ts';
import { VolatileDisk } from './volatile-disk.ts';

/** What the drill asks of the disk; every question is answered when it is done. */
export type Question = 'mount' | 'sync' | 'power-off' | 'take-away';
export interface Answer {
  readonly problem?: string;
}

/** The disk is a process of its own, so that the drill may be busy, and so that the kernel never waits for who waits for it. */
const disk = new VolatileDisk();
const [path = ''] = process.argv.slice(2);
let mount: Mount | undefined;

const done: Record<Question, () => Promise<void> | void> = {
  mount: () => {
    mount = Mount.at(path, disk);
  },
  sync: () => {
    disk.syncEverything();
  },
  'power-off': () => mount?.powerOff(),
  'take-away': async () => {
    await mount?.takeAway();
    mount = undefined;
    disk.cut();
  },
};

process.on('message', (question: Question) => {
  void Promise.resolve()
    .then(() => done[question]())
    .then(
      () => process.send?.({} satisfies Answer),
      (error: unknown) => process.send?.({ problem: String(error) } satisfies Answer),
    );
});
process.once('disconnect', () => {
  void Promise.resolve(mount?.takeAway()).finally(() => process.exit());
});
