import { Controller } from '@nestjs/common';
import {
  delegationsApi,
  deputyGone,
  type Delegate,
  type DelegationId,
  type DelegationView,
  type FindDelegations,
  type MyDelegationsView,
} from '@tradewind/contracts/identity/delegations.api';
import type { Page } from '@tradewind/contracts/page';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { delegationView } from './delegation.view.js';
import { AllDelegations, DelegationRepository } from './delegation.repository.js';
import { Deputies } from './deputies.js';
import { Delegation } from './domain/delegation.js';
import { assertHeld } from './domain/lent.js';
import { AccountRepository } from './person.repository.js';
import { Separation } from './separation.js';

@Controller()
export class DelegationsController {
  constructor(
    private readonly delegations: DelegationRepository,
    private readonly all: AllDelegations,
    private readonly accounts: AccountRepository,
    private readonly deputies: Deputies,
    private readonly separation: Separation,
  ) {}

  @Handles(delegationsApi.delegate)
  async delegate({ personId, deputyId, from, until, reason, ...what }: Delegate, actor: Actor, at: Date): Promise<DelegationView> {
    const { post, permissions } = { post: what.post ?? null, permissions: what.permissions ?? [] };
    const [person, deputy] = await Promise.all([this.accounts.get(personId), this.accounts.get(deputyId)]);
    for (const { status, name } of [person, deputy]) if (status !== 'active') throw deputyGone({ name });
    assertHeld(person, { post, permissions }, await this.deputies.described());
    const terms = { post, permissions, from: from ? new Date(from) : at, until: new Date(until), reason };
    const delegation = Delegation.of(person, deputy, terms, actor, at);
    await this.separation.assertBeforeDelegating(delegation);
    return delegationView(await this.delegations.add(delegation));
  }

  @Handles(delegationsApi.revokeDelegation)
  async revokeDelegation({ delegationId }: DelegationId): Promise<DelegationView> {
    return delegationView(
      await this.delegations.update(delegationId, (delegation) => {
        delegation.revoke(new Date());
      }),
    );
  }

  @Handles(delegationsApi.getDelegation)
  async getDelegation({ delegationId }: DelegationId): Promise<DelegationView> {
    return delegationView(await this.delegations.get(delegationId));
  }

  @Handles(delegationsApi.findDelegations)
  findDelegations({ limit, cursor, ...filters }: FindDelegations): Promise<Page<DelegationView>> {
    return this.delegations.page({ limit, cursor }, filters, delegationView);
  }

  @Handles(delegationsApi.myDelegations)
  async myDelegations(_: object, { id }: Actor): Promise<MyDelegationsView> {
    const status = ['scheduled', 'active'];
    const [actingFor, deputies] = await Promise.all([this.all.findAll({ deputyId: id, status }), this.all.findAll({ ownerId: id, status })]);
    return { actingFor: actingFor.map(delegationView), deputies: deputies.map(delegationView) };
  }
}
