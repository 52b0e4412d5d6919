import { Injectable } from '@nestjs/common';
import {
  contractAmended,
  contractTerminated,
  type ContractAmendedPayload,
  type ContractTerminatedPayload,
} from '@tradewind/contracts/contracts/contract-life.events';
import { Money } from '@tradewind/domain/money';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { salesCorrection } from '../domain/sales-correction.js';
import { KpiLedger } from '../kpi-ledger.js';

/**
 * A contract became more, less, or ended: what was signed is corrected by a fact of its own, in the month in which that takes effect
 * (PER-01, PER-02, PER-09, decision 43). Also where nothing was to be corrected: that everything has come in is told by the facts.
 */
@Injectable()
export class CountContractChangeReaction {
  constructor(private readonly ledger: KpiLedger) {}

  @Consumes(contractAmended)
  async amended(
    { amendmentId, amendmentNo, customerId, salesRepId, lines, linesBefore, total, totalBefore, effectiveOn }: ContractAmendedPayload,
    fact: EventEnvelope,
  ): Promise<void> {
    // What was announced before it said its lines: by how much is known, at what profit is not.
    const correction = linesBefore ? salesCorrection(linesBefore, lines) : { amount: Money.of(total).minus(Money.of(totalBefore)).toString() };
    const source = { type: 'amendment', id: amendmentId, no: amendmentNo };
    await this.ledger.enter(fact, { kind: 'signed', personId: salesRepId, customerId, day: effectiveOn, ...correction, source });
  }

  @Consumes(contractTerminated)
  async terminated(
    { contractId, terminationId, terminationNo, customerId, salesRepId, lines, kept, endedOn }: ContractTerminatedPayload,
    fact: EventEnvelope,
  ): Promise<void> {
    const source = { type: 'termination', id: terminationId ?? contractId, no: terminationNo };
    await this.ledger.enter(fact, { kind: 'signed', personId: salesRepId, customerId, day: endedOn, ...salesCorrection(lines ?? [], kept ?? []), source });
  }
}
