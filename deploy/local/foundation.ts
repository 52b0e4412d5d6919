import { createDatabases } from './databases.ts';
import { commonEnv, natsEnv, natsSeedsDir } from './environment.ts';
import { checkExternalNats, externalDatabases, withoutSecrets } from './external.ts';
import { join } from 'node:path';
import { startNats } from './nats.ts';
import { within } from './paths.ts';
import { startPostgres } from './postgres.ts';
import { refuseUnrepaired } from './restored-mark.ts';
import { StartFailure } from './failure.ts';
import type { Shutdown } from './shutdown.ts';
import { step } from './steps.ts';

/** The servers of `npm start`, each as a step, each ours or somebody else's. Returns the environment of the services. */
export async function foundation(stateDir: string, shutdown: Shutdown): Promise<Record<string, string>> {
  const { signal } = shutdown;
  const urls = await databases(stateDir, shutdown);
  const bus = await step(
    'NATS',
    async ({ note }) => {
      const external = process.env.NATS_URL;
      if (external) {
        await checkExternalNats(external);
        note(`at ${withoutSecrets(external)} (yours)`);
        return { NATS_URL: external };
      }
      const nats = await startNats({ dir: within(stateDir).nats, seedsDir: natsSeedsDir(stateDir), logFile: join(within(stateDir).log, 'nats.log') });
      shutdown.later('NATS', () => nats.stop());
      warnWhenGone('NATS', nats.exited, shutdown);
      note(`at 127.0.0.1:${nats.port}`);
      return natsEnv(nats, stateDir);
    },
    signal,
  );
  return { ...urls, ...bus, ...commonEnv(stateDir) };
}

async function databases(stateDir: string, shutdown: Shutdown): Promise<Record<string, string>> {
  const external = await externalDatabases(process.env);
  if (external) return step('PostgreSQL', ({ note }) => (note('from *_DATABASE_URL (yours)'), external), shutdown.signal);

  const postgres = await step(
    'PostgreSQL',
    async ({ note }) => {
      const server = await startPostgres({ dir: within(stateDir).postgres, logFile: join(within(stateDir).log, 'postgres.log') });
      shutdown.later('PostgreSQL', () => server.stop());
      warnWhenGone('PostgreSQL', server.exited, shutdown);
      note(`at 127.0.0.1:${server.port}`);
      return server;
    },
    shutdown.signal,
  );
  return step(
    'databases and roles',
    async () => {
      await refuseUnrepaired(postgres.adminUrl);
      return createDatabases(postgres, within(stateDir).postgres);
    },
    shutdown.signal,
  );
}

/** Without its servers the platform is of no use: end everything in order rather than go on retrying. */
function warnWhenGone(name: string, exited: Promise<unknown>, shutdown: Shutdown): void {
  void exited.then(() => {
    if (shutdown.signal.aborted) return;
    shutdown.fail(
      new StartFailure(
        `${name} has ended unexpectedly`,
        'somebody stopped it, or it met an error; see its log in .tradewind/state/log/',
        'run npm start again: no acknowledged data are lost',
      ),
    );
  });
}
