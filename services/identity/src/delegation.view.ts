import type { DelegationView } from '@tradewind/contracts/identity/delegations.api';
import type { Delegation } from './domain/delegation.js';

export const delegationView = (delegation: Delegation): DelegationView => {
  const { id, version, status, ownerId: personId, personName, deputyId, deputyName, post, permissions, from, until, reason } = delegation;
  return { id, version, status, personId, personName, deputyId, deputyName, post, permissions, from: from.toISOString(), until: until.toISOString(), reason };
};
