import { join } from 'node:path';
import { StartFailure } from './failure.ts';
import { compiledCode, platformDist } from './paths.ts';
import { lastLines, runNode } from './run-to-end.ts';

/** Brings every database to the schema of this build, under the owners' roles. */
export async function migrate(env: Record<string, string>, signal?: AbortSignal, only: readonly string[] = []): Promise<void> {
  const { ok, output } = await runNode([join(platformDist, 'migrate.js'), ...only], {
    env: { NODE_COMPILE_CACHE: compiledCode, ...process.env, ...env },
    signal,
  });
  if (!ok)
    throw new StartFailure(
      'The databases could not be brought up to date',
      lastLines(output),
      'if the data are only for trying out, `npm run reset` starts afresh',
    );
}
