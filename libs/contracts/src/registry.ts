import type { Api } from '@tradewind/kernel/operation';
import { AUDIT_APIS } from './audit/audit.api.js';
import { EVIDENCE_APIS } from './evidence/evidence.api.js';
import { EXPORTS } from './exports/all.js';
import { IMPORTS } from './imports/all.js';
import { personalCopiesApi } from './after-sales/personal-copies.api.js';
import { returnVisitsApi } from './after-sales/return-visits.api.js';
import { serviceFilesApi } from './after-sales/service-files.api.js';
import { serviceStatisticsApi } from './after-sales/service-statistics.api.js';
import { surveysApi } from './after-sales/surveys.api.js';
import { ticketsApi } from './after-sales/tickets.api.js';
import { contractArchiveApi } from './contracts/contract-archive.api.js';
import { contractCopiesApi } from './contracts/contract-copies.api.js';
import { contractPapersApi } from './contracts/contract-papers.api.js';
import { contractEvidenceApi } from './contracts/contract-evidence.api.js';
import { contractTemplatesApi } from './contracts/contract-templates.api.js';
import { amendmentsApi } from './contracts/amendments.api.js';
import { terminationsApi } from './contracts/terminations.api.js';
import { contractTermsApi } from './contracts/contract-terms.api.js';
import { contractsApi } from './contracts/contracts.api.js';
import { disputesApi } from './contracts/disputes.api.js';
import { partnerAgreementsApi } from './contracts/partner-agreements.api.js';
import { priceExceptionsApi } from './contracts/price-exceptions.api.js';
import { priceListsApi } from './contracts/price-lists.api.js';
import { productsApi } from './contracts/products.api.js';
import { proposalsApi } from './contracts/proposals.api.js';
import { quotesApi } from './contracts/quotes.api.js';
import { requirementReviewsApi } from './contracts/requirement-reviews.api.js';
import { serviceContractsApi } from './contracts/service-contracts.api.js';
import { creditApi as creditProfilesApi } from './customers/credit.api.js';
import { customersApi } from './customers/customers.api.js';
import { dataSubjectsApi } from './customers/data-subjects.api.js';
import { interactionsApi } from './customers/interactions.api.js';
import { leadsApi } from './customers/leads.api.js';
import { opportunitiesApi } from './customers/opportunities.api.js';
import { personalDataApi } from './customers/personal-data.api.js';
import { purchasesApi } from './customers/purchases.api.js';
import { budgetsApi } from './expenses/budgets.api.js';
import { claimsApi } from './expenses/claims.api.js';
import { payoutsApi } from './expenses/payouts.api.js';
import { supplementsApi } from './expenses/supplements.api.js';
import { approvalPathsApi } from './identity/approval-paths.api.js';
import { calendarsApi } from './identity/calendars.api.js';
import { delegationsApi } from './identity/delegations.api.js';
import { handOversApi } from './identity/hand-overs.api.js';
import { OPEN_WORK_APIS } from './identity/open-work.js';
import { organisationApi } from './identity/organisation.api.js';
import { trainingsApi } from './identity/trainings.api.js';
import { partnerAppsApi } from './identity/partner-apps.api.js';
import { unitsApi } from './identity/units.api.js';
import { signInApi } from './identity/sign-in.api.js';
import { bonusesApi } from './performance/bonuses.api.js';
import { factsApi } from './performance/facts.api.js';
import { monthsApi } from './performance/months.api.js';
import { scorecardsApi } from './performance/scorecards.api.js';
import { targetsApi } from './performance/targets.api.js';
import { creditApi as creditAccountsApi } from './orders/credit.api.js';
import { invoicesApi } from './orders/invoices.api.js';
import { ordersApi } from './orders/orders.api.js';
import { receiptsApi } from './orders/receipts.api.js';
import { receivablesApi } from './orders/receivables.api.js';
import { salesLedgerApi } from './orders/sales-ledger.api.js';
import { shipmentsApi } from './orders/shipments.api.js';
import { stockApi } from './orders/stock.api.js';
import { OPERATIONS_APIS } from './operations/operations.api.js';
import { policiesApi } from './policies/policies.api.js';
import { regulationsApi } from './policies/regulations.api.js';
import { simulationsApi } from './policies/simulations.api.js';
import { PROCESSES_APIS } from './processes/processes.api.js';

/** Every published operation of the platform. The gateway mounts it; tests and documents walk it. */
export const REGISTRY: readonly Api[] = [
  ...AUDIT_APIS,
  ...EVIDENCE_APIS,
  ...OPERATIONS_APIS,
  ...EXPORTS.map(({ api }) => api),
  ...IMPORTS.map(({ api }) => api),
  signInApi,
  organisationApi,
  unitsApi,
  delegationsApi,
  handOversApi,
  approvalPathsApi,
  calendarsApi,
  trainingsApi,
  ...Object.values(OPEN_WORK_APIS),
  ...Object.values(PROCESSES_APIS),
  partnerAppsApi,
  policiesApi,
  regulationsApi,
  simulationsApi,
  leadsApi,
  customersApi,
  personalDataApi,
  dataSubjectsApi,
  interactionsApi,
  opportunitiesApi,
  creditProfilesApi,
  purchasesApi,
  productsApi,
  priceListsApi,
  priceExceptionsApi,
  proposalsApi,
  quotesApi,
  requirementReviewsApi,
  contractTemplatesApi,
  contractsApi,
  contractTermsApi,
  amendmentsApi,
  terminationsApi,
  contractPapersApi,
  contractArchiveApi,
  contractCopiesApi,
  disputesApi,
  contractEvidenceApi,
  serviceContractsApi,
  partnerAgreementsApi,
  ordersApi,
  stockApi,
  shipmentsApi,
  receiptsApi,
  receivablesApi,
  invoicesApi,
  creditAccountsApi,
  salesLedgerApi,
  budgetsApi,
  supplementsApi,
  claimsApi,
  payoutsApi,
  serviceFilesApi,
  personalCopiesApi,
  ticketsApi,
  returnVisitsApi,
  surveysApi,
  serviceStatisticsApi,
  targetsApi,
  monthsApi,
  scorecardsApi,
  bonusesApi,
  factsApi,
];
