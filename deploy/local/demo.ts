import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure.ts';
import { repository, within } from './paths.ts';
import { lastLines, runNode } from './run-to-end.ts';
import { say } from './steps.ts';

const loader = join(repository, 'deploy/demo/load.ts');

export const demoBuilt = (): boolean => existsSync(loader);

export const demoLoaded = (stateDir: string): boolean => existsSync(within(stateDir).demo);

/** True when a load into fresh databases was cut off: they hold half a demo and nothing of anyone's. */
export const demoCutOff = (stateDir: string): boolean => existsSync(within(stateDir).demoLoading);

export interface DemoRun {
  readonly stateDir: string;
  readonly url: string;
  /** What the loader founds the company with. */
  readonly setupCode: string;
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  readonly verbose: boolean;
}

export async function loadDemo({ stateDir, url, setupCode, fresh, signal, verbose }: DemoRun): Promise<void> {
  const { demo, demoLoading } = within(stateDir);
  if (fresh) writeFileSync(demoLoading, '');
  const env = { ...process.env, GATEWAY_URL: url, STATE_DIR: stateDir, DEMO_FILE: demo, SETUP_CODE: setupCode };
  const { ok, output } = await runNode([loader], { env, signal, print: verbose ? (text) => void process.stdout.write(text) : undefined });
  if (!ok)
    throw new StartFailure('The demo data could not be loaded', lastLines(output), 'see .tradewind/state/log/, or start without them: npm start -- --no-demo');
  rmSync(demoLoading, { force: true });
}

interface Account {
  readonly login: string;
  readonly password: string;
  readonly post?: string;
  readonly org?: string;
}

export function printAccounts(stateDir: string): void {
  if (!demoLoaded(stateDir)) return;
  const { accounts = [] } = JSON.parse(readFileSync(within(stateDir).demo, 'utf8')) as { accounts?: Account[] };
  if (accounts.length === 0) return;
  const rows = [['login', 'password', 'post', 'organisation'], ...accounts.map(({ login, password, post = '', org = '' }) => [login, password, post, org])];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => cells(row[column] ?? ''))));
  say('\n  Demo accounts');
  for (const row of rows)
    say(
      `    ${row
        .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - cells(text)))
        .join('  ')
        .trimEnd()}`,
    );
}

/** A Chinese character takes two cells of a terminal. */
const cells = (text: string): number =>
  [...text].reduce(
    (sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1),
    0,
  );
