import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { repository, tradewind } from './paths.ts';

/**
 * jest loads every package anew for every test file, and these two are 650 files: each is made one, once for each version.
 * The same code, so that nothing is tested against anything else than what runs.
 */
const PACKAGES: Readonly<Record<string, 'alone' | 'with all it needs'>> = { typeorm: 'alone', 'class-validator': 'with all it needs' };

const folder = join(tradewind, 'test-packages');
const require = createRequire(import.meta.url);

/** For jest's `moduleNameMapper`. */
export const testPackages = (): Record<string, string> => Object.fromEntries(Object.keys(PACKAGES).map((name) => [`^${name}$`, oneFile(name)]));

function oneFile(name: string): string {
  const { version } = JSON.parse(readFileSync(join(repository, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
  const file = join(folder, `${name}-${version}.cjs`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  buildSync({
    entryPoints: [require.resolve(name)],
    outfile: unfinished,
    bundle: true,
    ...(PACKAGES[name] === 'alone' && { packages: 'external' }),
    platform: 'node',
    keepNames: true,
    footer: { js: `0 && (module.exports = { ${namesIn(name)} });` },
  });
  renameSync(unfinished, file);
  return file;
}

/** Node and jest read from such a line, without running the file, what it exports. */
const namesIn = (name: string): string => Object.keys(require(name) as object).join(', ');
