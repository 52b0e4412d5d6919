import type { Chance } from '../../deploy/demo/chance.ts';
import { gone } from '../../deploy/local/process-table.ts';
import { gateway, services } from '../../deploy/local/services.ts';
import type { Stage } from '../stage/stage.ts';
import { counted, hold, inTurn, named, type Fault, type Plan } from './fault.ts';

/** At any instant of whatever is going on. */
const someMoment = (chance: Chance): number => chance.whole(0, 2_000);
const moments = (chance: Chance, cycles: number): Plan[] => Array.from({ length: cycles }, () => ({ afterMs: someMoment(chance) }));

const KILLED_WITHIN_MS = 5_000;

export async function killed(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  if (!(await gone(pid, KILLED_WITHIN_MS))) throw new Error(`Process ${pid} does not die`);
}

const one = (name: string): string | null => (name === gateway ? null : (name.split('.')[0] ?? null));

export const killService: Fault = {
  name: 'kill-service',
  does: 'kill -9 of a service or the gateway; started again at once',
  plan: (chance, cycles) => inTurn(chance, [...services, gateway], cycles).map((name) => ({ name, afterMs: someMoment(chance) })),
  async strike(stage, plan) {
    await hold(counted(plan, 'afterMs'));
    const name = named(plan, 'name');
    const healedAt = performance.now();
    await killed(stage.process(name).pid);
    await stage.revive(name);
    return { healedAt, service: one(name) };
  },
};

export const killLeader: Fault = {
  name: 'kill-leader',
  does: 'kill -9 of the process that relays and consumes for a database, or of the session its leadership hangs on',
  plan: (chance, cycles) =>
    inTurn(chance, services, cycles).map((service) => ({ service, what: chance.one(['process', 'session']), afterMs: someMoment(chance) })),
  async strike(stage, plan) {
    await hold(counted(plan, 'afterMs'));
    const service = named(plan, 'service');
    const healedAt = performance.now();
    if (named(plan, 'what') === 'session') {
      await stage.databases.asAdmin(
        service,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'leader' AND datname = current_database()`,
      );
    } else {
      const leader = await stage.leaderOf(service);
      await killed(stage.process(leader).pid);
      await stage.revive(leader);
    }
    return { healedAt, service };
  },
};

export const killNats: Fault = {
  name: 'kill-nats',
  does: 'kill -9 of nats-server; started again at once',
  plan: moments,
  async strike(stage, plan) {
    await hold(counted(plan, 'afterMs'));
    const healedAt = performance.now();
    await killed(stage.servers.nats.pid);
    await stage.servers.restart('nats');
    return { healedAt, service: null };
  },
};

export const killBackend: Fault = {
  name: 'kill-backend',
  does: 'kill -9 of one PostgreSQL session of a service: the server ends all others and recovers',
  plan: (chance, cycles) => inTurn(chance, services, cycles).map((service) => ({ service, afterMs: someMoment(chance), which: chance.whole(0, 9) })),
  async strike(stage, plan) {
    await hold(counted(plan, 'afterMs'));
    const healedAt = performance.now();
    await killed(await backendOf(stage, named(plan, 'service'), counted(plan, 'which')));
    await hold(ALL_SESSIONS_ENDED_MS);
    return { healedAt, service: null };
  },
};

/** The server ends the others a moment later; what is done before then is no recovery. */
const ALL_SESSIONS_ENDED_MS = 300;

async function backendOf(stage: Stage, service: string, which: number): Promise<number> {
  const sessions = await stage.databases.asAdmin<{ pid: number }>(
    service,
    `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY pid`,
  );
  const drawn = sessions[which % sessions.length];
  if (!drawn) throw new Error(`${service} has no session`);
  return drawn.pid;
}

export const killPostmaster: Fault = {
  name: 'kill-postmaster',
  does: 'kill -9 of the PostgreSQL server; started again at once',
  plan: moments,
  async strike(stage, plan) {
    await hold(counted(plan, 'afterMs'));
    const healedAt = performance.now();
    await killed(stage.servers.postgres.pid);
    await stage.servers.restart('postgres');
    return { healedAt, service: null };
  },
};
