import { Injectable } from '@nestjs/common';
import { contractLawUntrained, trainedApi } from '@tradewind/contracts/identity/trainings.api';
import { addDays, businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';
import { ServiceCaller } from '@tradewind/messaging/service-caller';
import { contractLawTrainingPolicy } from '@tradewind/policies/kinds';
import { Policies } from '@tradewind/policies/policies';

/** Who drafts or signs contracts is trained in contract law, where the policy refuses without; identity is asked only then (CON-20). */
@Injectable()
export class ContractLawTraining {
  constructor(
    private readonly policies: Policies,
    private readonly others: ServiceCaller,
  ) {}

  async assertOf({ id: personId, name, kind }: Actor, org: string, at: Date): Promise<void> {
    const policy = await this.policies.ifAny(contractLawTrainingPolicy, org);
    if (policy?.value.without !== 'refuse' || kind !== 'person') return;
    const { validDays } = policy.value;
    const { trainedOn } = await this.others.ask(trainedApi.lastTraining, { personId, topic: 'contract-law' });
    if (trainedOn === null || trainedOn < addDays(businessDate(at), -validDays))
      throw contractLawUntrained({ name, trainedOn, validDays, policy: policy.version });
  }
}
