import type { Api } from '@tradewind/kernel/operation';
import { returnVisitsApi } from './after-sales/return-visits.api.js';
import { serviceFilesApi } from './after-sales/service-files.api.js';
import { serviceStatisticsApi } from './after-sales/service-statistics.api.js';
import { surveysApi } from './after-sales/surveys.api.js';
import { ticketsApi } from './after-sales/tickets.api.js';
import { contractCopiesApi } from './contracts/contract-copies.api.js';
import { contractTemplatesApi } from './contracts/contract-templates.api.js';
import { contractsApi } from './contracts/contracts.api.js';
import { priceListsApi } from './contracts/price-lists.api.js';
import { productsApi } from './contracts/products.api.js';
import { quotesApi } from './contracts/quotes.api.js';
import { budgetsApi } from './expenses/budgets.api.js';
import { claimsApi } from './expenses/claims.api.js';
import { supplementsApi } from './expenses/supplements.api.js';
import { organisationApi } from './identity/organisation.api.js';
import { signInApi } from './identity/sign-in.api.js';
import { policiesApi } from './policies/policies.api.js';

/** Every published operation of the platform. The gateway mounts it; tests and documents walk it. */
export const REGISTRY: readonly Api[] = [
  signInApi,
  organisationApi,
  policiesApi,
  productsApi,
  priceListsApi,
  quotesApi,
  contractTemplatesApi,
  contractsApi,
  contractCopiesApi,
  budgetsApi,
  supplementsApi,
  claimsApi,
  serviceFilesApi,
  ticketsApi,
  returnVisitsApi,
  surveysApi,
  serviceStatisticsApi,
];
