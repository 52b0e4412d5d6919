import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { reason, StartFailure } from './failure.ts';

const run = promisify(execFile);

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/** The second: what Chinese is written in, on a machine that has no other. */
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

/** Path of the browser in which the console is tried: TRADEWIND_CHROMIUM, the machine's own, or installed now where Debian and root allow it. */
export async function chromium(): Promise<string> {
  const named = process.env.TRADEWIND_CHROMIUM;
  if (named) return named;
  const found = KNOWN.find((path) => existsSync(path));
  if (found !== undefined) return found;
  await install();
  const installed = KNOWN.find((path) => existsSync(path));
  if (installed === undefined) throw notThere('it was installed, and still is not where it should be');
  return installed;
}

async function install(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw notThere('there is none, and only root on Debian or Ubuntu can have it installed from here');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const patient = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'];
  try {
    await run('apt-get', [...patient, 'update'], { env });
    await run('apt-get', [...patient, 'install', '--no-install-recommends', ...PACKAGES], { env, maxBuffer: 16 << 20 });
  } catch (error) {
    throw notThere(reason(error));
  }
}

const notThere = (why: string): StartFailure =>
  new StartFailure(
    'The chapters of the console need Chromium',
    why,
    'install it (Debian, Ubuntu: apt-get install chromium fonts-noto-cjk; macOS: brew install --cask chromium), or name a Chrome or Chromium in TRADEWIND_CHROMIUM',
  );
