import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startMoment } from '../deploy/local/process-table.ts';
import { databaseNames, services } from '../deploy/local/services.ts';
import { aCheckout } from './support/checkout.ts';
import { aFreePort, aStateFolder, aTakenPort, Launched, npmStart, type StateFolder } from './support/launched.ts';
import { filled, mayMount, smallDisk } from './support/small-disk.ts';

const VARIABLES = services.map((service) => `${databaseNames(service).variable}_DATABASE_URL`);
const everyDatabase = (url: string): Record<string, string> => Object.fromEntries(VARIABLES.map((name) => [name, url]));
const nowhere = async (scheme: string): Promise<string> => `${scheme}://127.0.0.1:${await aFreePort()}`;

/** What a person has to be told: what, why, and what to do. */
async function expectRefusal(launched: Launched, what: RegExp, why: RegExp, whatToDo: RegExp): Promise<void> {
  const code = await launched.ended();
  const [, said, because, todo] = /✗ (.*)\n {2}why: {2}([^]*?)\n {2}do: {3}([^]*)/.exec(launched.output) ?? [];
  expect({ code, said, because, todo, output: launched.output }).toMatchObject({
    code: 1,
    said: expect.stringMatching(what) as string,
    because: expect.stringMatching(why) as string,
    todo: expect.stringMatching(whatToDo) as string,
  });
}

describe('npm start says what is wrong and what to do', () => {
  let state: StateFolder;
  let unreachable: Record<string, string>;
  beforeAll(async () => {
    state = aStateFolder();
    unreachable = everyDatabase(await nowhere('postgres').then((url) => url.replace('//', '//u:secret@')));
  });
  afterAll(() => {
    state.forget();
  });

  it('when the port is taken: by whom', async () => {
    const { port, free } = await aTakenPort();
    const launched = npmStart(state.path, ['--port', String(port)]);
    await expectRefusal(launched, new RegExp(`Port ${port} is not free`), new RegExp(`taken by .*${process.pid}`), /--port <number>/);
    free();
  });

  it('when a database cannot be reached: which, without its password', async () => {
    const launched = npmStart(state.path, [], unreachable);
    await expectRefusal(launched, /Not every database/, /ORDERS_DATABASE_URL .*ECONNREFUSED/, /start the PostgreSQL servers named above, or unset/);
    expect(launched.output).not.toContain('secret');
  });

  it('when only some databases are named: which are not', async () => {
    const others = Object.entries(unreachable).filter(([name]) => name !== 'ORDERS_DATABASE_URL');
    await expectRefusal(
      npmStart(state.path, [], Object.fromEntries(others)),
      /Only some databases/,
      /missing: ORDERS_DATABASE_URL$/,
      /for every service, or for none/,
    );
  });

  it('when the NATS server named does not answer', async () => {
    const env = { ...everyDatabase(process.env.TRADEWIND_POSTGRES ?? ''), NATS_URL: await nowhere('nats') };
    await expectRefusal(npmStart(state.path, [], env), /NATS cannot be reached/, new RegExp(env.NATS_URL), /start that server, or unset NATS_URL/);
  });

  it('when an option is not known: which there are', async () => {
    await expectRefusal(npmStart(state.path, ['--faster']), /option is not known/, /--faster/, /--processes/);
  });

  it('when somebody else holds the data: who', async () => {
    const holder = { pid: process.pid, started: startMoment(process.pid), command: 'npm start', since: '2026-03-01T08:00:00.000Z' };
    writeFileSync(join(state.path, 'run.json'), JSON.stringify(holder));
    await expectRefusal(
      npmStart(state.path),
      /already runs \(pid \d+\)/,
      new RegExp(`process ${process.pid} \\(npm start\\)`),
      new RegExp(`kill ${process.pid}`),
    );
  });

  it.each([
    ['whose process number another process has now', JSON.stringify({ pid: process.pid, started: 'once', command: 'npm start', since: '2026-03-01' })],
    ['that was cut off while it was written', '{"pid":'],
  ])('but a stale lock %s is in nobody’s way', async (_, lock) => {
    writeFileSync(join(state.path, 'run.json'), lock);
    await expectRefusal(npmStart(state.path, [], unreachable), /Not every database/, /ECONNREFUSED/, /./);
    expect(existsSync(join(state.path, 'run.json'))).toBe(false);
  });
});

describe('npm start says what cannot be fetched, and what to do', () => {
  it('when Node is too old even to fetch the right one', async () => {
    const old = oldNode();
    const launched = new Launched({ script: ['deploy/local/launch.mjs', 'start'], node: old });
    await expectRefusal(launched, /cannot start/, /this is Node 12\.22\.12; Node 20\.19 or newer is needed/, /install Node 20\.19 or newer/);
  }, 600_000);

  it('when there is no npm registry, at once', async () => {
    const checkout = aCheckout({ packages: 'none' });
    const npmHas = aStateFolder();
    const env = { npm_config_registry: await nowhere('http'), npm_config_cache: npmHas.path };
    const launched = new Launched({ script: [checkout.file('deploy/local/launch.mjs'), 'start'], env });
    await expectRefusal(launched, /packages could not be installed/, /registry cannot be reached:[^]*ECONNREFUSED/, /npm config set registry <URL>/);
    for (const folder of [checkout, npmHas]) folder.forget();
  }, 120_000);

  it('when there is no nats-server, neither on PATH nor in a Debian mirror', async () => {
    const checkout = aCheckout({ packages: 'ours' });
    const path = checkout.file('programs');
    mkdirSync(path);
    for (const program of ['sh', 'apt-get', 'dpkg']) symlinkSync(execFileSync('which', [program], { encoding: 'utf8' }).trim(), join(path, program));
    const launched = new Launched({
      script: [checkout.file('deploy/local/cli.ts'), 'start', '--no-demo'],
      env: { ...everyDatabase(process.env.TRADEWIND_POSTGRES ?? ''), PATH: path, TRADEWIND_DEBIAN_MIRROR: `${await nowhere('http')}/debian` },
    });
    await expectRefusal(launched, /nats-server 2\.10\.27 or newer is needed/, /127\.0\.0\.1/, /on PATH[^]*TRADEWIND_DEBIAN_MIRROR[^]*NATS_URL/);
    checkout.forget();
  }, 120_000);

  it('and `npm test` and CI fail when there is no test to execute', () => {
    const { status, stderr, stdout } = spawnSync(join(process.cwd(), '.ci/run'), ['nothing-matches-this'], { encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stdout + stderr).toContain('✗ No test file matches nothing-matches-this');
  }, 120_000);
});

(mayMount() ? describe : describe.skip)('npm start says that the disk is full (needs root and the right to mount)', () => {
  it('when too little is free to begin with', async () => {
    const disk = smallDisk();
    await expectRefusal(npmStart(disk.path), /Too little disk space/, /MB are free where .*; at least 500 MB are needed/, /free some space/);
    disk.forget();
  });

  it('when not a byte can be written', async () => {
    const disk = smallDisk();
    mkdirSync(join(disk.path, 'state'));
    filled(disk);
    await expectRefusal(npmStart(join(disk.path, 'state')), /Too little disk space/, /ENOSPC/, /free some space/);
    disk.forget();
  });

  it('also before packages are fetched', async () => {
    const disk = smallDisk();
    const checkout = aCheckout({ packages: 'none', under: disk.path });
    filled(disk);
    await expectRefusal(
      new Launched({ script: [checkout.file('deploy/local/launch.mjs'), 'start'] }),
      /Too little disk space/,
      /ENOSPC|no space|0 MB are free/,
      /free some space/,
    );
    disk.forget();
  }, 120_000);
});

/** The oldest that knows modules; kept between runs. */
function oldNode(): string {
  const [folder, name] = ['.tradewind/old-node', `node-linux-${process.arch}`];
  const binary = join(process.cwd(), folder, 'node_modules', name, 'bin/node');
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@12.22.12`], { cwd: folder, stdio: 'pipe' });
  return binary;
}
