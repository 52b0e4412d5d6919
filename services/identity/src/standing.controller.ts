import { Controller } from '@nestjs/common';
import type { PersonId } from '@tradewind/contracts/identity/organisation.api';
import {
  standingApi,
  type ApproversView,
  type FindApprovers,
  type FindLetterhead,
  type FindStore,
  type LetterheadView,
  type StandingGrantView,
  type StandingView,
  type StoreOfView,
} from '@tradewind/contracts/identity/standing.api';
import type { Grant } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { unitsAbove } from '@tradewind/policies/resolution';
import { ApproversUpwards } from './approvers-upwards.js';
import { OrgUnitRepository } from './org-unit.repository.js';
import { AccountRepository } from './person.repository.js';
import { Standings } from './standings.js';

@Controller()
export class StandingController {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly standings: Standings,
    private readonly upwards: ApproversUpwards,
    private readonly units: OrgUnitRepository,
  ) {}

  @Handles(standingApi.standingOf)
  async standingOf({ personId }: PersonId): Promise<StandingView> {
    const person = await this.accounts.get(personId);
    const { id, name, posts, grants } = await this.standings.of(person, new Date());
    return { id, name, posts, grants: person.status === 'active' ? grants.map(grantView) : [] };
  }

  @Handles(standingApi.approversFor)
  async approversFor(asked: FindApprovers): Promise<ApproversView> {
    return { levels: await this.upwards.from(asked) };
  }

  @Handles(standingApi.storeOf)
  async storeOf({ org }: FindStore): Promise<StoreOfView> {
    const above = await this.units.findAll({ path: unitsAbove(org) });
    return { store: above.find(({ kind }) => kind === 'store')?.path ?? null, known: above.some(({ path }) => path === org) };
  }

  @Handles(standingApi.letterheadOf)
  async letterheadOf({ org }: FindLetterhead): Promise<LetterheadView> {
    const above = await this.units.findAll({ path: unitsAbove(org), kind: ['hq', 'branch'] });
    const name = (of: string): string | null => above.find(({ kind }) => kind === of)?.name ?? null;
    return { company: name('hq') ?? '', branch: name('branch') };
  }
}

const grantView = ({ permission, org, own, onBehalfOf, until }: Grant): StandingGrantView => ({
  ...{ permission, org, own },
  ...(onBehalfOf && { onBehalfOfId: onBehalfOf.id, onBehalfOfName: onBehalfOf.name }),
  ...(until !== undefined && { until }),
});
