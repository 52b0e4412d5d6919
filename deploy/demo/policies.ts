import type { HttpActor } from '@tradewind/client/http-actor';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { EXAMPLE_POLICIES } from '@tradewind/policies/example-values';
import { atATime } from './at-a-time.ts';
import type { Course } from './course.ts';
import type { Person } from './staff.ts';

/** The example values, proposed by the administrator and approved by the general manager (XCT-01); in force from `effectiveFrom` on. */
export async function putPoliciesInForce(administrator: HttpActor, gm: Person, effectiveFrom: string, course: Course): Promise<number> {
  await atATime(4, EXAMPLE_POLICIES, async (policy) => {
    const { id: policyId } = await administrator.call(policiesApi.propose, { ...policy, org: 'hq', effectiveFrom }, course.now());
    await gm.actor.call(policiesApi.approve, { policyId }, course.now());
  });
  return EXAMPLE_POLICIES.length;
}
