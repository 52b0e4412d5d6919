import { Injectable } from '@nestjs/common';
import { contractRenewalPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';

/** Where nobody ever said otherwise. */
const DAYS_BEFORE = 30;

/** How long before its end a contract's end is announced. */
@Injectable()
export class RenewalReminders {
  constructor(private readonly policies: Policies) {}

  async daysBefore(org: string): Promise<number> {
    return (await this.policies.ifAny(contractRenewalPolicy, org))?.value.remindDays ?? DAYS_BEFORE;
  }
}
