import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { eventually } from '@tradewind/client/eventually';
import { aCheckout, type Checkout } from './support/checkout.ts';
import { aFreePort, answers, Launched } from './support/launched.ts';
import { ownServers, type OwnServers } from './support/own-servers.ts';

const PAGE = 'services/gateway/src/composed/setup-page.ts';

describe('npm run dev, with servers of your own', () => {
  let servers: OwnServers;
  let checkout: Checkout;
  let running: Launched;
  let url: string;
  let asItWas: string;
  const setupPage = (): Promise<string> => fetch(`${url}/setup`).then((response) => response.text());
  const save = (text: string): void => {
    writeFileSync(checkout.file(PAGE), text);
  };

  beforeAll(async () => {
    servers = await ownServers();
    checkout = aCheckout({ packages: 'ours' });
    asItWas = readFileSync(checkout.file(PAGE), 'utf8');
    const port = await aFreePort();
    url = `http://127.0.0.1:${port}`;
    running = new Launched({ script: [checkout.file('deploy/local/launch.mjs'), 'dev', '--no-demo', '--port', String(port)], env: servers.env });
    await running.ready();
  }, 600_000);
  afterAll(async () => {
    await running.stop();
    checkout.forget();
    await servers.stop();
  }, 120_000);

  it('uses the databases and the NATS server that the environment names, and starts none', async () => {
    expect(running.output).toContain('PostgreSQL from *_DATABASE_URL (yours)');
    expect(running.output).toContain(`NATS at ${servers.env.NATS_URL} (yours)`);
    expect(await answers(url)).toBe(true);
    expect(['postgres', 'nats'].filter((name) => existsSync(checkout.file(`.tradewind/state/${name}`)))).toEqual([]);
  });

  it('builds and starts again with a changed source', async () => {
    save(asItWas.replace('建立公司 · Found the company</h1>', '第二版</h1>'));
    await running.says('services started again');
    await eventually(async () => {
      expect(await setupPage()).toContain('第二版</h1>');
    });
  }, 600_000);

  it('says what does not compile, and leaves running what ran', async () => {
    save(asItWas.replace('建立公司 · Found the company</h1>', '第三版</h1>').concat('const three: number = "three";\n'));
    await running.says('this does not compile');
    expect(running.output).toMatch(/setup-page\.ts.*error TS2322/);
    expect(await setupPage()).toContain('第二版</h1>');
  }, 600_000);

  it('goes on once it is mended', async () => {
    save(asItWas.replace('建立公司 · Found the company</h1>', '第四版</h1>'));
    await eventually(async () => {
      expect(await setupPage()).toContain('第四版</h1>');
    }, 600_000);
  }, 600_000);
});
