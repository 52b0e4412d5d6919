import { Inject, Injectable } from '@nestjs/common';
import { WORK_TAKEN_OVER, workHandedOver, type WorkHandedOverPayload } from '@tradewind/contracts/identity/open-work';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { Database } from '@tradewind/persistence/database';
import { announce } from '@tradewind/persistence/write-events-and-audit';
import { handOpenWork } from './open-work.js';
import { WorkOfService } from './work-of-service.js';

/** Somebody's open work goes to the successor: this service's part in one transaction, confirmed by a fact (CUS-14). */
@Injectable()
export class WorkHandedOverReaction {
  constructor(
    private readonly db: Database,
    @Inject(WorkOfService) private readonly here: WorkOfService,
  ) {}

  @Consumes(workHandedOver)
  async takeOver({ handOverId, ...handing }: WorkHandedOverPayload, { org, branch }: EventEnvelope): Promise<void> {
    const work = await handOpenWork(this.db, this.here.works, handing);
    const event = WORK_TAKEN_OVER[this.here.service];
    await announce(await this.db.writer(), { event, payload: { handOverId, work }, aggregateType: 'HandOver', aggregateId: handOverId, org, branch });
  }
}
