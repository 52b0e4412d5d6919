import { Injectable } from '@nestjs/common';
import { escalateDue } from '@tradewind/approvals/escalating';
import { Watches } from '@tradewind/messaging/watches';
import { Database } from '@tradewind/persistence/database';
import { AmendmentRepository } from '../amendment.repository.js';
import { ContractRepository } from '../contract.repository.js';
import { TerminationRepository } from '../termination.repository.js';
import { PriceExceptionRepository } from '../price-exception.repository.js';
import { PartnerAgreementRepository } from '../partner-agreement.repository.js';
import { RequirementReviewRepository } from '../requirement-review.repository.js';
import { ServiceContractRepository } from '../service-contract.repository.js';

/** Escalates the steps of reviews that wait longer than the policy lets them (ORG-07). */
@Injectable()
export class ReviewClocksWatch {
  constructor(
    private readonly db: Database,
    private readonly contracts: ContractRepository,
    private readonly exceptions: PriceExceptionRepository,
    private readonly amendments: AmendmentRepository,
    private readonly terminations: TerminationRepository,
    private readonly requirementReviews: RequirementReviewRepository,
    private readonly serviceContracts: ServiceContractRepository,
    private readonly partnerAgreements: PartnerAgreementRepository,
  ) {}

  @Watches(1000)
  async escalate(at: Date): Promise<void> {
    await escalateDue({ db: this.db, repository: this.contracts, table: 'contract' }, at);
    await escalateDue({ db: this.db, repository: this.exceptions, table: 'price_exception' }, at);
    await escalateDue({ db: this.db, repository: this.amendments, table: 'amendment' }, at);
    await escalateDue({ db: this.db, repository: this.terminations, table: 'termination' }, at);
    await escalateDue({ db: this.db, repository: this.requirementReviews, table: 'requirement_review' }, at);
    const status = ['in-review', 'ending'];
    await escalateDue({ db: this.db, repository: this.serviceContracts, table: 'service_contract', status }, at);
    await escalateDue({ db: this.db, repository: this.partnerAgreements, table: 'partner_agreement', status }, at);
  }
}
