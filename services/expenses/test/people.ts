import type { Actor } from '@tradewind/kernel/actor';

const STEPS = ['budget:decide-finance', 'budget:decide-leader', 'claim:decide-department', 'claim:decide-finance', 'claim:decide-leader'];

/** Somebody of the branch `bj` who may decide every step: what keeps them from it is only who they are. */
export const someone = (id: string, org = 'hq.bj.sales'): Actor => ({
  id,
  name: id,
  kind: 'person',
  posts: [{ post: 'anybody', org, branch: 'bj' }],
  grants: STEPS.map((permission) => ({ permission, org: 'hq', own: false })),
});
