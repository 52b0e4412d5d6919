import { Controller } from '@nestjs/common';
import {
  handOversApi,
  type AskHandOver,
  type HandOverAll,
  type HandOverAllId,
  type HandOverPreview,
  type HandOverView,
  type ServiceWorkView,
} from '@tradewind/contracts/identity/hand-overs.api';
import { OPEN_WORK_APIS, WORK_SERVICES, type WorkService } from '@tradewind/contracts/identity/open-work';
import type { PersonId } from '@tradewind/contracts/identity/organisation.api';
import { Fault } from '@tradewind/kernel/fault';
import { Handles } from '@tradewind/messaging/handles';
import { OperationClient } from '@tradewind/messaging/operation-client';
import { AllDelegations } from './delegation.repository.js';
import { assertFit, HandOver } from './domain/hand-over.js';
import { HandOverRepository } from './hand-over.repository.js';
import { handOverView } from './hand-over.view.js';
import { AccountRepository, PersonRepository } from './person.repository.js';
import { Separation } from './separation.js';

@Controller()
export class HandOversController {
  constructor(
    private readonly bus: OperationClient,
    private readonly people: PersonRepository,
    private readonly accounts: AccountRepository,
    private readonly handOvers: HandOverRepository,
    private readonly delegations: AllDelegations,
    private readonly separation: Separation,
  ) {}

  @Handles(handOversApi.previewHandOver)
  async previewHandOver({ personId, successorId }: PersonId & AskHandOver): Promise<HandOverPreview> {
    const [person, successor] = await Promise.all([this.people.get(personId), this.accounts.get(successorId)]);
    assertFit(person, successor);
    const services = await Promise.all(WORK_SERVICES.map((service) => this.openIn(service, personId)));
    return { personId, successorId, successorName: successor.name, services };
  }

  @Handles(handOversApi.handOverAll)
  async handOverAll({ personId, successorId, reason, leave }: PersonId & HandOverAll): Promise<HandOverView> {
    const [person, successor] = await Promise.all([this.people.get(personId), this.accounts.get(successorId)]);
    const begun = HandOver.begin(person, successor, { reason, leave });
    if (leave) {
      await this.separation.assertBeforeChanging(personId, { status: 'disabled' });
      await this.letGo(personId);
    }
    return handOverView(await this.handOvers.add(begun));
  }

  @Handles(handOversApi.getHandOver)
  async getHandOver({ handOverId }: HandOverAllId): Promise<HandOverView> {
    return handOverView(await this.handOvers.get(handOverId));
  }

  /** The account ends, and so does every delegation by this person and to them. */
  private async letGo(personId: string): Promise<void> {
    const theirs = (await this.delegations.notOver()).filter(({ ownerId, deputyId }) => ownerId === personId || deputyId === personId);
    await this.people.update(personId, (person) => {
      person.disable();
    });
    for (const { id } of theirs)
      await this.delegations.update(id, (delegation) => {
        delegation.revoke(new Date());
      });
  }

  /** A service that is away is said to be away; the others are shown all the same. */
  private async openIn(service: WorkService, personId: string): Promise<ServiceWorkView> {
    try {
      const { work } = await this.bus.call(OPEN_WORK_APIS[service].openWorkOf, { personId });
      return { service, answered: true, work };
    } catch (error) {
      if (error instanceof Fault && error.kind === 'unavailable') return { service, answered: false, work: [] };
      throw error;
    }
  }
}
