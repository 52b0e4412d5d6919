import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { repository } from './paths.ts';
import type { Shutdown } from './shutdown.ts';
import { say } from './steps.ts';

/** `npm run dev`: Vite gives the pages of the console, each change at once, and passes on to the gateway what is none. */
export function reloadConsole(gateway: string, shutdown: Shutdown): void {
  const child = spawn(process.execPath, [join(repository, 'node_modules/vite/bin/vite.js'), join(repository, 'console'), '--clearScreen', 'false'], {
    cwd: repository,
    env: { ...process.env, TRADEWIND_GATEWAY: gateway },
    stdio: ['pipe', 'pipe', 'inherit'], // its input ends with us: so does Vite
  });
  shutdown.later('the pages of the console', () => void child.kill('SIGTERM'));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const [, url] = /Local:\s+(http\S+)/.exec(stripVTControlCharacters(text)) ?? [];
    if (url !== undefined) say(`    console, reloading  ${url}`);
  });
}
