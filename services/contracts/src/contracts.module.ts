import { Module } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { factsAnnouncedController } from '@tradewind/runtime/facts-announced.controller';
import { AmendmentRepository } from './amendment.repository.js';
import { AmendmentsController } from './amendments.controller.js';
import { ContractArchiveController } from './contract-archive.controller.js';
import { ContractLawTraining } from './contract-law-training.js';
import { ContractCopiesController } from './contract-copies.controller.js';
import { ContractCopyRepository } from './contract-copy.repository.js';
import { ContractEvidenceController } from './contract-evidence.controller.js';
import { ContractRepository } from './contract.repository.js';
import { ContractPapersController } from './contract-papers.controller.js';
import { ContractTemplateRepository } from './contract-template.repository.js';
import { ContractTemplatesController } from './contract-templates.controller.js';
import { ContractsController } from './contracts.controller.js';
import { DisputeRepository } from './dispute.repository.js';
import { DisputesController } from './disputes.controller.js';
import { ContractTermsController } from './contract-terms.controller.js';
import { RenewalReminders } from './renewal-reminders.js';
import { ContractTermsWatch } from './watches/contract-terms.watch.js';
import { ContractPapers } from './paper/contract-papers.js';
import { PaperKeys } from './paper/paper-keys.js';
import { PaperPress } from './paper/paper-press.js';
import { PartnerAgreementRepository } from './partner-agreement.repository.js';
import { PartnerAgreementsController } from './partner-agreements.controller.js';
import { PriceBook } from './price-book.js';
import { PriceExceptionRepository } from './price-exception.repository.js';
import { PriceExceptionsController } from './price-exceptions.controller.js';
import { PriceListRepository } from './price-list.repository.js';
import { PriceListsController } from './price-lists.controller.js';
import { ContractAmendment } from './processes/contract-amendment.process.js';
import { ContractTermination } from './processes/contract-termination.process.js';
import { ContractOrder } from './processes/contract-order.process.js';
import { ProductRepository } from './product.repository.js';
import { ProductsController } from './products.controller.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposalsController } from './proposals.controller.js';
import { QuoteRepository } from './quote.repository.js';
import { QuotesController } from './quotes.controller.js';
import { FulfilContractReaction } from './reactions/fulfil-contract.reaction.js';
import { OpenMattersFollowTheCustomerReaction } from './reactions/open-matters-follow-the-customer.reaction.js';
import { MilestonesWatch } from './watches/milestones.watch.js';
import { TerminationRepository } from './termination.repository.js';
import { TerminationsController } from './terminations.controller.js';
import { ContractCopiesWatch } from './watches/contract-copies.watch.js';
import { RequirementReviewRepository } from './requirement-review.repository.js';
import { RequirementReviewsController } from './requirement-reviews.controller.js';
import { ServiceContractRepository } from './service-contract.repository.js';
import { SealRegisterController } from './seal-register.controller.js';
import { ServiceContractsController } from './service-contracts.controller.js';
import { Stores } from './stores.js';
import { AgreementTermsWatch } from './watches/agreement-terms.watch.js';
import { PriceExceptionValidityWatch } from './watches/price-exception-validity.watch.js';
import { PriceListSuccessionWatch } from './watches/price-list-succession.watch.js';
import { QuoteValidityWatch } from './watches/quote-validity.watch.js';
import { ReviewClocksWatch } from './watches/review-clocks.watch.js';
import { contractsReplays } from './replays.js';
import { replayController } from '@tradewind/runtime/replay.controller';

@Module({
  controllers: [
    replayController('contracts', contractsReplays),
    ProductsController,
    PriceListsController,
    PriceExceptionsController,
    ProposalsController,
    QuotesController,
    RequirementReviewsController,
    ContractTemplatesController,
    ContractsController,
    AmendmentsController,
    TerminationsController,
    ContractTermsController,
    ContractPapersController,
    ContractArchiveController,
    ContractCopiesController,
    DisputesController,
    ContractEvidenceController,
    SealRegisterController,
    ServiceContractsController,
    PartnerAgreementsController,
    factsAnnouncedController('contracts'),
  ],
  providers: [
    ProductRepository,
    PriceListRepository,
    PriceExceptionRepository,
    PriceBook,
    Stores,
    ProposalRepository,
    QuoteRepository,
    RequirementReviewRepository,
    ContractTemplateRepository,
    ContractRepository,
    ContractCopyRepository,
    PaperKeys,
    PaperPress,
    ContractPapers,
    DisputeRepository,
    ContractOrder,
    AmendmentRepository,
    ContractAmendment,
    TerminationRepository,
    ContractTermination,
    RenewalReminders,
    ContractLawTraining,
    ContractTermsWatch,
    FulfilContractReaction,
    OpenMattersFollowTheCustomerReaction,
    QuoteValidityWatch,
    PriceListSuccessionWatch,
    PriceExceptionValidityWatch,
    Approvers,
    ReviewClocksWatch,
    MilestonesWatch,
    ContractCopiesWatch,
    ServiceContractRepository,
    PartnerAgreementRepository,
    AgreementTermsWatch,
  ],
})
export class ContractsModule {}
