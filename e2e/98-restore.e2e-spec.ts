import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@tradewind/client/eventually';
import { HttpActor } from '@tradewind/client/http-actor';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { signInApi, type TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { ordersApi } from '@tradewind/contracts/orders/orders.api';
import { targetsApi } from '@tradewind/contracts/performance/targets.api';
import { businessDate } from '@tradewind/domain/business-date';
import type { Repaired } from '@tradewind/platform/after-restore/repair';
import type { Databases } from '@tradewind/platform/reconciler/given';
import { SERVICES } from '@tradewind/platform/reconciler/reading';
import { reconcile } from '@tradewind/platform/reconciler/reconcile';
import type { Report } from '@tradewind/platform/reconciler/report';
import { reconcilerUrls } from '../deploy/local/databases.ts';
import { databaseNames } from '../deploy/local/services.ts';
import { unhurried } from '../deploy/local/unhurried.ts';
import { aBranch, type Cast } from './support/cast.ts';
import { workFor } from './support/company.ts';
import { aCatalogue, type Catalogue } from './support/catalogue.ts';
import { PASSWORD } from './support/head-office.ts';
import { journalWith, toldOf } from './support/journal.ts';
import { aFreePort, aStateFolder, Launched, npmStart, type StateFolder } from './support/launched.ts';
import { prepareCompany } from './support/prepare.ts';
import { aDayAtTheOffice, aDeal } from './support/shop.ts';
import { signIn } from './support/sign-in.ts';
import { Stubborn } from './support/stubborn.ts';

/** The commands a person has, on a platform and a state folder of its own. */
let folder: StateFolder;
let state: string;
let port: number;
let running: Launched;
let cast: Cast;
let goods: Catalogue;

const nobody = (): HttpActor => new HttpActor(`http://127.0.0.1:${port}`, null);
const start = (): Launched => npmStart(state, ['--port', String(port)], { ...unhurried, SIMULATED_TIME: 'on', AUDIT_HEADS_EVERY_MS: '500', LOG_LEVEL: 'warn' });

async function npmRun(...args: readonly string[]): Promise<string> {
  const command = new Launched({ script: ['deploy/local/cli.ts', ...args], env: { TRADEWIND_STATE: state } });
  const code = await command.ended();
  if (code !== 0) throw new Error(`npm run ${args.join(' ')} ended with ${code}:\n${command.output}`);
  return command.output;
}

/** A moment with nothing on either side of it. */
async function aQuietMoment(): Promise<string> {
  await sleep(1_500);
  const now = new Date().toISOString();
  await sleep(1_500);
  return now;
}

function databases(): Databases {
  const urls = reconcilerUrls(join(state, 'postgres'), parseInt(readFileSync(join(state, 'postgres/port'), 'utf8'), 10));
  return Object.fromEntries(SERVICES.map((service) => [service, urls[`${databaseNames(service).variable}_RECONCILER_URL`]])) as Databases;
}

const examined = (journal?: string): Promise<Report> =>
  reconcile({ databases: databases(), journal, auditPublicKeysFile: join(state, 'keys/audit/public.jwks.json') });

/** Everything has arrived, and all databases say the same. */
const inAgreement = (journal?: string): Promise<void> =>
  eventually(async () => {
    const { outcomes } = await examined(journal);
    expect(outcomes.filter(({ count }) => count > 0)).toEqual([]);
  }, 100_000);

const numbersIn = ({ acknowledged }: Stubborn): string[] => acknowledged.flatMap(({ text }) => [...text.matchAll(/"no":"([^"]+)"/g)].map(([, no = '']) => no));

function lastRepair(): Repaired {
  const log = join(state, 'log');
  const last = readdirSync(log)
    .filter((name) => name.startsWith('after-restore-'))
    .sort()
    .at(-1);
  return JSON.parse(readFileSync(join(log, last ?? ''), 'utf8')) as Repaired;
}

let backToOthers: () => void;
beforeAll(async () => {
  folder = aStateFolder();
  state = join(folder.path, 'state');
  port = await aFreePort();
  running = await start().ready();
  const { code: setupCode } = JSON.parse(readFileSync(join(state, 'keys/setup-code.json'), 'utf8')) as { code: string };
  const file = join(folder.path, 'company.json');
  await prepareCompany({ url: `http://127.0.0.1:${port}`, setupCode, file });
  backToOthers = workFor(file);
  cast = await aBranch('成都分公司');
  goods = await aCatalogue(cast, { price: '56.5', cost: '30', onHand: '1000', validFrom: businessDate(new Date()) });
}, 400_000);
afterAll(async () => {
  backToOthers();
  await running.stop();
  if (process.env.KEEP_TEST_STATE === undefined) folder.forget();
}, 60_000);

describe('R17 Everything back to a moment', () => {
  const kept = new Stubborn();
  const lost = new Stubborn();
  const customer = { name: `蜀山建材 ${randomUUID()}` };
  const [keptKey, lostKey, quoteKey] = [randomUUID(), randomUUID(), randomUUID()];
  let orders: { kept: string; lost: string };
  let answered: string;
  let lostQuote: string;
  let session: TokenView;
  let to: string;

  beforeAll(async () => {
    await aDeal({ cast, goods, client: kept });
    expect(await npmRun('backup', '--keys', join(folder.path, 'keys-elsewhere'))).toContain('can be restored to any moment after');
    const keptOrder = await aDeal({ cast, goods, client: kept });
    answered = await (await cast.rep.request(customersApi.createCustomer, customer, { key: keptKey })).text();
    session = await signIn({ login: cast.rep.login, password: PASSWORD });
    await inAgreement(journalWith(kept.acknowledged.map(toldOf)));
    to = await aQuietMoment();
    const lostOrder = await aDeal({ cast, goods, client: lost });
    await aDayAtTheOffice({ cast, goods, client: lost });
    const { id: customerId } = await cast.rep.call(customersApi.createCustomer, { name: customer.name.replace('蜀山', '峨眉') }, { key: lostKey });
    lostQuote = (await cast.rep.call(quotesApi.draftQuote, { customerId, lines: [{ productId: goods.productId, quantity: '1' }] })).id;
    await cast.rep.call(quotesApi.issueQuote, { quoteId: lostQuote }, { key: quoteKey });
    await nobody().call(signInApi.signOut, { token: session.refresh_token ?? '' });
    orders = { kept: keptOrder, lost: lostOrder };
    await running.stop();
    await npmRun('restore', '--to', to);
  }, 600_000);

  it('does not start before what others know has been compared', async () => {
    const early = start();
    expect(await early.ended()).toBe(1);
    expect(early.output).toContain('npm run reconcile -- --after-restore');
  }, 180_000);

  it('says what was done, once', async () => {
    const said = await npmRun('reconcile', '--after-restore');
    expect(said).toContain('nobody knows of anything that is lost');
    expect(said).toMatch(/orders leaves out numbers: .*–/);
    await expect(npmRun('reconcile', '--after-restore')).rejects.toThrow('Nothing is waiting to be repaired');
    running = await start().ready();
  }, 300_000);

  it('has what was written before that moment, after the base backup too, and nothing of what came later', async () => {
    await expect(cast.clerk.call(ordersApi.getOrder, { orderId: orders.kept })).resolves.toMatchObject({ id: orders.kept });
    await expect(cast.clerk.call(ordersApi.getOrder, { orderId: orders.lost })).rejects.toMatchObject({ status: 404 });
  }, 60_000);

  it(
    'outboxes, stream and inboxes agree, no invariant is violated, and every client told before that moment was told the truth (I1–I18)',
    () => inAgreement(journalWith(kept.acknowledged.map(toldOf))),
    150_000,
  );

  it('answers a command from before, sent again, as it did then', async () => {
    const again = await cast.rep.request(customersApi.createCustomer, customer, { key: keptKey });
    expect(await again.text()).toBe(answered);
  });

  it('does a lost command that is sent again under its key once, and says what is so now', async () => {
    const input = { name: customer.name.replace('蜀山', '峨眉') };
    const [first, second] = [
      await cast.rep.request(customersApi.createCustomer, input, { key: lostKey }),
      await cast.rep.request(customersApi.createCustomer, input, { key: lostKey }),
    ];
    const text = await first.text();
    expect(await second.text()).toBe(text);
    const { id: customerId } = JSON.parse(text) as { id: string };
    await expect(cast.rep.call(customersApi.getCustomer, { customerId })).resolves.toMatchObject(input);
    await expect(cast.rep.call(quotesApi.issueQuote, { quoteId: lostQuote }, { key: quoteKey })).rejects.toMatchObject({ status: 404 });
  });

  it('does not bring sessions back that were ended since', async () => {
    const refresh = nobody().call(signInApi.signIn, { grant_type: 'refresh_token', refresh_token: session.refresh_token ?? '' });
    await expect(refresh).rejects.toMatchObject({ status: 401 });
  });

  it('gives no number twice, and goes on working', async () => {
    const after = new Stubborn();
    await aDeal({ cast, goods, client: after });
    await aDayAtTheOffice({ cast, goods, client: after });
    const given = new Set([...numbersIn(kept), ...numbersIn(lost)]);
    expect(numbersIn(lost).length).toBeGreaterThan(5);
    expect(numbersIn(after).filter((no) => given.has(no))).toEqual([]);
    await inAgreement(journalWith([...kept.acknowledged, ...after.acknowledged].map(toldOf)));
  }, 240_000);
});

describe('R17 One database back to a moment, while the others stay', () => {
  const client = new Stubborn();
  let targetId: string;

  beforeAll(async () => {
    await npmRun('backup');
    await inAgreement();
    const to = await aQuietMoment();
    await aDeal({ cast, goods, client });
    const target = { year: new Date().getFullYear() + 40, kpi: 'sales-amount' as const, personId: cast.rep.id, yearly: '120000.00' };
    ({ id: targetId } = await cast.branchManager.call(targetsApi.draftTarget, target));
    await inAgreement();
    await running.stop();
    await npmRun('restore', '--to', to, '--only', 'performance');
  }, 600_000);

  it('says what is lost, who acted on it, and what will come again', async () => {
    const said = await npmRun('reconcile', '--after-restore');
    expect(said).toMatch(/performance will be told \d+ facts again/);
    expect(said).toMatch(/identity has acted on \d+ facts that are lost/);
    const { restored, lostEvents, headsSetAside } = lastRepair();
    expect(restored).toEqual(['performance']);
    expect(lostEvents.filter(({ owners }) => !owners.includes('performance'))).toEqual([]);
    expect(headsSetAside).toBeGreaterThan(0);
    running = await start().ready();
  }, 300_000);

  it(
    'the others give back what they announced since, and every invariant holds again (I1–I18)',
    () => inAgreement(journalWith(client.acknowledged.map(toldOf))),
    150_000,
  );

  it('what nobody else knew is lost, and may be done again', async () => {
    await expect(cast.branchManager.call(targetsApi.getTarget, { targetId })).rejects.toMatchObject({ status: 404 });
    await aDayAtTheOffice({ cast, goods, client });
    await aDeal({ cast, goods, client });
    await inAgreement();
  }, 240_000);
});
