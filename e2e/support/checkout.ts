import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** A copy of this repository, as it is built, that a test may change or break. */
export interface Checkout {
  readonly path: string;
  file(name: string): string;
  forget(): void;
}

const SOURCES = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.build.json',
  'deploy/local',
  'libs',
  'services',
  'console',
];
/** What says that packages and build are up to date; younger than the folders of the copy, which are new. */
const STAMPS = ['packages.sha256', 'build.stamp', 'console.stamp'];
const inside = (folder: string, name: string): string => join(folder, '.tradewind', name);

/** `packages`: ours, by links, so that nothing has to be fetched; or none, as after a clone. */
export function aCheckout({ packages, under = tmpdir() }: { packages: 'ours' | 'none'; under?: string }): Checkout {
  const path = mkdtempSync(join(under, 'tradewind-checkout-'));
  const file = (name: string): string => join(path, name);
  const left = packages === 'none' ? ['node_modules', 'dist'] : ['node_modules'];
  for (const name of SOURCES) cpSync(name, file(name), { recursive: true, preserveTimestamps: true, filter: (source) => !left.includes(basename(source)) });
  if (packages === 'ours') linkPackages(path);
  return { path, file, forget: () => rmSync(path, { recursive: true, force: true }) };
}

function linkPackages(path: string): void {
  const modules = join(path, 'node_modules');
  mkdirSync(join(modules, '@tradewind'), { recursive: true });
  for (const name of readdirSync('node_modules').filter((entry) => entry !== '@tradewind'))
    symlinkSync(join(process.cwd(), 'node_modules', name), join(modules, name));
  // relative, as npm makes them: they lead to the sources of the copy
  for (const name of readdirSync('node_modules/@tradewind'))
    symlinkSync(readlinkSync(join('node_modules/@tradewind', name)), join(modules, '@tradewind', name));
  mkdirSync(join(path, '.tradewind'));
  for (const name of STAMPS.filter((stamp) => existsSync(inside('.', stamp)))) cpSync(inside('.', name), inside(path, name));
}
