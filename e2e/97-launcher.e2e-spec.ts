import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpActor } from '@tradewind/client/http-actor';
import { eventually } from '@tradewind/client/eventually';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { anEmptyDatabase } from './support/bench/own-database.ts';
import { aFreePort, aStateFolder, aTakenPort, Launched, type StateFolder } from './support/launched.ts';

const SERVICES = ['IDENTITY', 'POLICIES', 'CUSTOMERS', 'CONTRACTS', 'ORDERS', 'AFTER_SALES', 'EXPENSES', 'PERFORMANCE'];
const alive = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

describe('npm start', () => {
  let state: StateFolder;
  let port: number;
  let url: string;
  let running: Launched;
  const administrator = { login: 'boss', password: 'Long-enough-42' };
  // the notice that a load balancer needs, so that nobody is still on the way in when the door closes (R15)
  const start = (...args: string[]): Launched => new Launched(state.path, ['--port', String(port), ...args], { SHUTDOWN_NOTICE_MS: '1000' });

  beforeAll(async () => {
    state = aStateFolder();
    port = await aFreePort();
    url = `http://127.0.0.1:${port}`;
    running = await start().ready();
  }, 180_000);
  afterAll(async () => {
    await running.stop();
    state.forget();
  });

  it('brings everything up and says where, and how to found a company', async () => {
    expect(await alive(url)).toBe(true);
    expect(running.output).toContain(`${url}/docs`);
    await eventually(() => {
      expect(running.output).toContain(`${url}/setup#code=`);
      return Promise.resolve();
    });
  });

  it('lets whoever has the setup code found the company, once', async () => {
    const { code: setupCode } = JSON.parse(readFileSync(join(state.path, 'keys/setup-code.json'), 'utf8')) as { code: string };
    const company = { setupCode, companyName: '新公司', administratorName: '王总', ...administrator };
    const anybody = new HttpActor(url, null);
    await expect(anybody.call(organisationApi.found, { ...company, setupCode: 'guessed' })).rejects.toMatchObject({ status: 403 });
    await anybody.call(organisationApi.found, company);
    await expect(anybody.call(organisationApi.found, company)).rejects.toMatchObject({ status: 409, code: 'identity.company-exists' });
  });

  it('refuses a second start on the same data and says who runs', async () => {
    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain(`already runs (pid ${running.pid}) at ${url}`);
    expect(second.output).toContain(`kill ${running.pid}`);
  });

  it('recovers by itself after kill -9, with everything that was acknowledged', async () => {
    await running.stop('SIGKILL');
    await eventually(async () => {
      expect(await alive(url)).toBe(false);
    });
    running = await start().ready();
    await expect(new HttpActor(url, administrator).call(signInApi.me, {})).resolves.toMatchObject({ name: '王总' });
  }, 120_000);

  it('answers what is in flight when it is told to stop, and leaves nothing running', async () => {
    const actor = new HttpActor(url, administrator);
    await actor.call(signInApi.me, {});
    const hiring = (name: string) => ({ name, login: name, password: 'Wind-from-the-East-9', posts: [{ post: 'sales-rep', org: 'hq' }] });
    const inFlight = Array.from({ length: 20 }, (_, i) => actor.call(organisationApi.hire, hiring(`rep-${i}`)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = running.stop();
    for (const { status } of await Promise.all(inFlight)) expect(status).toBe('active');
    expect(await stopped).toBe(0);
    expect(await alive(url)).toBe(false);
    running = await start('--processes').ready();
    expect(await alive(url)).toBe(true);
  }, 180_000);
});

describe('npm start says what is wrong and what to do', () => {
  let state: StateFolder;
  beforeAll(() => {
    state = aStateFolder();
  });
  afterAll(() => {
    state.forget();
  });

  it('when the port is taken: by whom', async () => {
    const { port, free } = await aTakenPort();
    const launched = new Launched(state.path, ['--port', String(port)]);
    expect(await launched.ended()).toBe(1);
    expect(launched.output).toContain(`${port}`);
    expect(launched.output).toMatch(new RegExp(`taken by .*${process.pid}`));
    free();
  }, 120_000);

  it('when a database cannot be reached: which', async () => {
    const nowhere = `postgres://u:secret@127.0.0.1:${await aFreePort()}/x`;
    const launched = new Launched(state.path, [], Object.fromEntries(SERVICES.map((name) => [`${name}_DATABASE_URL`, nowhere])));
    expect(await launched.ended()).toBe(1);
    expect(launched.output).toContain('ORDERS_DATABASE_URL');
    expect(launched.output).not.toContain('secret');
    expect(launched.output).toMatch(/do: {3}/);
  });

  it('when an option is not known: which there are', async () => {
    const launched = new Launched(state.path, ['--faster']);
    expect(await launched.ended()).toBe(1);
    expect(launched.output).toContain('--processes');
  });
});

describe('npm start with servers of your own', () => {
  it('uses the databases that the environment names', async () => {
    const state = aStateFolder();
    const databases = await Promise.all(SERVICES.map(() => anEmptyDatabase()));
    const env = Object.fromEntries(SERVICES.map((name, i) => [`${name}_DATABASE_URL`, databases[i]!.url]));
    const port = await aFreePort();
    const launched = new Launched(state.path, ['--port', String(port)], env);
    await launched.ready();
    expect(launched.output).toContain('(yours)');
    expect(await alive(`http://127.0.0.1:${port}`)).toBe(true);
    expect(await launched.stop()).toBe(0);
    for (const { drop } of databases) await drop();
    state.forget();
  }, 180_000);
});
