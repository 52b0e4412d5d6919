import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { reason, StartFailure } from './failure.ts';

const run = promisify(execFile);

/** Without windows, in two thirds of the processor time. */
const SHELL = '/usr/bin/chromium-headless-shell';
const WITH_WINDOWS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/** Not every distribution has the first. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];
/** What Chinese is written in, on a machine that has no other. */
const FONTS = 'fonts-noto-cjk';

/**
 * Path of the browser in which the console is tried: TRADEWIND_CHROMIUM, the machine's own, or installed now where Debian and root allow it.
 * What is measured (`withWindows`) is measured in a browser as people have it, where there is one.
 */
export async function chromium({ withWindows = false } = {}): Promise<string> {
  const named = process.env.TRADEWIND_CHROMIUM;
  if (named) return named;
  const wanted = withWindows ? [...WITH_WINDOWS, SHELL] : [SHELL, ...WITH_WINDOWS];
  const found = (): string | undefined => wanted.find((path) => existsSync(path));
  const there = found();
  if (there !== undefined) return there;
  await install();
  const installed = found();
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
    const has = (name: string): Promise<boolean> => run('apt-cache', ['show', name], { env }).then(isTold, () => false);
    const there = await Promise.all(PACKAGES.map(has));
    const browser = PACKAGES.find((_, place) => there[place]) ?? 'chromium';
    await run('apt-get', [...patient, 'install', '--no-install-recommends', browser, FONTS], { env, maxBuffer: 16 << 20 });
  } catch (error) {
    throw notThere(reason(error));
  }
}

const isTold = ({ stdout }: { stdout: string }): boolean => stdout !== '';

const notThere = (why: string): StartFailure =>
  new StartFailure(
    'The chapters of the console need Chromium',
    why,
    'install it (Debian, Ubuntu: apt-get install chromium-headless-shell fonts-noto-cjk; macOS: brew install --cask chromium), or name a Chrome or Chromium in TRADEWIND_CHROMIUM',
  );
