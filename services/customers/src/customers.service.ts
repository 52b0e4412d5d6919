import { creditApi } from '@tradewind/contracts/customers/credit.api';
import { customersApi } from '@tradewind/contracts/customers/customers.api';
import { dataSubjectsApi } from '@tradewind/contracts/customers/data-subjects.api';
import { interactionsApi } from '@tradewind/contracts/customers/interactions.api';
import { leadsApi } from '@tradewind/contracts/customers/leads.api';
import { opportunitiesApi } from '@tradewind/contracts/customers/opportunities.api';
import { personalDataApi } from '@tradewind/contracts/customers/personal-data.api';
import { purchasesApi } from '@tradewind/contracts/customers/purchases.api';
import { DataKey } from '@tradewind/personal-data/data-key.entity';
import { OPEN_WORK_APIS } from '@tradewind/contracts/identity/open-work';
import { customersImports } from '@tradewind/contracts/customers/customers.imports';
import { IMPORT_ENTITIES } from '@tradewind/imports/import-parts';
import { customersExports } from '@tradewind/contracts/customers/customers.exports';
import { defineService } from '@tradewind/runtime/service-definition';
import { CustomersModule } from './customers.module.js';
import { CreditProfile } from './domain/credit-profile.js';
import { Customer } from './domain/customer.js';
import { DataSubjectRequest } from './domain/data-subject-request.js';
import { Interaction } from './domain/interaction.js';
import { Lead } from './domain/lead.js';
import { Opportunity } from './domain/opportunity.js';
import { KnownCompanyKey } from './known-company.entity.js';
import { customersReadModels } from './customers.read-models.js';
import { MIGRATIONS } from './migrations/all.js';
import { Colleague } from './replicas/colleague.entity.js';
import { OrderCurrency } from './replicas/order-currency.entity.js';
import { OrgUnitReplica } from './replicas/org-unit-replica.entity.js';
import { Purchase } from './replicas/purchase.entity.js';
import { REPLAY_APIS } from '@tradewind/contracts/policies/replays.api';

export const customersService = defineService({
  name: 'customers',
  module: CustomersModule,
  apis: [
    leadsApi,
    customersApi,
    personalDataApi,
    dataSubjectsApi,
    opportunitiesApi,
    creditApi,
    purchasesApi,
    interactionsApi,
    customersImports.api,
    OPEN_WORK_APIS.customers,
    REPLAY_APIS.customers,
  ],
  exports: customersExports,
  readModels: customersReadModels,
  entities: [
    DataKey,
    DataSubjectRequest,
    Lead,
    Customer,
    Opportunity,
    CreditProfile,
    Interaction,
    KnownCompanyKey,
    Colleague,
    OrgUnitReplica,
    Purchase,
    OrderCurrency,
    ...IMPORT_ENTITIES,
  ],
  migrations: MIGRATIONS,
  exceptions: [{ table: 'credit_profile' }],
  openWork: [
    { kind: 'customers', entity: Customer, person: 'ownerId', personName: 'ownerName', over: ['merged'] },
    { kind: 'leads', entity: Lead, person: 'ownerId', personName: 'ownerName', over: ['converted', 'disqualified'] },
    { kind: 'opportunities', entity: Opportunity, person: 'ownerId' },
    { kind: 'credit-profiles', entity: CreditProfile, person: 'ownerId', reviewedIn: ['in-review'] },
  ],
});
