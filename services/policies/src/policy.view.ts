import type { PolicyInForceView, PolicyView } from '@tradewind/contracts/policies/policies.api';
import { versionName } from '@tradewind/policies/resolution';
import type { Policy } from './domain/policy.js';

export const policyView = ({
  id,
  version,
  key,
  org,
  policyVersion,
  effectiveFrom,
  value,
  reason,
  status,
  proposedBy,
  decidedBy,
  decidedAt,
}: Policy): PolicyView => ({
  id,
  version,
  key,
  org,
  policyVersion,
  effectiveFrom,
  value,
  reason,
  status,
  proposedBy,
  decidedBy,
  decidedAt: decidedAt?.toISOString() ?? null,
});

/** Approved, or it would not be in force. */
export function policyInForceView({ id, key, org, policyVersion, effectiveFrom, decidedAt, value }: Policy): PolicyInForceView {
  if (policyVersion === null || decidedAt === null) throw new Error(`The policy ${id} is in force without having been approved`);
  const name = versionName({ key, org, version: policyVersion });
  return { policyId: id, key, name, org, policyVersion, effectiveFrom, approvedAt: decidedAt.toISOString(), value };
}
