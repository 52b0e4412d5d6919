import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpActor } from '@tradewind/client/http-actor';
import { eventually } from '@tradewind/client/eventually';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { alive } from '../deploy/local/process-table.ts';
import { unhurried } from '../deploy/local/unhurried.ts';
import { aFreePort, aStateFolder, answers, npmReset, npmStart, type Launched, type StateFolder } from './support/launched.ts';

describe('npm start', () => {
  let folder: StateFolder;
  let state: string;
  let port: number;
  let url: string;
  let running: Launched;
  const administrator = { login: 'boss', password: 'Long-enough-42' };
  // the notice that a load balancer needs, so that nobody is still on the way in when the door closes (R15)
  const settings = { ...unhurried, SHUTDOWN_NOTICE_MS: '3000' };
  const start = (...args: string[]): Launched => npmStart(state, ['--port', String(port), ...args], settings);

  beforeAll(async () => {
    folder = aStateFolder();
    state = join(folder.path, 'state');
    port = await aFreePort();
    url = `http://127.0.0.1:${port}`;
    running = start();
    await running.ready();
  }, 300_000);
  afterAll(async () => {
    await running.stop();
    folder.forget();
  });

  it('brings everything up and says where, and how to found a company', async () => {
    expect(await answers(url)).toBe(true);
    expect(running.output).toContain(`${url}/docs`);
    await eventually(() => {
      expect(running.output).toContain(`${url}/setup#code=`);
      return Promise.resolve();
    });
  });

  it('lets whoever has the setup code found the company, once', async () => {
    const { code: setupCode } = JSON.parse(readFileSync(join(state, 'keys/setup-code.json'), 'utf8')) as { code: string };
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

  it('refuses to forget data in use, and says by whom', async () => {
    const reset = npmReset(state);
    expect(await reset.ended()).toBe(1);
    expect(reset.output).toContain(`already runs (pid ${running.pid}) at ${url}`);
    expect(await answers(url)).toBe(true);
  });

  it('recovers by itself after kill -9, with everything that was acknowledged', async () => {
    await running.stop('SIGKILL');
    await eventually(async () => {
      expect(await answers(url)).toBe(false);
    });
    running = await start().ready();
    await expect(new HttpActor(url, administrator).call(signInApi.me, {})).resolves.toMatchObject({ name: '王总' });
  }, 300_000);

  it('answers what is in flight when it is told to stop, and leaves nothing running', async () => {
    const actor = new HttpActor(url, administrator);
    await actor.call(signInApi.me, {});
    const hiring = (name: string) => ({ name, login: name, password: 'Wind-from-the-East-9', posts: [{ post: 'sales-rep', org: 'hq' }] });
    const inFlight = Array.from({ length: 20 }, (_, i) => actor.call(organisationApi.hire, hiring(`rep-${i}`)));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const servers = ['nats/nats.pid', 'postgres/data/postmaster.pid'].map((file) => Number.parseInt(readFileSync(join(state, file), 'utf8'), 10));
    expect(servers.map(alive)).toEqual([true, true]);
    const stopped = running.stop('SIGINT');
    for (const { status } of await Promise.all(inFlight)) expect(status).toBe('active');
    expect(await stopped).toBe(0);
    expect([await answers(url), ...servers.map(alive)]).toEqual([false, false, false]);
    running = await start('--processes').ready();
    expect(await answers(url)).toBe(true);
  }, 300_000);

  it('forgets all data, and nothing beside them, with npm run reset', async () => {
    expect(await running.stop()).toBe(0);
    writeFileSync(join(folder.path, 'beside'), '');
    expect(readdirSync(state)).toEqual(expect.arrayContaining(['postgres', 'nats', 'keys', 'log']));
    const reset = npmReset(state);
    expect(await reset.ended()).toBe(0);
    expect(reset.output).toContain('the next start begins afresh');
    expect(readdirSync(folder.path)).toEqual(['beside']);
  }, 300_000);
});
