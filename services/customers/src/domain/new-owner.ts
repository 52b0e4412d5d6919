import { covers, outsideYourOrg, type Reach } from '@tradewind/kernel/actor';

/** Somebody who can look after customers, and where. */
export interface NewOwner {
  readonly id: string;
  readonly name: string;
  readonly org: string;
  readonly branch: string;
}

/** Inside a branch whoever reaches a record may hand it on; into another branch only somebody whose posts reach that too (CUS-14, ORG-11). */
export function assertMayHandTo(newOwner: NewOwner, from: { readonly branch: string }, reach: Reach): void {
  if (newOwner.branch !== from.branch && !covers(reach, { org: newOwner.org, ownerId: newOwner.id })) throw outsideYourOrg({ org: newOwner.org });
}
