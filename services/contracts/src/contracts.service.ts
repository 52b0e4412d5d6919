import { amendmentsApi } from '@tradewind/contracts/contracts/amendments.api';
import { contractArchiveApi } from '@tradewind/contracts/contracts/contract-archive.api';
import { contractCopiesApi } from '@tradewind/contracts/contracts/contract-copies.api';
import { contractPapersApi } from '@tradewind/contracts/contracts/contract-papers.api';
import { contractEvidenceApi } from '@tradewind/contracts/contracts/contract-evidence.api';
import { contractTemplatesApi } from '@tradewind/contracts/contracts/contract-templates.api';
import { contractTermsApi } from '@tradewind/contracts/contracts/contract-terms.api';
import { contractsApi } from '@tradewind/contracts/contracts/contracts.api';
import { disputesApi } from '@tradewind/contracts/contracts/disputes.api';
import { partnerAgreementsApi } from '@tradewind/contracts/contracts/partner-agreements.api';
import { priceExceptionsApi } from '@tradewind/contracts/contracts/price-exceptions.api';
import { priceListsApi } from '@tradewind/contracts/contracts/price-lists.api';
import { terminationsApi } from '@tradewind/contracts/contracts/terminations.api';
import { productsApi } from '@tradewind/contracts/contracts/products.api';
import { proposalsApi } from '@tradewind/contracts/contracts/proposals.api';
import { quotesApi } from '@tradewind/contracts/contracts/quotes.api';
import { requirementReviewsApi } from '@tradewind/contracts/contracts/requirement-reviews.api';
import { serviceContractsApi } from '@tradewind/contracts/contracts/service-contracts.api';
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
import { PartnerAgreement } from './domain/partner-agreement.js';
import { PriceException } from './domain/price-exception.js';
import { PriceList } from './domain/price-list.js';
import { Product } from './domain/product.js';
import { Proposal } from './domain/proposal.js';
import { Quote } from './domain/quote.js';
import { ServiceContract } from './domain/service-contract.js';
import { Termination } from './domain/termination.js';
import { RequirementReview } from './domain/requirement-review.js';
import { PaperKey } from './paper/paper-key.entity.js';
import { MIGRATIONS } from './migrations/all.js';
import { REPLAY_APIS } from '@tradewind/contracts/policies/replays.api';

/** All agreed to what its clauses say otherwise, whatever became of it afterwards. */
const DEVIATED = `it."deviations" <> '[]'::jsonb AND it."status" IN ('approved', 'signed', 'effective', 'fulfilled', 'expired')`;
/** One that ran out had been allowed when the last of its rounds had agreed. */
const ALLOWED = `(it."status" = 'approved' OR it."status" IN ('withdrawn', 'expired') AND EXISTS (
  SELECT FROM jsonb_array_elements(it."review" -> 'steps') s
   WHERE s ->> 'decision' = 'approved' AND (s ->> 'round')::int = (SELECT max((r ->> 'round')::int) FROM jsonb_array_elements(it."review" -> 'steps') r)))`;

export const contractsService = defineService({
  name: 'contracts',
  module: ContractsModule,
  apis: [
    productsApi,
    priceListsApi,
    priceExceptionsApi,
    proposalsApi,
    quotesApi,
    requirementReviewsApi,
    contractTemplatesApi,
    contractsApi,
    amendmentsApi,
    contractTermsApi,
    terminationsApi,
    contractPapersApi,
    contractArchiveApi,
    contractCopiesApi,
    disputesApi,
    contractEvidenceApi,
    serviceContractsApi,
    partnerAgreementsApi,
    OPEN_WORK_APIS.contracts,
    PROCESSES_APIS.contracts,
    FACT_SOURCE_APIS.contracts,
    REPLAY_APIS.contracts,
  ],
  exports: contractsExports,
  entities: [
    ...[Product, PriceList, PriceException, Proposal, Quote, RequirementReview, ContractTemplate],
    ...[Contract, Amendment, Termination, ContractCopy, Dispute, PaperKey],
    ...[ServiceContract, PartnerAgreement],
  ],
  migrations: MIGRATIONS,
  exceptions: [
    { table: 'contract', earlier: 'earlierReviews', sets: { kind: 'guard', key: 'contract.deviation-unapproved', where: DEVIATED } },
    { table: 'price_exception', earlier: 'earlierReviews', sets: { kind: 'guard', key: 'quote.price-off-list', where: ALLOWED } },
  ],
  processes: true,
  openWork: [
    { kind: 'proposals', entity: Proposal, person: 'ownerId', over: ['accepted', 'dropped'] },
    { kind: 'quotes', entity: Quote, person: 'ownerId', over: ['accepted', 'declined', 'expired', 'superseded'] },
    { kind: 'price-exceptions', entity: PriceException, person: 'ownerId', over: ['withdrawn', 'expired'], reviewedIn: ['in-review', 'approved'] },
    { kind: 'amendments', entity: Amendment, person: 'ownerId', over: ['effective', 'void'], reviewedIn: ['in-review', 'approved'] },
    { kind: 'terminations', entity: Termination, person: 'ownerId', over: ['in-effect', 'void'], reviewedIn: ['in-review', 'approved'] },
    { kind: 'service-contracts', entity: ServiceContract, person: 'ownerId', over: ['expired', 'terminated', 'void'], reviewedIn: ['in-review', 'approved'] },
    { kind: 'partner-agreements', entity: PartnerAgreement, person: 'ownerId', over: ['expired', 'terminated', 'void'], reviewedIn: ['in-review', 'approved'] },
    { kind: 'requirement-reviews', entity: RequirementReview, person: 'ownerId', over: ['withdrawn'], reviewedIn: ['in-review', 'agreed'] },
    { kind: 'contracts', entity: Contract, person: 'ownerId', over: ['fulfilled', 'terminated'], reviewedIn: ['in-review', 'approved'] },
  ],
});
