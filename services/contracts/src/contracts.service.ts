import { amendmentsApi } from '@tradewind/contracts/contracts/amendments.api';
import { contractCopiesApi } from '@tradewind/contracts/contracts/contract-copies.api';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { contractTermsApi } from '@tradewind/contracts/contracts/contract-terms.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { disputesApi } from '@tradewind/contracts/contracts/disputes.api';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { terminationsApi } from '@tradewind/contracts/contracts/terminations.api';
import { productsApi } from '@tradewind/contracts/contracts/products.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { OPEN_WORK_APIS } from '@tradewind/contracts/identity/open-work';
import { FACT_SOURCE_APIS } from '@tradewind/contracts/performance/fact-sources';
import { PROCESSES_APIS } from '@tradewind/contracts/processes/processes.api';
import { contractsExports } from '@tradewind/contracts/contracts/contracts.exports';
import { defineService } from '@tradewind/runtime/service-definition';
import { ContractsModule } from './contracts.module.js';
import { Amendment } from './domain/amendment.js';
import { ContractCopy } from './domain/contract-copy.js';
import { ContractTemplate } from './domain/contract-template.js';
import { Contract } from './domain/contract.js';
import { Dispute } from './domain/dispute.js';
import { PriceException } from './domain/price-exception.js';
import { PriceList } from './domain/price-list.js';
import { Product } from './domain/product.js';
import { Quote } from './domain/quote.js';
import { Termination } from './domain/termination.js';
import { MIGRATIONS } from './migrations/all.js';

export const contractsService = defineService({
  name: 'contracts',
  module: ContractsModule,
  apis: [
    productsApi,
    priceListsApi,
    priceExceptionsApi,
    quotesApi,
    contractTemplatesApi,
    contractsApi,
    amendmentsApi,
    contractTermsApi,
    terminationsApi,
    contractCopiesApi,
    disputesApi,
    OPEN_WORK_APIS.contracts,
    PROCESSES_APIS.contracts,
    FACT_SOURCE_APIS.contracts,
  ],
  exports: contractsExports,
  entities: [Product, PriceList, PriceException, Quote, ContractTemplate, Contract, Amendment, Termination, ContractCopy, Dispute],
  migrations: MIGRATIONS,
  processes: true,
  openWork: [
    { kind: 'quotes', entity: Quote, person: 'ownerId', over: ['accepted', 'declined', 'expired', 'superseded'] },
    { kind: 'price-exceptions', entity: PriceException, person: 'ownerId', over: ['withdrawn', 'expired'], reviewedIn: ['in-review', 'approved'] },
    { kind: 'amendments', entity: Amendment, person: 'ownerId', over: ['effective', 'void'], reviewedIn: ['in-review', 'approved'] },
    { kind: 'terminations', entity: Termination, person: 'ownerId', over: ['in-effect', 'void'], reviewedIn: ['in-review', 'approved'] },
    { kind: 'contracts', entity: Contract, person: 'ownerId', over: ['fulfilled', 'terminated'], reviewedIn: ['in-review', 'approved'] },
  ],
});
