import { dirname, join } from 'node:path';

export const repository = dirname(dirname(import.meta.dirname));

/** Everything that is made on this machine and not part of the repository; git ignores it. */
export const tradewind = join(repository, '.tradewind');
export const programs = join(tradewind, 'bin');
/** What V8 has compiled, for the next start of a service (a fifth less time, decision 38); the build begins it anew. */
export const compiledCode = join(tradewind, 'compiled');
/** Data, keys and logs; TRADEWIND_STATE names another folder, for a second installation side by side. */
export const state = process.env.TRADEWIND_STATE ?? join(tradewind, 'state');

/** Another place for the built services exists only for experiments with this folder itself. */
export const platformDist = process.env.TRADEWIND_PLATFORM_DIST ?? join(repository, 'services/platform/dist/bundle');

export const within = (stateDir: string) => ({
  postgres: join(stateDir, 'postgres'),
  nats: join(stateDir, 'nats'),
  keys: join(stateDir, 'keys'),
  log: join(stateDir, 'log'),
  lock: join(stateDir, 'run.json'),
  demo: join(stateDir, 'demo.json'),
  demoLoading: join(stateDir, 'demo.loading'),
});
