import { Controller, Inject, type Type } from '@nestjs/common';
import { evidenceApi, type AskEvidence, type EvidenceView } from '@tradewind/contracts/evidence/evidence.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { Handles } from '@tradewind/messaging/handles';
import { Evidence } from './evidence.js';
import type { ReviewedExceptions } from './exceptions.js';

const DAYS = 30;

/** The one evidence operation, as a controller of the named service. */
export function evidenceController(service: string, exceptions: readonly ReviewedExceptions[] = []): Type<object> {
  const api = evidenceApi(service);
  @Controller()
  class EvidenceController {
    constructor(@Inject(Evidence) readonly kept: Evidence) {}

    @Handles(api.evidence)
    async evidence({ from, to }: AskEvidence, _: Actor, at: Date): Promise<EvidenceView> {
      const last = to ?? businessDate(at);
      const period = { from: from ?? addDays(last, -DAYS), to: last };
      return { service, ...period, controls: await this.kept.figures(service, period, exceptions) };
    }
  }
  return EvidenceController;
}
