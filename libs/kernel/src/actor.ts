import { defineFault } from './fault.js';
import type { Access } from './operation.js';

/** A post somebody holds in an organisation unit. */
export interface PostHeld {
  readonly post: string;
  /** Path of the unit, e.g. `hq.north.bj.sales`. */
  readonly org: string;
  /** Code of the branch the unit belongs to; `hq` at head office. */
  readonly branch: string;
}

/** Somebody for whom a deputy acts. */
export interface Principal {
  readonly id: string;
  readonly name: string;
}

/** What a post allows: the permission, and over which rows. */
export interface Grant {
  readonly permission: string;
  /** The unit and everything below it. */
  readonly org: string;
  /** True: within it only what the person owns. */
  readonly own: boolean;
  /** Whose post it is, where it was delegated (ORG-08); absent in one's own. */
  readonly onBehalfOf?: Principal;
  /** Epoch seconds at which the delegation ends; there with `onBehalfOf`. */
  readonly until?: number;
}

/** What a partner app is held to beside its grants (ORG-13). */
export interface PartnerTerms {
  /** Ids of the operations it may call; no other, whatever a permission would allow. */
  readonly operations: readonly string[];
  /** Set for a dealer's app: only rows of this customer. */
  readonly customerId: string | null;
  /** Requests a minute. */
  readonly quota: number;
}

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'partner' | 'system' | 'anonymous';
  /** There for partner apps, and only for them. */
  readonly partner?: PartnerTerms;
  /** The first one is the post the person acts in by default. */
  readonly posts: readonly PostHeld[];
  readonly grants: readonly Grant[];
}

/** Rows within reach only because somebody delegated their post. */
export interface Lent {
  readonly from: Principal;
  readonly units: readonly string[];
  /** Units in which only rows owned by `from` are within reach. */
  readonly ownIn: readonly string[];
}

/** The rows an actor may reach with one permission (row scope, ORG-11). */
export interface Reach {
  readonly everything: boolean;
  /** Units whose rows, and those below, are within reach. */
  readonly units: readonly string[];
  /** Units in which only rows owned by `ownerId` are. */
  readonly ownIn: readonly string[];
  readonly ownerId: string;
  /** When set, of all these only the rows of this customer (a dealer's partner app, ORG-13). */
  readonly customerId: string | null;
  /** What is reached on behalf of others; never more than they reach themselves. */
  readonly lent?: readonly Lent[];
}

export const ANONYMOUS: Actor = { id: '00000000-0000-0000-0000-000000000000', name: 'anonymous', kind: 'anonymous', posts: [], grants: [] };

/** A service acting on a fact or a clock; never the result of a token. */
export const systemActor = (service: string): Actor => ({ ...ANONYMOUS, name: service, kind: 'system' });

export const notSignedIn = defineFault('access.not-signed-in', 'unauthenticated', {
  en: () => 'Sign in first, or again: the access token is missing, expired or not valid.',
  zh: () => '请先登录，或重新登录：访问令牌缺失、过期或无效。',
});

export const notPermitted = defineFault(
  'access.not-permitted',
  'forbidden',
  {
    en: (d: { needs: string }) => `Your posts do not include the permission ${d.needs}.`,
    zh: (d) => `您的岗位没有此权限：${d.needs}。`,
  },
  { requirement: 'ORG-11', clause: '000 §6.3.2' },
);

export const outsideYourOrg = defineFault(
  'access.outside-your-org',
  'forbidden',
  {
    en: (d: { org: string }) => `Your posts do not reach the organisation unit ${d.org}.`,
    zh: (d) => `您的岗位管不到组织单元 ${d.org}。`,
  },
  { requirement: 'ORG-11', clause: '000 §6.3.2' },
);

export const notInScope = defineFault(
  'access.not-in-scope',
  'forbidden',
  {
    en: (d: { operation: string }) => `This partner app was not given the operation ${d.operation}. Ask the administrator to register an app with it.`,
    zh: (d) => `该合作方应用未获授权调用 ${d.operation}。请联系系统管理员登记包含此操作的应用。`,
  },
  { requirement: 'ORG-13' },
);

export const holds = (actor: Actor, permission: string): boolean => actor.kind === 'system' || actor.grants.some((grant) => grant.permission === permission);

/** Denied unless the operation is open or a post grants it. */
export function assertMay(actor: Actor, needs: Access): void {
  if (needs === 'public' || actor.kind === 'system') return;
  if (actor.kind === 'anonymous') throw notSignedIn();
  if (needs !== 'signed-in' && !holds(actor, needs)) throw notPermitted({ needs });
}

/** A partner app calls what it was given by name, and nothing a permission happens to allow as well (S6). */
export function assertInScope({ partner }: Actor, operation: string): void {
  if (partner && !partner.operations.includes(operation)) throw notInScope({ operation });
}

export function reachOf(actor: Actor, needs: string): Reach {
  const grants = actor.grants.filter((grant) => grant.permission === needs);
  const theirs = grants.filter(({ onBehalfOf }) => !onBehalfOf);
  const lenders = new Map(grants.flatMap(({ onBehalfOf }) => (onBehalfOf ? [[onBehalfOf.id, onBehalfOf] as const] : [])));
  const lent = [...lenders.values()].map((from): Lent => ({ from, ...rowsOf(grants.filter(({ onBehalfOf }) => onBehalfOf?.id === from.id)) }));
  return {
    everything: actor.kind === 'system',
    ...rowsOf(theirs),
    ownerId: actor.id,
    customerId: actor.partner?.customerId ?? null,
    ...(lent.length > 0 && { lent }),
  };
}

/** The rows that two permissions reach together: an export holds nothing that the list would not show. */
export function reachOfBoth(actor: Actor, one: string, other: string): Reach {
  const others = actor.grants.filter(({ permission }) => permission === other);
  const both = actor.grants.filter(({ permission }) => permission === one).flatMap((grant) => others.flatMap((second) => overlapOf(grant, second)));
  return reachOf({ ...actor, grants: both }, one);
}

/** Where two grants held for the same person both hold; nothing where neither lies within the other. */
function overlapOf(one: Grant, other: Grant): Grant[] {
  if (one.onBehalfOf?.id !== other.onBehalfOf?.id) return [];
  const own = one.own || other.own;
  if (isWithin(one.org, other.org)) return [{ ...one, own }];
  return isWithin(other.org, one.org) ? [{ ...one, org: other.org, own }] : [];
}

/** True while everything that was within `then` is within `now`. */
export function stillReaches(now: Reach, then: Reach): boolean {
  if (now.everything) return true;
  const byThemselves = then.ownerId === now.ownerId && holdsAll(now, then);
  return !then.everything && now.customerId === then.customerId && byThemselves && (then.lent ?? []).every((lent) => isStillLent(now, lent));
}

const isStillLent = (now: Reach, lent: Lent): boolean => (now.lent ?? []).some(({ from, ...rows }) => from.id === lent.from.id && holdsAll(rows, lent));

type Rows = Pick<Reach, 'units' | 'ownIn'>;

function holdsAll(now: Rows, then: Rows): boolean {
  const all = (unit: string): boolean => now.units.some((above) => isWithin(unit, above));
  return then.units.every(all) && then.ownIn.every((unit) => all(unit) || now.ownIn.some((above) => isWithin(unit, above)));
}

const rowsOf = (grants: readonly Grant[]): Pick<Reach, 'units' | 'ownIn'> => ({
  units: grants.filter(({ own }) => !own).map(({ org }) => org),
  ownIn: grants.filter(({ own }) => own).map(({ org }) => org),
});

export const isWithin = (org: string, unit: string): boolean => org === unit || org.startsWith(`${unit}.`);

interface Row {
  readonly org: string;
  readonly ownerId: string;
  readonly customerId?: string | null;
}

export const covers = (reach: Reach, row: Row): boolean => isOfCustomer(reach, row) && (coversOfOwn(reach, row) || inWhoseName(reach, row) !== null);

const isOfCustomer = ({ customerId }: Reach, row: Row): boolean => customerId === null || row.customerId === customerId;

/** For whom a deputy acts on this row; null where the deputy's own posts reach it (ORG-08: both names go on the record). */
export function inWhoseName(reach: Reach, row: Row): Principal | null {
  if (coversOfOwn(reach, row)) return null;
  return reach.lent?.find(({ from, units, ownIn }) => reaches({ units, ownIn, ownerId: from.id }, row))?.from ?? null;
}

/** The second name on the record of what is done to a row; also where only the delegation allowed the operation at all. */
export function recordedFor(reach: Reach, row: Row): Principal | null {
  const nothingOfOwn = !reach.everything && reach.units.length === 0 && reach.ownIn.length === 0;
  return inWhoseName(reach, row) ?? (nothingOfOwn ? (reach.lent?.[0]?.from ?? null) : null);
}

const coversOfOwn = (reach: Reach, row: Row): boolean => reach.everything || reaches(reach, row);

const reaches = ({ units, ownIn, ownerId }: Pick<Reach, 'units' | 'ownIn' | 'ownerId'>, row: Row): boolean =>
  units.some((unit) => isWithin(row.org, unit)) || (row.ownerId === ownerId && ownIn.some((unit) => isWithin(row.org, unit)));

/** The actor without what was delegated only until now (judged at every call, not only when the token is issued). */
export function actingAt(actor: Actor, nowMs: number): Actor {
  const over = ({ until }: Grant): boolean => until !== undefined && until * 1000 <= nowMs;
  return actor.grants.some(over) ? { ...actor, grants: actor.grants.filter((grant) => !over(grant)) } : actor;
}

/** True of the person, and of everybody they stand in for: whose matter it is decides nobody's deputy either (ORG-14). */
export const speaksFor = (actor: Actor, personId: string): boolean =>
  actor.id === personId || actor.grants.some(({ onBehalfOf }) => onBehalfOf?.id === personId);

/** Where what this actor creates belongs: the unit and branch of the first post. */
export function homeOf(actor: Actor): { readonly org: string; readonly branch: string } {
  const [post] = actor.posts;
  if (!post) throw notPermitted({ needs: 'a post' });
  return { org: post.org, branch: post.branch };
}
