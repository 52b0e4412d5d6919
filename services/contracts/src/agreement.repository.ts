import { AggregateRepository } from '@tradewind/persistence/aggregate-repository';
import type { Agreement } from './domain/agreement.js';

const IN_EFFECT = `"status" IN ('effective', 'ending')`;

/** What is due of agreements for a period, whichever they are. */
export abstract class AgreementRepository<A extends Agreement<A>> extends AggregateRepository<A> {
  /** Those whose end is to be announced. */
  toRemindOn(day: string): Promise<readonly string[]> {
    return this.roundOf(`"remindOn" <= $1 AND ${IN_EFFECT}`, [day], 'remindOn');
  }

  /** Those whose last day has passed. */
  overOn(day: string): Promise<readonly string[]> {
    return this.roundOf(`"validUntil" < $1 AND ${IN_EFFECT}`, [day], 'validUntil');
  }
}
