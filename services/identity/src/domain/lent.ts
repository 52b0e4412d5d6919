import { delegationNotHeld } from '@tradewind/contracts/identity/delegations.api';
import type { Grant } from '@tradewind/kernel/actor';
import type { Delegation } from './delegation.js';
import type { Person } from './person.js';
import { grantsOf, type Described } from './powers.js';

/** Nobody does these for somebody else; above all, nobody passes a delegation on (ORG-08). */
const NEVER = ['claim:write', 'target:acknowledge', 'delegation:write', 'delegation:read', 'org:manage'];
/** What everybody may with what is their own stays their own. */
const PERSONAL = ['claim:read', 'target:read', 'scorecard:read'];

const canBeLent = ({ permission, own }: Grant): boolean => !NEVER.includes(permission) && !(own && PERSONAL.includes(permission));

type Terms = Pick<Delegation, 'post' | 'permissions'>;

/** What of a person's own posts is delegated by these terms. What was delegated to that person is not among it. */
export function lentBy(person: Pick<Person, 'posts'>, { post, permissions }: Terms, described: Described): Grant[] {
  const posts = person.posts.filter((held) => post === null || held.post === post);
  return grantsOf(posts, described).filter((grant) => canBeLent(grant) && (permissions.length === 0 || permissions.includes(grant.permission)));
}

export function assertHeld(person: Pick<Person, 'posts'>, { post, permissions }: Terms, described: Described): void {
  const lent = new Set(lentBy(person, { post, permissions }, described).map(({ permission }) => permission));
  const missing = permissions.filter((permission) => !lent.has(permission));
  if (missing.length > 0) throw delegationNotHeld({ missing });
  if (lent.size === 0) throw delegationNotHeld({ missing: [post ?? 'posts'] });
}
