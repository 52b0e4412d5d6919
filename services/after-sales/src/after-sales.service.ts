import { personalCopiesApi } from '@tradewind/contracts/after-sales/personal-copies.api';
import { returnVisitsApi } from '@tradewind/contracts/after-sales/return-visits.api';
import { serviceFileOpeningApi } from '@tradewind/contracts/after-sales/service-file-opening.api';
import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { serviceStatisticsApi } from '@tradewind/contracts/after-sales/service-statistics.api';
import { surveysApi } from '@tradewind/contracts/after-sales/surveys.api';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { OPEN_WORK_APIS } from '@tradewind/contracts/identity/open-work';
import { FACT_SOURCE_APIS } from '@tradewind/contracts/performance/fact-sources';
import { DataKey } from '@tradewind/personal-data/data-key.entity';
import { afterSalesExports } from '@tradewind/contracts/after-sales/after-sales.exports';
import { defineService } from '@tradewind/runtime/service-definition';
import { AfterSalesModule } from './after-sales.module.js';
import { Erasure } from './domain/erasure.js';
import { ReturnVisit } from './domain/return-visit.js';
import { ServiceFile } from './domain/service-file.js';
import { Survey } from './domain/survey.js';
import { Ticket } from './domain/ticket.js';
import { afterSalesReadModels } from './after-sales.read-models.js';
import { MIGRATIONS } from './migrations/all.js';
import { CustomerReplica } from './replicas/customer-replica.entity.js';
import { PersonReplica } from './replicas/person-replica.entity.js';
import { ServiceContractReplica } from './replicas/service-contract-replica.entity.js';

export const afterSalesService = defineService({
  name: 'after-sales',
  module: AfterSalesModule,
  apis: [
    personalCopiesApi,
    serviceFilesApi,
    ticketsApi,
    returnVisitsApi,
    surveysApi,
    serviceStatisticsApi,
    serviceFileOpeningApi,
    OPEN_WORK_APIS['after-sales'],
    FACT_SOURCE_APIS['after-sales'],
  ],
  exports: afterSalesExports,
  readModels: afterSalesReadModels,
  entities: [DataKey, Erasure, ServiceFile, Ticket, ReturnVisit, Survey, CustomerReplica, PersonReplica, ServiceContractReplica],
  migrations: MIGRATIONS,
  openWork: [
    { kind: 'tickets-handled', entity: Ticket, person: 'handlerId', personName: 'handlerName', over: ['closed'] },
    { kind: 'tickets', entity: Ticket, person: 'ownerId', also: ['salesRepId'], over: ['closed'] },
    { kind: 'return-visits', entity: ReturnVisit, person: 'ownerId', over: ['done'] },
    { kind: 'surveys', entity: Survey, person: 'ownerId', also: ['salesRepId'], over: ['scored'] },
    { kind: 'service-files', entity: ServiceFile, person: 'ownerId', also: ['salesRepId'] },
  ],
});
