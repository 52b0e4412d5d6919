import { returnVisitsApi } from '@tradewind/contracts/after-sales/return-visits.api';
import { serviceFilesApi } from '@tradewind/contracts/after-sales/service-files.api';
import { serviceStatisticsApi } from '@tradewind/contracts/after-sales/service-statistics.api';
import { surveysApi } from '@tradewind/contracts/after-sales/surveys.api';
import { ticketsApi } from '@tradewind/contracts/after-sales/tickets.api';
import { defineService } from '@tradewind/runtime/service-definition';
import { AfterSalesModule } from './after-sales.module.js';
import { ReturnVisit } from './domain/return-visit.js';
import { ServiceFile } from './domain/service-file.js';
import { Survey } from './domain/survey.js';
import { Ticket } from './domain/ticket.js';
import { MIGRATIONS } from './migrations/all.js';
import { CustomerReplica } from './replicas/customer-replica.entity.js';
import { PersonReplica } from './replicas/person-replica.entity.js';

export const afterSalesService = defineService({
  name: 'after-sales',
  module: AfterSalesModule,
  apis: [serviceFilesApi, ticketsApi, returnVisitsApi, surveysApi, serviceStatisticsApi],
  entities: [ServiceFile, Ticket, ReturnVisit, Survey, CustomerReplica, PersonReplica],
  migrations: MIGRATIONS,
});
