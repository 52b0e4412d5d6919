import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programs } from '../../deploy/local/paths.ts';
import { gateway, services } from '../../deploy/local/services.ts';
import { counted, hold, inTurn, named, type Fault } from './fault.ts';

const FIVE_MINUTES = 300;
const A_DAY = 86_400;

/** The clock of one process jumps; the others and the databases keep theirs. */
export const clocks: Fault = {
  name: 'clocks',
  does: 'the clock of one process, by libfaketime, is five minutes or a day ahead or behind, and then right again',
  plan: (chance, cycles) =>
    inTurn(chance, [...services, gateway], cycles).map((name) => ({
      name,
      seconds: chance.one([FIVE_MINUTES, -FIVE_MINUTES, A_DAY, -A_DAY]),
      ms: chance.whole(4_000, 8_000),
    })),
  // What is dated by a wrong clock may be refused; nothing may be done twice or be lost.
  excuses: [
    'access.not-signed-in',
    'order.consent-in-future',
    'order.consent-before-check',
    'receipt.received-in-future',
    'contract.day-out-of-order',
    'quote.not-on-price-list', // the company is of today: a day behind, no list is in force
  ],
  lacks: () => Promise.resolve(fakeClock() === null ? 'libfaketime could be neither found nor fetched' : null),
  tells: (stage) => (name) => clockOf(stage.stateDir, name),
  async strike(stage, plan) {
    const name = named(plan, 'name');
    set(stage.stateDir, name, counted(plan, 'seconds'));
    await hold(counted(plan, 'ms'));
    set(stage.stateDir, name, 0);
    return { healedAt: performance.now(), service: null };
  },
};

const fileOf = (stateDir: string, name: string): string => join(stateDir, 'clocks', name);

function set(stateDir: string, name: string, seconds: number): void {
  writeFileSync(fileOf(stateDir, name), `${seconds < 0 ? '' : '+'}${seconds}s\n`);
}

/** The time on the wall only: what measures spans is left alone, as it is by a clock that is set. */
function clockOf(stateDir: string, name: string): Record<string, string> {
  mkdirSync(join(stateDir, 'clocks'), { recursive: true });
  set(stateDir, name, 0);
  return { LD_PRELOAD: fakeClock() ?? '', FAKETIME_TIMESTAMP_FILE: fileOf(stateDir, name), FAKETIME_CACHE_DURATION: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}

/** The machine's own, or one fetched from its Debian mirror without installing anything; null where there is none. */
function fakeClock(): string | null {
  const found = ['/usr', join(programs, 'faketime/usr')].flatMap((root) => (existsSync(join(root, 'lib')) ? libraries(join(root, 'lib')) : []));
  return found[0] ?? fetched();
}

const libraries = (lib: string): string[] =>
  readdirSync(lib)
    .map((triplet) => join(lib, triplet, 'faketime/libfaketimeMT.so.1'))
    .filter((file) => existsSync(file));

function fetched(): string | null {
  try {
    mkdirSync(programs, { recursive: true });
    const workshop = mkdtempSync(join(programs, 'fetch-'));
    execFileSync('apt-get', ['-q', 'download', 'libfaketime'], { cwd: workshop, stdio: 'ignore', timeout: 60_000 });
    const [deb = ''] = readdirSync(workshop).filter((name) => name.endsWith('.deb'));
    execFileSync('dpkg', ['-x', join(workshop, deb), join(programs, 'faketime')], { stdio: 'ignore' });
    return libraries(join(programs, 'faketime/usr/lib'))[0] ?? null;
  } catch {
    return null;
  }
}
