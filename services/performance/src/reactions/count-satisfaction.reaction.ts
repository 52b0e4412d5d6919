import { Injectable } from '@nestjs/common';
import { surveyScored, type SurveyScoredPayload } from '@tradewind/contracts/after-sales/after-sales.events';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { KpiLedger } from '../kpi-ledger.js';

/** A customer answered: the score counts for whoever sold (PER-05). */
@Injectable()
export class CountSatisfactionReaction {
  constructor(private readonly ledger: KpiLedger) {}

  @Consumes(surveyScored)
  async count({ surveyId, customerId, salesRepId, score, answeredOn }: SurveyScoredPayload, fact: EventEnvelope): Promise<void> {
    await this.ledger.enter(fact, {
      kind: 'satisfaction',
      personId: salesRepId,
      customerId,
      day: answeredOn,
      amount: String(score),
      source: { type: 'survey', id: surveyId, no: null },
    });
  }
}
