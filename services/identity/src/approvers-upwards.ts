import { Injectable } from '@nestjs/common';
import type { ApproversOfUnitView, FindApprovers } from '@tradewind/contracts/identity/standing.api';
import { AllDelegations } from './delegation.repository.js';
import { Deputies } from './deputies.js';
import { holdersIn, type Held } from './domain/holders.js';
import { AccountRepository } from './person.repository.js';

/** Who may decide a matter, unit by unit upwards: those whose own post there allows it (ORG-07). */
@Injectable()
export class ApproversUpwards {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly delegations: AllDelegations,
    private readonly deputies: Deputies,
  ) {}

  async from({ resolver, permission, org, ownerId }: FindApprovers): Promise<ApproversOfUnitView[]> {
    const start = resolver === 'manager-of-owner' ? (await this.accounts.get(ownerId)).org : org;
    const people = await this.accounts.findAll({ status: 'active' });
    const held = holdersIn({ people, delegations: await this.delegations.notOver(), described: await this.deputies.described() });
    const entitled = held.filter((each) => each.permission === permission && !each.own && each.delegation === null);
    return upFrom(start).flatMap((unit) => {
      const here = new Map(entitled.filter(({ postOrg }) => postOrg === unit).map(({ person }) => [person.id, person]));
      return here.size > 0 ? [{ org: unit, people: [...here.values()].map(({ id, name }) => ({ id, name, standsInFor: lendersTo(id, held) })) }] : [];
    });
  }
}

const lendersTo = (personId: string, held: readonly Held[]): string[] => [
  ...new Set(held.flatMap(({ person, delegation }) => (person.id === personId && delegation ? [delegation.ownerId] : []))),
];

/** `hq.bj.sales`, `hq.bj`, `hq`. */
const upFrom = (org: string): string[] => org.split('.').map((_, i, parts) => parts.slice(0, parts.length - i).join('.'));
