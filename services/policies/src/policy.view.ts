import type { PolicyView } from '@tradewind/contracts/policies/policies.api';
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
