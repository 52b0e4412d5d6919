import { defineEvent } from '@tradewind/kernel/event';
import { Code, Count, DateOnly, Json, OrgPath } from '../fields.js';

export class PolicyEffectivePayload {
  @Code() readonly key!: string;
  @OrgPath({ doc: 'The unit it holds for, with everything below' }) readonly org!: string;
  @Count({ min: 1 }) readonly version!: number;
  @DateOnly() readonly effectiveFrom!: string;
  @Json({ doc: 'The value; its shape is declared in libs/policies' }) readonly value!: object;
}

/** A policy version was approved; it holds from `effectiveFrom` on. */
export const policyEffective = defineEvent('policies.policy-effective.v1', PolicyEffectivePayload);
