import { Injectable } from '@nestjs/common';
import { Fault } from '@tradewind/kernel/fault';
import { contractRenewalPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';
import { policyMissing } from '@tradewind/policies/policy-faults';

/** Where nobody ever said otherwise. */
const DAYS_BEFORE = 30;

/** How long before its end a contract's end is announced. */
@Injectable()
export class RenewalReminders {
  constructor(private readonly policies: Policies) {}

  async daysBefore(org: string): Promise<number> {
    try {
      return (await this.policies.inForce(contractRenewalPolicy, org)).value.remindDays;
    } catch (error) {
      if (error instanceof Fault && error.code === policyMissing.code) return DAYS_BEFORE;
      throw error;
    }
  }
}
