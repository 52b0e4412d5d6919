import { Injectable } from '@nestjs/common';
import { contractEffective, type ContractEffectivePayload } from '@tradewind/contracts/contracts/contracts.events';
import { Money } from '@tradewind/domain/money';
import type { EventEnvelope } from '@tradewind/kernel/event';
import { Consumes } from '@tradewind/messaging/consumes';
import { standardCost } from '../domain/standard-cost.js';
import { KpiLedger } from '../kpi-ledger.js';

/** A contract binds: its amount and profit count (PER-01, PER-02), and the customer is new if it is the first one (PER-04). */
@Injectable()
export class CountSignedContractReaction {
  constructor(private readonly ledger: KpiLedger) {}

  @Consumes(contractEffective)
  async count(
    { contractId, contractNo, customerId, salesRepId, lines, total, net, effectiveOn }: ContractEffectivePayload,
    fact: EventEnvelope,
  ): Promise<void> {
    const signed = { personId: salesRepId, customerId, day: effectiveOn, source: { type: 'contract', id: contractId, no: contractNo } };
    const profit = Money.of(net).minus(standardCost(lines)).toString();
    await this.ledger.enter(fact, { ...signed, kind: 'signed', amount: total, profit });
    // One such fact per customer: a unique index leaves out every later contract.
    await this.ledger.enter(fact, { ...signed, kind: 'new-customer', amount: '1' });
  }
}
