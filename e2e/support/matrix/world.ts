import { randomBytes } from 'node:crypto';
import type { Hire } from '@tradewind/client/company-builder';
import { eventually } from '@tradewind/client/eventually';
import { HttpActor } from '@tradewind/client/http-actor';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { organisationApi, type PostView } from '@tradewind/contracts/identity/organisation.api';
import { trainingsApi } from '@tradewind/contracts/identity/trainings.api';
import { handOversApi } from '@tradewind/contracts/identity/hand-overs.api';
import { partnerAppsApi } from '@tradewind/contracts/identity/partner-apps.api';
import { signInApi, type SessionView } from '@tradewind/contracts/identity/sign-in.api';
import { stockApi } from '@tradewind/contracts/orders/stock.api';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { simulationsApi } from '@tradewind/contracts/policies/simulations.api';
import { regulationsApi } from '@tradewind/contracts/policies/regulations.api';
import type { Page } from '@tradewind/contracts/page';
import { aBranch, aHeadOfficeDepartment, type Cast } from '../cast.ts';
import { aCatalogue, type Catalogue } from '../catalogue.ts';
import { baseUrl, builder, player } from '../company.ts';
import { PASSWORD } from '../head-office.ts';
import { dateOf, day, objectsOf, type Objects } from './deal.ts';
import type { Location } from './doors.ts';
import { REGIONAL_POST } from './oracle.ts';
import { OwnRows, type Owner } from './own-rows.ts';
import { partnerCallers } from './partner-callers.ts';

export type Caller = Pick<HttpActor, 'request'>;

/** Somebody who tries doors. */
export interface Visitor {
  /** The post, `anonymous`, `disabled`, or which apps of partners. */
  readonly who: string;
  readonly caller: Caller;
  readonly own: Objects;
}

export interface Place {
  readonly cast: Cast;
  readonly objects: Objects;
  /** In every text and number of the place. */
  readonly word: string;
}

/** Two regions of two branches, head office, people in every post in branch A1, one object of every kind everywhere. */
export interface World {
  readonly posts: readonly PostView[];
  readonly visitors: readonly Visitor[];
  readonly places: Readonly<Record<Exclude<Location, 'own'>, Place>>;
  /** What is the same for everybody. */
  readonly shared: Objects;
  readonly goods: Catalogue;
  /** Somebody sells in one more branch of the other region. */
  readonly sellElsewhere: () => Promise<Place>;
}

const token = (): string => randomBytes(5).toString('hex');

export async function buildWorld(): Promise<World> {
  const company = builder();
  const regions = { a: await company.unit('hq', `r${token()}`, 'region', '华东区'), b: await company.unit('hq', `r${token()}`, 'region', '华北区') };
  const [a1, a2, b1, atHeadOffice] = [
    await aBranch('甲一分公司', regions.a),
    await aBranch('甲二分公司', regions.a),
    await aBranch('乙一分公司', regions.b),
    await aHeadOfficeDepartment('直销部'),
  ];
  const goods = await aCatalogue(a1, { price: '56.5', cost: '30', onHand: '100000', validFrom: dateOf(0), asOf: day(0) });
  const [sameBranch, sameRegion] = await Promise.all([placeOf(a1, goods), placeOf(a2, goods)]);
  const [otherRegion, headOffice] = await Promise.all([placeOf(b1, goods), placeOf(atHeadOffice, goods)]);
  const sellElsewhere = async (): Promise<Place> => placeOf(await aBranch('乙二分公司', regions.b), goods);
  const rows = new OwnRows();
  try {
    const places = {
      'same-branch': await withFiles(sameBranch, rows),
      'same-region': await withFiles(sameRegion, rows),
      'other-region': await withFiles(otherRegion, rows),
      'head-office': await withFiles(await closed(headOffice, sameBranch, rows), rows),
    };
    const { items: posts } = await a1.admin.call(organisationApi.findPosts, { limit: 200 });
    const visitors: Visitor[] = [];
    for (const { key } of posts) visitors.push(await visitor(key, { a1, region: regions.a }, sameBranch, rows));
    visitors.push(await disabledVisitor(a1, sameBranch, rows), {
      who: 'anonymous',
      caller: new HttpActor(baseUrl(), null),
      own: places['same-branch'].objects,
    });
    visitors.push(...(await partnerVisitors(a1, sameBranch, rows)));
    return { posts, visitors, places, shared: await sharedObjects(a1), goods, sellElsewhere };
  } finally {
    await rows.close();
  }
}

async function placeOf(cast: Cast, goods: Catalogue): Promise<Place> {
  const word = `X${token()}`;
  return { cast, word, objects: await objectsOf({ cast, goods, word }) };
}

async function withFiles(place: Place, rows: OwnRows): Promise<Place> {
  const { branch, rep } = place.cast;
  const owner = { ownerId: rep.id, org: rep.org, branch };
  return { ...place, objects: { ...place.objects, export: await rows.exportOf(owner), import: await rows.importOf(owner) } };
}

/** Head office closes no month of its own: its cycle, scorecard and bonus are copies. */
async function closed(place: Place, like: Place, rows: OwnRows): Promise<Place> {
  const { cycle, scorecard, bonus, payout, performanceProcess } = like.objects;
  const copies = await rows.copiesFor({ ownerId: place.cast.rep.id, org: 'hq', branch: 'hq' }, { cycle, scorecard, bonus, payout, performanceProcess }, {});
  return { ...place, objects: { ...place.objects, ...copies } };
}

async function visitor(post: string, { a1, region }: { a1: Cast; region: string }, like: Place, rows: OwnRows): Promise<Visitor> {
  const isRegional = post === REGIONAL_POST;
  const org = isRegional ? region : a1.rep.org;
  const person = await builder().hire({ name: '来访者', login: `v-${token()}`, password: PASSWORD, post, org });
  const { items: sessions } = await person.actor.call(signInApi.findMySessions, {});
  const own = await owned({ ownerId: person.id, org, branch: isRegional ? 'hq' : a1.branch }, like, rows);
  return { who: post, caller: player(person), own: { ...own, session: sessions[0]?.id } };
}

async function owned(owner: Owner, { cast, objects }: Place, rows: OwnRows): Promise<Objects> {
  const name = `自有 ${token()}`;
  const file = { name, contacts: [{ name: '刘洋', phone: '13900139000' }] };
  const { id: customer, contacts } = await cast.rep.call(customersApi.createCustomer, file);
  const { id: lead } = await cast.rep.call(leadsApi.captureLead, { source: 'exhibition', companyName: `${name} 线索` });
  await rows.hand(owner, { customer, lead });
  await rows.creditAccountFor(owner, objects.customer ?? '', customer);
  return rows.copiesFor(owner, objects, {
    ...{ customer, contact: contacts[0]?.contactId, lead },
    ...{ export: await rows.exportOf(owner), import: await rows.importOf(owner) },
  });
}

/** What is in their unit, and of their customer, was made for somebody in that unit; the session is nobody's they know. */
async function partnerVisitors(a1: Cast, like: Place, rows: OwnRows): Promise<Visitor[]> {
  const { id: ownerId, org } = a1.rep;
  const own = { ...(await owned({ ownerId, org, branch: a1.branch }, like, rows)), session: like.objects.session };
  return partnerCallers({ org, customerId: own.customer ?? '' }).map(({ who, caller }) => ({ who, caller, own }));
}

/** Somebody whose account was disabled while a token of theirs was still good; within a minute it is not. */
async function disabledVisitor(a1: Cast, like: Place, rows: OwnRows): Promise<Visitor> {
  const { org } = a1.manager;
  const { id: personId, login } = await builder().hire({ name: '离职者', login: `v-${token()}`, password: PASSWORD, post: 'sales-manager', org });
  const anybody = new HttpActor(baseUrl(), null);
  const { access_token } = await anybody.call(signInApi.signIn, { grant_type: 'password', username: login, password: PASSWORD });
  const caller: Caller = new HttpActor(baseUrl(), null, { headers: { authorization: `Bearer ${access_token}` } });
  const own = await owned({ ownerId: personId, org, branch: a1.branch }, like, rows);
  const sessions = (await (await caller.request(signInApi.findMySessions, {})).json()) as Page<SessionView>;
  await a1.admin.call(organisationApi.disable, { personId });
  await eventually(async () => {
    const { status } = await caller.request(signInApi.me, {});
    if (status !== 401) throw new Error(`a disabled person is still let in: ${status}`);
  }, 60_000);
  return { who: 'disabled', caller, own: { ...own, session: sessions.items[0]?.id } };
}

async function sharedObjects({ admin, gm }: Cast): Promise<Objects> {
  const company = builder();
  const [priceLists, templates, stock, policies, regulations] = await Promise.all([
    gm.call(priceListsApi.findPriceLists, { limit: 1 }),
    gm.call(contractTemplatesApi.findTemplates, { limit: 1 }),
    gm.call(stockApi.findStock, { limit: 1 }),
    gm.call(policiesApi.find, { limit: 1 }),
    gm.call(regulationsApi.findRegulations, { limit: 1 }),
  ]);
  const first = ({ items }: { readonly items: readonly { readonly id: string }[] }): string => items[0]?.id ?? '';
  const unit = await admin.call(organisationApi.addUnit, { parent: 'hq', code: `u${token()}`, kind: 'department', name: '备用部门' });
  const [person, successor] = [await company.hire(spare(unit.path)), await company.hire(spare(unit.path))];
  const handOver = await admin.call(handOversApi.handOverAll, { personId: person.id, successorId: successor.id, reason: '轮岗', leave: false });
  const app = { name: '对接', scopes: ['orders.getOrder'], org: 'hq', allowedAddresses: [], quotaPerMinute: 60 };
  const { id: partnerApp } = await admin.call(partnerAppsApi.registerPartnerApp, app);
  const { secretId } = await admin.call(partnerAppsApi.addPartnerSecret, { partnerAppId: partnerApp });
  const draft = { key: 'payment', org: 'hq', effectiveFrom: '2030-01-01', value: { prepaidShare: '1', dueDays: 20 }, reason: '试算' };
  const { id: draftId } = await admin.call(policiesApi.propose, draft);
  const wish = { policyIds: [draftId], from: '2026-01-01', to: '2026-01-02', reason: '试算' };
  const { id: simulation } = await gm.call(simulationsApi.simulate, wish);
  const hr = await company.hire({ ...spare(unit.path), post: 'hr-officer' });
  const taught = { topic: 'contract-law', title: '合同法律培训', heldOn: '2026-01-05', taughtBy: '褚卫', documentName: '签到表' } as const;
  const record = { ...taught, documentHash: '0'.repeat(64), tookPart: [{ personId: person.id, result: 'passed' }] } as const;
  const { id: training } = await hr.actor.call(trainingsApi.recordTraining, record);
  const made = { training, simulation, calendar: 'hq', unit: unit.id, person: person.id, handOver: handOver.id, partnerApp, secret: secretId };
  return {
    priceList: first(priceLists),
    template: first(templates),
    stockItem: first(stock),
    policy: first(policies),
    regulation: first(regulations),
    ...made,
  };
}

const spare = (org: string): Hire => ({ name: '备用', login: `s-${token()}`, password: PASSWORD, post: 'technician', org });
