import type { Breadth } from '@tradewind/contracts/identity/organisation.api';
import type { Actor, Grant, PostHeld } from '@tradewind/kernel/actor';
import { HQ_PATH } from './org-unit.js';
import type { Person } from './person.js';
import type { PostDescription } from './post.js';

/** Posts by their keys. */
export type Described = ReadonlyMap<string, Pick<PostDescription, 'grants'>>;

/** What a person may, worked out of the posts held, and of what is delegated to them: this is what the access token says. */
export function actorFrom({ id, name, posts }: Person, described: Described, lent: readonly Grant[] = []): Actor {
  return { id, name, kind: 'person', posts, grants: [...grantsOf(posts, described), ...lent] };
}

export const grantsOf = (posts: readonly PostHeld[], described: Described): Grant[] =>
  unique(posts.flatMap((held) => (described.get(held.post)?.grants ?? []).map(({ permission, breadth }) => grantFor(permission, breadth, held))));

const grantFor = (permission: string, breadth: Breadth, held: PostHeld): Grant => ({ permission, org: orgFor(breadth, held), own: breadth === 'own' });

function orgFor(breadth: Breadth, { org, branch }: PostHeld): string {
  if (breadth === 'own' || breadth === 'company') return HQ_PATH;
  if (breadth === 'region') return regionPath(org, branch);
  return breadth === 'branch' ? branchPath(org, branch) : org;
}

/** The region is the unit right below head office, where that is not the branch itself: `hq.north.bj` → `hq.north` (ORG-10). */
function regionPath(org: string, branch: string): string {
  const [top = HQ_PATH, below] = org.split('.');
  return below === undefined || below === branch ? branchPath(org, branch) : `${top}.${below}`;
}

/** `hq.north.bj.sales` in branch `bj` → `hq.north.bj`; at head office the unit itself, so that nobody there reaches everything by "branch". */
function branchPath(org: string, branch: string): string {
  const parts = org.split('.');
  const depth = parts.indexOf(branch);
  return branch === HQ_PATH || depth === -1 ? org : parts.slice(0, depth + 1).join('.');
}

function unique(grants: readonly Grant[]): Grant[] {
  return [...new Map(grants.map((grant) => [`${grant.permission}|${grant.org}|${grant.own}`, grant])).values()];
}
