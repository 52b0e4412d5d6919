import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from '../local/failure.ts';
import { within } from '../local/paths.ts';
import { startPostgres } from '../local/postgres.ts';
import { lockState, running } from '../local/state.ts';

/** The embedded server while `npm start` runs it, else one for as long as the work takes. */
export async function withServer<T>(stateDir: string, command: string, work: (adminUrl: string) => Promise<T>): Promise<T> {
  const dir = within(stateDir).postgres;
  if (running(stateDir) && existsSync(join(dir, 'data/postmaster.pid'))) return work(adminUrlOf(dir));
  return withServerAlone(stateDir, command, work);
}

/** While nobody else works on the data. */
export async function withServerAlone<T>(stateDir: string, command: string, work: (adminUrl: string) => Promise<T>): Promise<T> {
  const dir = within(stateDir).postgres;
  if (!existsSync(join(dir, 'data'))) throw new StartFailure('There are no data', `${dir} has none`, 'run npm start once, or set TRADEWIND_STATE');
  const lock = await lockState(stateDir, command);
  try {
    const server = await startPostgres({ dir, logFile: join(within(stateDir).log, 'postgres.log') });
    try {
      return await work(server.adminUrl);
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}

function adminUrlOf(dir: string): string {
  const password = JSON.parse(readFileSync(join(dir, 'password.json'), 'utf8')) as string;
  return `postgres://postgres:${password}@127.0.0.1:${readFileSync(join(dir, 'port'), 'utf8').trim()}/postgres`;
}
