import type { Grant } from '@tradewind/kernel/actor';
import type { Delegation } from './delegation.js';
import { lentBy } from './lent.js';
import type { Person } from './person.js';
import { grantsOf, type Described } from './powers.js';

/** Somebody who works here, as far as powers are concerned. */
export type Staff = Pick<Person, 'id' | 'name' | 'status' | 'posts' | 'org'>;

/** The organisation as it is, or as it would be: who works here in which posts, and who acts for whom. */
export interface Organisation {
  readonly people: readonly Staff[];
  readonly delegations: readonly Delegation[];
  readonly described: Described;
}

/** One permission in the hands of one person, and the path by which it came there. */
export interface Held extends Pick<Grant, 'permission' | 'org' | 'own'> {
  readonly person: Staff;
  readonly post: string;
  /** Unit the post is held in. */
  readonly postOrg: string;
  readonly delegation: Delegation | null;
}

/** Everything everybody holds. A delegation counts from the day it is agreed: what is refused tomorrow is refused today. */
export function holdersIn({ people, delegations, described }: Organisation): Held[] {
  const active = new Map(people.filter(({ status }) => status === 'active').map((person) => [person.id, person]));
  const own = [...active.values()].flatMap((person) =>
    person.posts.flatMap((held) =>
      grantsOf([held], described).map((grant): Held => ({ ...grant, person, post: held.post, postOrg: held.org, delegation: null })),
    ),
  );
  const lent = delegations.flatMap((delegation) => {
    const [principal, person] = [active.get(delegation.ownerId), active.get(delegation.deputyId)];
    if (!principal || !person) return [];
    const posts = principal.posts.filter(({ post }) => delegation.post === null || delegation.post === post);
    return posts.flatMap((held) =>
      lentBy(principal, { post: held.post, permissions: delegation.permissions }, described).map((grant): Held => ({
        ...grant,
        person,
        post: held.post,
        postOrg: held.org,
        delegation,
      })),
    );
  });
  return [...own, ...lent];
}
