import { existsSync } from 'node:fs';
import { powerCutDrill } from '../power-cut/drill.ts';
import { counted, PromiseBroken, type Fault } from './fault.ts';

/** On servers and a disk of its own, beside the platform at work: a process that is killed keeps what it has not synced, one without power does not. */
export const powerCut: Fault = {
  name: 'power-cut',
  does: 'the power of nats-server and PostgreSQL goes, on a file system that keeps only synced bytes; and a control run that does not wait for the disk must lose something',
  plan: (chance, cycles) => [0, 1].map((control) => ({ seed: chance.whole(1, 1e9), cycles, control })),
  lacks: () => Promise.resolve(process.getuid?.() === 0 && existsSync('/dev/fuse') ? null : 'it needs root and /dev/fuse'),
  async strike(_, plan) {
    const { failings } = await powerCutDrill({ seed: counted(plan, 'seed'), cycles: counted(plan, 'cycles'), control: plan.control === 1 });
    if (failings.length > 0) throw new PromiseBroken(failings.join('; '));
    return { healedAt: performance.now(), service: null };
  },
};
