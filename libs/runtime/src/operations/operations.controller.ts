import { Controller, Inject, type Type } from '@nestjs/common';
import {
  operationsApi,
  type DeadLetterId,
  type DeadLetterView,
  type DiscardDeadLetter,
  type FindDeadLetters,
  type ParkedEventId,
  type ParkedEventView,
  type ServiceStatusView,
} from '@tradewind/contracts/operations/operations.api';
import type { Page, PageRequest } from '@tradewind/contracts/page';
import { Handles } from '@tradewind/messaging/handles';
import { EventFigures } from './event-figures.js';
import { LetterDesk } from './letter-desk.js';
import { Parking } from './parking.js';
import { statusView } from './status.view.js';

/** What an operator sees and does about the events of the named service. */
export function operationsController(service: string): Type<object> {
  const api = operationsApi(service);
  @Controller()
  class OperationsController {
    constructor(
      @Inject(EventFigures) readonly figures: EventFigures,
      @Inject(LetterDesk) readonly desk: LetterDesk,
      @Inject(Parking) readonly parking: Parking,
    ) {}

    @Handles(api.operationsStatus)
    operationsStatus(): Promise<ServiceStatusView> {
      return Promise.resolve(statusView(service, this.figures));
    }

    @Handles(api.findDeadLetters)
    findDeadLetters(wanted: FindDeadLetters): Promise<Page<DeadLetterView>> {
      return this.desk.page(wanted);
    }

    @Handles(api.replayDeadLetter)
    replayDeadLetter({ deadLetterId }: DeadLetterId): Promise<DeadLetterView> {
      return this.desk.replay(deadLetterId);
    }

    @Handles(api.discardDeadLetter)
    discardDeadLetter({ deadLetterId }: DeadLetterId & DiscardDeadLetter): Promise<void> {
      return this.desk.discard(deadLetterId);
    }

    @Handles(api.findParkedEvents)
    findParkedEvents(wanted: PageRequest): Promise<Page<ParkedEventView>> {
      return this.parking.page(wanted);
    }

    @Handles(api.releaseParkedEvent)
    releaseParkedEvent({ eventId }: ParkedEventId): Promise<void> {
      return this.parking.release(eventId);
    }
  }
  return OperationsController;
}
