import { Module } from '@nestjs/common';
import { factsAnnouncedController } from '@tradewind/runtime/facts-announced.controller';
import { PersonalDataModule } from '@tradewind/personal-data/personal-data.module';
import { ErasureRepository } from './erasure.repository.js';
import { PersonalCopiesController } from './personal-copies.controller.js';
import { EraseCopies } from './reactions/erase-copies.reaction.js';
import { OpenServiceFileReaction } from './reactions/open-service-file.reaction.js';
import { CustomerReplicas } from './replicas/customer-replicas.js';
import { PersonReplicas } from './replicas/person-replicas.js';
import { ServiceContractReplicas } from './replicas/service-contract-replicas.js';
import { Reporters } from './reporters.js';
import { ReturnVisitRepository } from './return-visit.repository.js';
import { ReturnVisitQueries } from './return-visits.queries.js';
import { ReturnVisitsController } from './return-visits.controller.js';
import { ServiceFileCabinet } from './service-file-cabinet.js';
import { ServiceFileOpeningController } from './service-file-opening.controller.js';
import { ServiceFileRepository } from './service-file.repository.js';
import { ServiceFilesController } from './service-files.controller.js';
import { ServiceStatisticsController } from './service-statistics.controller.js';
import { ServiceStatisticsQueries } from './service-statistics.queries.js';
import { SurveyRepository } from './survey.repository.js';
import { SurveysController } from './surveys.controller.js';
import { TicketHandlers } from './ticket-handlers.js';
import { TicketRepository } from './ticket.repository.js';
import { TicketSubjects } from './ticket-subjects.js';
import { TicketsController } from './tickets.controller.js';
import { MissedVisitsWatch } from './watches/missed-visits.watch.js';
import { TicketClocksWatch } from './watches/ticket-clocks.watch.js';

@Module({
  imports: [PersonalDataModule],
  controllers: [
    PersonalCopiesController,
    ServiceFilesController,
    ServiceFileOpeningController,
    TicketsController,
    ReturnVisitsController,
    SurveysController,
    ServiceStatisticsController,
    factsAnnouncedController('after-sales'),
  ],
  providers: [
    ServiceFileRepository,
    TicketRepository,
    ReturnVisitRepository,
    SurveyRepository,
    ReturnVisitQueries,
    ServiceStatisticsQueries,
    Reporters,
    ErasureRepository,
    EraseCopies,
    TicketSubjects,
    TicketHandlers,
    ServiceFileCabinet,
    OpenServiceFileReaction,
    CustomerReplicas,
    PersonReplicas,
    ServiceContractReplicas,
    TicketClocksWatch,
    MissedVisitsWatch,
  ],
})
export class AfterSalesModule {}
