import { Injectable } from '@nestjs/common';
import { copiesErased, type CopiesErasedPayload } from '@tradewind/contracts/after-sales/after-sales.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { DataSubjectRequestRepository } from '../data-subject-request.repository.js';

/** A deletion is done when every service that keeps copies has said that its own are gone (S13). */
@Injectable()
export class CompleteErasure {
  constructor(private readonly requests: DataSubjectRequestRepository) {}

  @Consumes(copiesErased)
  async confirm({ requestId, copies }: CopiesErasedPayload, { occurredAt }: EventEnvelope): Promise<void> {
    await this.requests.updateWhere({ id: requestId, status: 'in-progress' }, (request) => {
      request.confirm('after-sales', copies, new Date(occurredAt));
    });
  }
}
