import { randomBytes } from 'node:crypto';
import type { CompanyBuilder } from '@tradewind/client/company-builder';
import { HttpActor } from '@tradewind/client/http-actor';
import { organisationApi } from '@tradewind/contracts/identity/organisation.api';
import { signInApi } from '@tradewind/contracts/identity/sign-in.api';
import { REGISTRY } from '@tradewind/contracts/registry';
import { businessDate } from '@tradewind/domain/business-date';
import { EXAMPLE_POLICIES } from '@tradewind/policies/example-values';
import { World, type Guest } from '../../chaos/fuzz/world.ts';
import { agreementTemplates } from './agreement-templates.ts';
import { aBranch, type Cast } from './cast.ts';
import { aCatalogue, type Catalogue } from './catalogue.ts';
import { baseUrl, builder } from './company.ts';
import { PASSWORD } from './head-office.ts';
import { dateOf, day, monthOf, objectsOf, type Objects } from './matrix/deal.ts';
import { doorOf } from './matrix/doors.ts';
import { isForApps } from './matrix/oracle.ts';
import { aPartner, tokenOf } from './partners.ts';

/** A token is good for ten minutes. */
const RENEWED_AFTER_MS = 7 * 60_000;
const some = (n: number): readonly undefined[] => Array.from({ length: n }, () => undefined);
const token = (): string => randomBytes(6).toString('hex');

/** Two branches with one object of every kind, made the way people make them; everybody who works there, and a partner's app, are guests. */
export async function fuzzWorld(): Promise<World> {
  const [own, other] = [await aBranch('宁波分公司'), await aBranch('绍兴分公司')];
  const goods = await aCatalogue(own, { price: '56.5', cost: '30', onHand: '100000', validFrom: dateOf(0), asOf: day(0) });
  const mine = await objectsOf({ cast: own, goods, word: `F${token()}` });
  const theirs = await objectsOf({ cast: other, goods, word: `G${token()}` });
  const company = builder();
  const victims = await Promise.all(
    some(3).map(() => company.hire({ name: '路人', login: `f-${token()}`, password: PASSWORD, post: 'sales-rep', org: own.rep.org })),
  );
  const units = await Promise.all(some(3).map(() => company.unit('hq', `u${token()}`, 'department', '试验部')));
  const apps = await Promise.all(some(2).map(() => aPartner({ scopes: ['orders.getOrder'], org: own.org })));
  const { items } = await own.admin.call(organisationApi.findUnits, { limit: 200 });
  const ids = {
    ...idsOf(mine, theirs),
    productId: { own: [goods.productId] },
    personId: { own: [own.rep.id, own.otherRep.id, own.service.id, own.manager.id], other: [other.rep.id] },
    'identity personId': { own: victims.map(({ id }) => id), other: [other.otherRep.id] },
    'identity unitId': { own: items.filter(({ path }) => units.includes(path)).map(({ id }) => id) },
    'identity partnerAppId': { own: apps.map(({ app }) => app.id) },
    'identity secretId': { own: apps.map(({ secretId }) => secretId) },
    'contracts processId': pair(mine.contractsProcess, theirs.contractsProcess),
    'orders processId': pair(mine.ordersProcess, theirs.ordersProcess),
    'performance processId': pair(mine.performanceProcess, theirs.performanceProcess),
  };
  return new World(await guestsOf(company, own, other), wordsOf(own, goods, await agreementTemplates(own, { asOf: day(0) })), ids);
}

const pair = (own: string | undefined, other: string | undefined) => ({ own: own ? [own] : [], other: other ? [other] : [] });

const idsOf = (own: Objects, other: Objects): Record<string, ReturnType<typeof pair>> =>
  Object.fromEntries(Object.entries(own).map(([kind, id]) => [`${kind}Id`, pair(id, other[kind as keyof Objects])]));

async function guestsOf(company: CompanyBuilder, own: Cast, other: Cast): Promise<Guest[]> {
  const { items: posts } = await own.admin.call(organisationApi.findPosts, { limit: 200 });
  const grants = new Map(posts.map(({ key, grants: granted }) => [key, new Set<string>(granted.map(({ permission }) => permission))]));
  const held = new Set(Object.values(own).flatMap((player) => (typeof player === 'string' ? [] : [...(grants.get(player.post) ?? [])])));
  const more = posts.filter(({ grants: granted }) => granted.some(({ permission }) => !held.has(permission)));
  const hired = await Promise.all(more.map(({ key: post }) => company.hire({ name: '专员', login: `f-${token()}`, password: PASSWORD, post, org: 'hq' })));
  const people = Object.entries(own).flatMap(([role, player]) => (typeof player === 'string' ? [] : [{ role, player }]));
  return [
    ...people.map(({ role, player }) => personAs(role, player.login, grants.get(player.post) ?? new Set())),
    ...hired.map(({ post, login }) => personAs(post, login, grants.get(post) ?? new Set())),
    personAs('rep elsewhere', other.rep.login, grants.get(other.rep.post) ?? new Set()),
    await appOf(own),
  ];
}

function personAs(name: string, username: string, may: ReadonlySet<string>): Guest {
  const signIn = async (): Promise<string> =>
    (await new HttpActor(baseUrl(), null).call(signInApi.signIn, { grant_type: 'password', username, password: PASSWORD })).access_token;
  return { name, may, isApp: false, token: renewed(signIn) };
}

async function appOf({ org }: Cast): Promise<Guest> {
  const scopes = REGISTRY.flatMap(({ operations }) => operations)
    .filter((op) => isForApps(doorOf(op)))
    .map(({ id }) => id);
  const partner = await aPartner({ scopes, org });
  return { name: 'partner', may: new Set(scopes), isApp: true, token: renewed(() => tokenOf(partner)) };
}

/** One token for all who ask, and a new one when the last is old or was taken back. */
function renewed(signIn: () => Promise<string>): Guest['token'] {
  let held: Promise<string> | undefined;
  let since = 0;
  return (anew) => {
    const age = Date.now() - since;
    if (!held || age > RENEWED_AFTER_MS || (anew && age > 100)) {
      since = Date.now();
      held = signIn();
    }
    return held;
  };
}

/** Words people agree on, by the field they stand in. */
function wordsOf(
  own: Cast,
  { templateCode, sku }: Catalogue,
  agreements: Awaited<ReturnType<typeof agreementTemplates>>,
): ConstructorParameters<typeof World>[1] {
  const oneOf =
    <T>(...all: readonly T[]) =>
    (nth: number): T =>
      all[nth % all.length] as T;
  const anew = (): string => token();
  return {
    org: oneOf(own.org, own.rep.org, own.rep.org, 'hq'),
    branch: oneOf(own.branch, own.branch, 'hq'),
    post: oneOf('sales-rep', 'sales-manager', 'order-clerk'),
    templateCode: oneOf(templateCode),
    'contracts.draftServiceContract templateCode': oneOf(agreements.service),
    'contracts.draftPartnerAgreement templateCode': oneOf(agreements.partner),
    warehouse: oneOf('CK-01'),
    category: oneOf('travel', 'promotion'),
    step: oneOf('sales', 'legal', 'finance', 'audit', 'leader', 'department'),
    month: oneOf(monthOf(14), businessDate(new Date()).slice(0, 7)),
    year: oneOf(new Date().getUTCFullYear(), new Date().getUTCFullYear() + 1),
    scopes: oneOf('orders.getOrder', 'orders.findOrders'),
    permissions: oneOf('lead:read', 'customer:read'),
    key: oneOf(...EXAMPLE_POLICIES.map(({ key }) => key)),
    sku: (nth) => (nth % 3 === 0 ? sku : `TZ-${anew()}`),
    voucherNo: () => `FP${anew()}`.toUpperCase(),
    login: () => `f-${anew()}`,
    code: () => `f${anew()}`,
  };
}
