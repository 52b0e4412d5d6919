import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../deploy/local/paths.ts';
import { startPlatform } from '../../deploy/local/platform.ts';
import { freePort } from '../../deploy/local/ports.ts';
import type { BenchResult } from './results.ts';

/** Everything in one process on servers that run: with an empty compile cache, and again with what the first start left. */
export async function starts(env: Readonly<Record<string, string>>, stateDir: string): Promise<NonNullable<BenchResult['starts']>> {
  const cache = join(stateDir, 'compiled-anew');
  rmSync(cache, { recursive: true, force: true });
  const once = async (): Promise<number> => {
    const since = performance.now();
    const port = String(await freePort());
    const platform = await startPlatform({
      env: { ...env, PORT: port, LOG_LEVEL: 'warn', NODE_COMPILE_CACHE: cache },
      processes: [[]],
      logDir: join(stateDir, 'log-of-starts'),
    });
    const took = (performance.now() - since) / 1_000;
    await platform.stop();
    return took;
  };
  return { cold: await once(), warm: await once() };
}

/** Megabytes on the disk. */
export function shipped(): Record<string, number> {
  return {
    bundle: sizeOf(join(repository, 'services/platform/dist/bundle')) / 1e6,
    'Node 24': sizeOf(process.execPath) / 1e6,
  };
}

function sizeOf(path: string): number {
  const found = lstatSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
