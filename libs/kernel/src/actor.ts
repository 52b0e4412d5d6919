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

/** What a post allows: the permission, and over which rows. */
export interface Grant {
  readonly permission: string;
  /** The unit and everything below it. */
  readonly org: string;
  /** True: within it only what the person owns. */
  readonly own: boolean;
}

export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly kind: 'person' | 'system' | 'anonymous';
  /** The first one is the post the person acts in by default. */
  readonly posts: readonly PostHeld[];
  readonly grants: readonly Grant[];
}

/** The rows an actor may reach with one permission (row scope, ORG-11). */
export interface Reach {
  readonly everything: boolean;
  /** Units whose rows, and those below, are within reach. */
  readonly units: readonly string[];
  /** Units in which only rows owned by `ownerId` are. */
  readonly ownIn: readonly string[];
  readonly ownerId: string;
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

export const holds = (actor: Actor, permission: string): boolean => actor.kind === 'system' || actor.grants.some((grant) => grant.permission === permission);

/** Denied unless the operation is open or a post grants it. */
export function assertMay(actor: Actor, needs: Access): void {
  if (needs === 'public' || actor.kind === 'system') return;
  if (actor.kind === 'anonymous') throw notSignedIn();
  if (needs !== 'signed-in' && !holds(actor, needs)) throw notPermitted({ needs });
}

export function reachOf(actor: Actor, needs: string): Reach {
  const grants = actor.grants.filter((grant) => grant.permission === needs);
  return {
    everything: actor.kind === 'system',
    units: grants.filter((grant) => !grant.own).map((grant) => grant.org),
    ownIn: grants.filter((grant) => grant.own).map((grant) => grant.org),
    ownerId: actor.id,
  };
}

export const isWithin = (org: string, unit: string): boolean => org === unit || org.startsWith(`${unit}.`);

export function covers(reach: Reach, row: { readonly org: string; readonly ownerId: string }): boolean {
  return (
    reach.everything ||
    reach.units.some((unit) => isWithin(row.org, unit)) ||
    (row.ownerId === reach.ownerId && reach.ownIn.some((unit) => isWithin(row.org, unit)))
  );
}

/** Where what this actor creates belongs: the unit and branch of the first post. */
export function homeOf(actor: Actor): { readonly org: string; readonly branch: string } {
  const [post] = actor.posts;
  if (!post) throw notPermitted({ needs: 'a post' });
  return { org: post.org, branch: post.branch };
}
