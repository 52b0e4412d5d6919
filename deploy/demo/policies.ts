import type { HttpActor } from '@tradewind/client/http-actor';
import { policiesApi } from '@tradewind/contracts/policies/policies.api';
import { regulationsApi } from '@tradewind/contracts/policies/regulations.api';
import { addDays } from '@tradewind/domain/business-date';
import { EXAMPLE_POLICIES } from '@tradewind/policies/example-values';
import { PLATFORM_REGULATION } from '@tradewind/policies/regulation/platform-regulation';
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

/** The regulation the platform runs: drafted by the administrator, reviewed by the sales vice president, approved by the general manager (XCT-02). */
export async function putRegulationInForce(administrator: HttpActor, { vp, gm }: { vp: Person; gm: Person }, course: Course): Promise<number> {
  const effectiveFrom = course.today();
  const draft = { ...PLATFORM_REGULATION, effectiveFrom, reviewBy: addDays(effectiveFrom, 365) };
  const { id: regulationId, clauses } = await administrator.call(regulationsApi.draftRegulation, draft, course.now());
  await administrator.call(regulationsApi.submitRegulation, { regulationId }, course.now());
  await vp.actor.call(regulationsApi.reviewRegulation, { regulationId }, course.now());
  await gm.actor.call(regulationsApi.approveRegulation, { regulationId }, course.now());
  return clauses.length;
}
