import type { MoneyKind } from '@tradewind/contracts/identity/approval-paths.api';
import { isWithin } from '@tradewind/kernel/actor';
import type { Held, Staff } from './holders.js';

/** Deciding any step needs this as well. */
const DECIDING: Readonly<Record<MoneyKind, string>> = { claim: 'claim:decide', credit: 'credit:decide', contract: 'contract:review' };

export interface Path {
  readonly held: Held;
  /** It would be the person's own decision, or that of somebody who stands in for them: refused by the review (ORG-14). */
  readonly leadsBack: boolean;
}

/** Who could decide one step on what `about` submits, and by which path. */
export function pathsTo(about: Staff, { kind, permission }: { readonly kind: MoneyKind; readonly permission: string }, holders: Holders): Path[] {
  const deciding = new Set(
    holders
      .of(DECIDING[kind])
      .filter((held) => reaches(held, about))
      .map(({ person }) => person.id),
  );
  return holders
    .of(permission)
    .filter((held) => deciding.has(held.person.id) && reaches(held, about))
    .map((held) => ({ held, leadsBack: holders.speaksFor(held.person.id, about.id) || held.delegation?.ownerId === about.id }));
}

export const independent = (paths: readonly Path[]): number => new Set(paths.filter(({ leadsBack }) => !leadsBack).map(({ held }) => held.person.id)).size;

const reaches = ({ org, own, person, delegation }: Held, about: Staff): boolean =>
  isWithin(about.org, org) && (!own || (delegation?.ownerId ?? person.id) === about.id);

/** Who holds what, ready to be asked often. */
export class Holders {
  private readonly byPermission: ReadonlyMap<string, readonly Held[]>;
  private readonly deputies: ReadonlySet<string>;

  constructor(all: readonly Held[]) {
    this.byPermission = Map.groupBy(all, ({ permission }) => permission);
    this.deputies = new Set(all.flatMap(({ person, delegation }) => (delegation ? [`${person.id}|${delegation.ownerId}`] : [])));
  }

  of(permission: string): readonly Held[] {
    return this.byPermission.get(permission) ?? [];
  }

  speaksFor(personId: string, otherId: string): boolean {
    return personId === otherId || this.deputies.has(`${personId}|${otherId}`);
  }
}
