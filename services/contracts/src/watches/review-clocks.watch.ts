import { Injectable } from '@nestjs/common';
import { escalateDue, reviewed, type Reviewed } from '@tradewind/approvals/escalating';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { AmendmentRepository } from '../amendment.repository.js';
import { ContractRepository } from '../contract.repository.js';
import { TerminationRepository } from '../termination.repository.js';
import { PriceExceptionRepository } from '../price-exception.repository.js';
import { PartnerAgreementRepository } from '../partner-agreement.repository.js';
import { RequirementReviewRepository } from '../requirement-review.repository.js';
import { ServiceContractRepository } from '../service-contract.repository.js';

const OPEN_OR_ENDING = ['in-review', 'ending'];

/** Escalates the steps of reviews that wait longer than the policy lets them (ORG-07). */
@Injectable()
export class ReviewClocksWatch {
  private readonly all: readonly Reviewed[];

  constructor(
    private readonly db: Database,
    contracts: ContractRepository,
    exceptions: PriceExceptionRepository,
    amendments: AmendmentRepository,
    terminations: TerminationRepository,
    requirementReviews: RequirementReviewRepository,
    serviceContracts: ServiceContractRepository,
    partnerAgreements: PartnerAgreementRepository,
  ) {
    this.all = [
      reviewed('contract', contracts),
      reviewed('price_exception', exceptions),
      reviewed('amendment', amendments),
      reviewed('termination', terminations),
      reviewed('requirement_review', requirementReviews),
      reviewed('service_contract', serviceContracts, OPEN_OR_ENDING),
      reviewed('partner_agreement', partnerAgreements, OPEN_OR_ENDING),
    ];
  }

  @Watches(1000)
  escalate(at: Date): Promise<void> {
    return escalateDue(this.db, this.all, at);
  }
}
