import { Chance } from '../../deploy/demo/chance.ts';
import { counted, hold, type Fault } from './fault.ts';

export const slowDatabase: Fault = {
  name: 'slow-database',
  does: 'everything between the services and PostgreSQL takes 200 ms to 5 s',
  plan: (chance, cycles) =>
    Array.from({ length: cycles }, () => ({ least: 200, most: chance.one([400, 1_000, 5_000]), ms: chance.whole(6_000, 10_000), seed: chance.whole(1, 1e9) })),
  overLines: true,
  async strike({ lines }, plan) {
    lines.postgres.become({ delayMs: [counted(plan, 'least'), counted(plan, 'most')] }, new Chance(counted(plan, 'seed')));
    await hold(counted(plan, 'ms'));
    lines.postgres.clearUp();
    return { healedAt: performance.now(), service: null };
  },
};

export const shakyLines: Fault = {
  name: 'shaky-lines',
  does: 'every piece to and from PostgreSQL and nats-server waits 100 ± 50 ms, and 1 % cut their connection',
  plan: (chance, cycles) => Array.from({ length: cycles }, () => ({ ms: chance.whole(6_000, 10_000), seed: chance.whole(1, 1e9) })),
  overLines: true,
  async strike({ lines }, plan) {
    const chance = new Chance(counted(plan, 'seed'));
    for (const line of Object.values(lines)) line.become({ delayMs: [50, 150], cuts: 0.01 }, chance);
    await hold(counted(plan, 'ms'));
    for (const line of Object.values(lines)) line.clearUp();
    return { healedAt: performance.now(), service: null };
  },
};

export const cutLines: Fault = {
  name: 'cut-lines',
  does: 'all connections to PostgreSQL, to nats-server or to both are cut at once, up to five times in a row',
  plan: (chance, cycles) =>
    Array.from({ length: cycles }, () => ({ which: chance.one(['postgres', 'nats', 'both']), times: chance.whole(1, 5), everyMs: chance.whole(200, 1_500) })),
  overLines: true,
  async strike({ lines }, plan) {
    const cut = plan.which === 'both' ? Object.values(lines) : [lines[plan.which as 'postgres' | 'nats']];
    for (let times = counted(plan, 'times'); times > 0; times -= 1) {
      for (const line of cut) line.cutAll();
      await hold(counted(plan, 'everyMs'));
    }
    return { healedAt: performance.now(), service: null };
  },
};
