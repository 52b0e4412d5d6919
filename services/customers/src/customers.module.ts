import { Module } from '@nestjs/common';
import { Approvers } from '@tradewind/approvals/approvers';
import { customersImports } from '@tradewind/contracts/customers/customers.imports';
import { importParts } from '@tradewind/imports/import-parts';
import { Colleagues } from './colleagues.js';
import { CompanyRegister } from './company-register.js';
import { CreditController } from './credit.controller.js';
import { CreditProfileRepository } from './credit-profile.repository.js';
import { CustomerFiles } from './customer-files.js';
import { CustomerRepository } from './customer.repository.js';
import { CustomerIntake } from './customer-intake.js';
import { CustomersController } from './customers.controller.js';
import { DataSubjectRequestRepository } from './data-subject-request.repository.js';
import { DataSubjectsController } from './data-subjects.controller.js';
import { InteractionRepository } from './interaction.repository.js';
import { InteractionsController } from './interactions.controller.js';
import { LeadConversion } from './lead-conversion.js';
import { LeadRepository } from './lead.repository.js';
import { LeadsController } from './leads.controller.js';
import { OpportunitiesController } from './opportunities.controller.js';
import { OpportunityRepository } from './opportunity.repository.js';
import { PersonalDataModule } from '@tradewind/personal-data/personal-data.module';
import { People } from './people.js';
import { PersonalDataExports } from './personal-data-exports.js';
import { PersonalDataController } from './personal-data.controller.js';
import { PurchasesController } from './purchases.controller.js';
import { PurchasesQueries } from './purchases.queries.js';
import { ActivateCustomer } from './reactions/activate-customer.reaction.js';
import { CompleteErasure } from './reactions/complete-erasure.reaction.js';
import { HoldCredit } from './reactions/hold-credit.reaction.js';
import { WinOpportunity } from './reactions/win-opportunity.reaction.js';
import { OrganisationReplica } from './replicas/organisation.replica.js';
import { PurchasesProjection } from './replicas/purchases.projection.js';
import { ContactClocksWatch } from './watches/contact-clocks.watch.js';
import { ReviewClocksWatch } from './watches/review-clocks.watch.js';
import { customersReplays } from './replays.js';
import { replayController } from '@tradewind/runtime/replay.controller';

const importing = importParts(customersImports, CustomerIntake);

@Module({
  imports: [PersonalDataModule],
  controllers: [
    replayController('customers', customersReplays),
    PersonalDataController,
    DataSubjectsController,
    LeadsController,
    CustomersController,
    OpportunitiesController,
    CreditController,
    PurchasesController,
    InteractionsController,
    ...importing.controllers,
  ],
  providers: [
    LeadRepository,
    CustomerRepository,
    OpportunityRepository,
    CreditProfileRepository,
    Approvers,
    ReviewClocksWatch,
    ContactClocksWatch,
    InteractionRepository,
    CompanyRegister,
    People,
    PersonalDataExports,
    DataSubjectRequestRepository,
    CompleteErasure,
    CustomerFiles,
    LeadConversion,
    Colleagues,
    PurchasesQueries,
    WinOpportunity,
    ActivateCustomer,
    HoldCredit,
    OrganisationReplica,
    PurchasesProjection,
    ...importing.providers,
  ],
})
export class CustomersModule {}
