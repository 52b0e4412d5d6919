import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { eventually } from '@tradewind/client/eventually';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { builder, player, workFor, type Player } from './support/company.ts';
import { aCheckout, type Checkout } from './support/checkout.ts';
import { atTheDoor, typeIn, type Console } from './support/console.ts';
import { PASSWORD } from './support/head-office.ts';
import { aFreePort, answers, aTakenPort, Launched } from './support/launched.ts';
import { ownServers, type OwnServers } from './support/own-servers.ts';
import { prepareCompany } from './support/prepare.ts';

const PAGE = 'services/gateway/src/composed/setup-page.ts';
const SIGN_IN = 'console/src/shell/texts.ts';
/** Of Vite, if it is free. */
const USUAL_PORT = 5173;

let servers: OwnServers;
let checkout: Checkout;
let running: Launched;
let url: string;
let asItWas: string;
let usual: Awaited<ReturnType<typeof aTakenPort>> | undefined;

const setupPage = (): Promise<string> => fetch(`${url}/setup`).then((response) => response.text());
const save = (text: string): void => {
  writeFileSync(checkout.file(PAGE), text);
};
/** As many editors do. */
const replace = (text: string): void => {
  const beside = `${checkout.file(PAGE)}.new`;
  writeFileSync(beside, text);
  renameSync(beside, checkout.file(PAGE));
};
const titled = (title: string): string => asItWas.replace('建立公司 · Found the company</h1>', `${title}</h1>`);

beforeAll(async () => {
  servers = await ownServers();
  checkout = aCheckout({ packages: 'ours' });
  asItWas = readFileSync(checkout.file(PAGE), 'utf8');
  usual = await aTakenPort(USUAL_PORT).catch(() => undefined); // somebody has it already
  const port = await aFreePort();
  url = `http://127.0.0.1:${port}`;
  running = new Launched({ script: [checkout.file('deploy/local/launch.mjs'), 'dev', '--no-demo', '--port', String(port)], env: servers.env });
  await running.ready();
}, 300_000);
afterAll(async () => {
  await running.stop();
  usual?.free();
  checkout.forget();
  await servers.stop();
}, 120_000);

describe('npm run dev, with servers of your own', () => {
  it('uses the databases and the NATS server that the environment names, and starts none', async () => {
    expect(running.output).toContain('PostgreSQL from *_DATABASE_URL (yours)');
    expect(running.output).toContain(`NATS at ${servers.env.NATS_URL} (yours)`);
    expect(await answers(url)).toBe(true);
    expect(['postgres', 'nats'].filter((name) => existsSync(checkout.file(`.tradewind/state/${name}`)))).toEqual([]);
  });

  it('builds and starts again with a changed source', async () => {
    replace(titled('第二版'));
    await running.says('services started again');
    await eventually(async () => {
      expect(await setupPage()).toContain('第二版</h1>');
    });
  }, 120_000);

  it('says what does not compile, and leaves running what ran', async () => {
    save(titled('第三版').concat('const three: number = "three";\n'));
    await running.says('the services run on as they were');
    expect(running.output).toMatch(/setup-page\.ts.*error TS2322/);
    expect(await setupPage()).toContain('第二版</h1>');
  }, 120_000);

  it('goes on once it is mended', async () => {
    save(titled('第四版'));
    await eventually(async () => {
      expect(await setupPage()).toContain('第四版</h1>');
    }, 110_000);
  }, 120_000);
});

describe('npm run dev has the pages of the console at an address of their own', () => {
  let pages: string;
  let rep: Player;
  let console: Console;
  let goHome: () => void;

  beforeAll(async () => {
    await running.says('console, reloading');
    pages = /console, reloading +(http:\S+[^/\s])/.exec(running.output)?.[1] ?? '';
    const { code: setupCode } = JSON.parse(readFileSync(checkout.file('.tradewind/state/keys/setup-code.json'), 'utf8')) as { code: string };
    const file = checkout.file('company.json');
    await prepareCompany({ url: pages, setupCode, file });
    goHome = workFor(file);
    rep = player(await builder().hire({ name: '王芳', login: 'rep', password: PASSWORD, post: 'sales-rep', org: 'hq' }));
  }, 120_000);
  afterAll(() => {
    goHome();
  });

  it('which is another one where the usual one is taken', () => {
    expect(new URL(pages).hostname).toBe('127.0.0.1');
    expect([new URL(url).port, String(USUAL_PORT)]).not.toContain(new URL(pages).port);
  });

  it('shows what was changed in a page without being told to', async () => {
    console = await atTheDoor();
    const before = '用你的工号和密码登录。';
    await console.page.getByText(before).waitFor();
    const texts = readFileSync(checkout.file(SIGN_IN), 'utf8');
    writeFileSync(checkout.file(SIGN_IN), texts.replace(before, '第五版。'));
    await console.page.getByText('第五版。').waitFor();
  }, 60_000);

  it('lets people in at the gateway', async () => {
    await console.expecting([401], async () => {
      await typeIn(console, rep);
      await console.page.locator('#content').waitFor();
    });
  }, 60_000);

  it('waits while the services start again, and goes on from where it was', async () => {
    const { page } = console;
    await console.go('/customers');
    await page.evaluate('globalThis.sinceBefore = true');
    await console.expecting([503], async () => {
      save(titled('第六版'));
      await eventually(async () => {
        expect(await answers(url)).toBe(false);
      }, 100_000);
      const hearsAgain = page.waitForResponse((response) => response.url().endsWith('/console/stream') && response.ok(), { timeout: 120_000 });
      await page.evaluate("asked.go('/leads')"); // while nobody answers
      await page.getByText('没有线索').waitFor({ timeout: 60_000 });
      await hearsAgain;
    });
    expect(await setupPage()).toContain('第六版</h1>');
    await console.go('/customers');
    await rep.call(customersApi.createCustomer, { name: '瓯江建材有限公司' });
    await page.getByText('瓯江建材有限公司').waitFor();
    expect(await page.evaluate<boolean>('globalThis.sinceBefore')).toBe(true);
    await console.close();
  }, 240_000);
});
