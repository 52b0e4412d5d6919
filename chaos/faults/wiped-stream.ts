import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository, within } from '../../deploy/local/paths.ts';
import { lastLines, runNode } from '../../deploy/local/run-to-end.ts';
import type { Fault } from './fault.ts';
import { killed } from './kills.ts';

/** JetStream is transport: everything it held is in the outboxes, and what was taken in is in the inboxes (R1, R3). */
export const wipedStream: Fault = {
  name: 'wiped-stream',
  does: 'kill -9 of nats-server, its store deleted, started again, and `npm run streams:rebuild` while people go on working',
  plan: (_, cycles) => Array.from({ length: cycles }, () => ({})),
  async strike({ servers, stateDir }) {
    await killed(servers.nats.pid);
    rmSync(join(within(stateDir).nats, 'store'), { recursive: true });
    await servers.restart('nats');
    const { ok, output } = await runNode([join(repository, 'deploy/streams/rebuild.ts')], { env: { ...process.env, ...servers.env } });
    if (!ok) throw new Error(`The streams could not be rebuilt:\n${lastLines(output)}`);
    return { healedAt: performance.now(), service: null };
  },
};
