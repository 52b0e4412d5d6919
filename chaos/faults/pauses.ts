import { services } from '../../deploy/local/services.ts';
import { counted, hold, named, type Fault, type Plan } from './fault.ts';
import type { Stage } from '../stage/stage.ts';

/** JetStream gives what is not acknowledged to another consumer after this; see EventConsumer. */
const LONGER_THAN_ACK_WAIT_MS = 65_000;

/** SIGSTOP and SIGCONT: whoever was stopped goes on where it was, and takes for the present what has long passed. */
export const pause: Fault = {
  name: 'pause',
  does: 'SIGSTOP of a service, nats-server, a PostgreSQL session or the whole server for 3–40 s, and once longer than AckWait; then SIGCONT',
  plan: (chance, cycles) =>
    Array.from({ length: cycles }, (_, i): Plan => {
      const what = (['service', 'nats', 'backend', 'postmaster'] as const)[i % 4]!;
      const service = chance.one(services);
      const longest = i % 8 === 4;
      return { what, service, ms: longest ? LONGER_THAN_ACK_WAIT_MS : chance.whole(3_000, 12_000) + (chance.whole(1, 6) === 1 ? 28_000 : 0) };
    }),
  async strike(stage, plan) {
    const pids = await pidsOf(stage, named(plan, 'what'), named(plan, 'service'));
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    await hold(counted(plan, 'ms'));
    for (const pid of pids) awaken(pid);
    return { healedAt: performance.now(), service: named(plan, 'what') === 'service' ? named(plan, 'service') : null };
  },
};

async function pidsOf(stage: Stage, what: string, service: string): Promise<readonly number[]> {
  if (what === 'service') return [stage.process(stage.anInstanceOf(service)).pid];
  if (what === 'nats') return [stage.servers.nats.pid];
  if (what === 'postmaster') return [stage.servers.postgres.pid];
  const [session] = await stage.databases.asAdmin<{ pid: number }>(
    service,
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY state_change DESC LIMIT 1`,
  );
  return session ? [session.pid] : [];
}

/** The time limits of its session may have ended it meanwhile. */
function awaken(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
