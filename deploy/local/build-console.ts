import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changed, newest } from './changed.ts';
import { StartFailure } from './failure.ts';
import { repository, tradewind } from './paths.ts';
import { lastLines, runNode } from './run-to-end.ts';

const pages = join(repository, 'console');
const stamp = join(tradewind, 'console.stamp');

/** The pages of the console, when one of their sources changed (what is generated from docs/openapi.json is one of them). */
export async function buildConsole(signal?: AbortSignal): Promise<'built' | 'up to date'> {
  if (upToDate()) return 'up to date';
  const began = new Date();
  const { ok, output } = await runNode([join(pages, 'build.mjs')], { signal });
  if (!ok) throw new StartFailure('The console could not be built', lastLines(output), 'mend the errors above, or go back to a commit that builds');
  mkdirSync(tradewind, { recursive: true });
  writeFileSync(stamp, `${began.toISOString()}\n`);
  return 'built';
}

function upToDate(): boolean {
  const lastBuild = changed(stamp);
  if (lastBuild === 0 || !existsSync(join(pages, 'dist/index.html'))) return false;
  return [newest(pages), changed(join(repository, 'package-lock.json'))].every((moment) => moment < lastBuild);
}
