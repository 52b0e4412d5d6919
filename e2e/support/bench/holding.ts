import type { Actor } from '@tradewind/kernel/actor';

/** Somebody who holds these permissions in the whole company. */
export const someone = (id: string, ...permissions: readonly string[]): Actor => ({
  id,
  name: `name of ${id}`,
  kind: 'person',
  posts: [],
  grants: permissions.map((permission) => ({ permission, org: 'hq', own: false })),
});
