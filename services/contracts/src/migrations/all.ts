import { CreateContracts1763701000001 } from './1763701000001-create-contracts.js';
import { ContractKnowsItsOrder1764600010001 } from './1764600010001-contract-knows-its-order.js';
import { ExpandContractReviewClock1765100010001 } from './1765100010001-expand-contract-review-clock.js';
import { ExpandContractDeviations1765200010001 } from './1765200010001-expand-contract-deviations.js';
import { ExpandContractTracking1765200010002 } from './1765200010002-expand-contract-tracking.js';
import { ExpandDisputes1765200010003 } from './1765200010003-expand-disputes.js';
import { ExpandPriceExceptions1765600010001 } from './1765600010001-expand-price-exceptions.js';
import { ExpandAmendments1766100010001 } from './1766100010001-expand-amendments.js';
import { ExpandContractRevision1766100010002 } from './1766100010002-expand-contract-revision.js';
import { ExpandTerminations1766100010003 } from './1766100010003-expand-terminations.js';
import { ExpandContractTerm1766100010004 } from './1766100010004-expand-contract-term.js';
import { ExpandPaperKey1766200010001 } from './1766200010001-expand-paper-key.js';
import { ExpandContractCopyClock1766200010002 } from './1766200010002-expand-contract-copy-clock.js';
import { ExpandTemplateExplanations1766200010003 } from './1766200010003-expand-template-explanations.js';
import { ExpandRequirementReviews1766400010001 } from './1766400010001-expand-requirement-reviews.js';
import { ExpandProposals1766400010002 } from './1766400010002-expand-proposals.js';
import { ExpandNegotiations1766400010003 } from './1766400010003-expand-negotiations.js';
import { ExpandAgreements1766600010001 } from './1766600010001-expand-agreements.js';
import { ExpandTemplateKinds1766600010002 } from './1766600010002-expand-template-kinds.js';
import { ExpandContractEditions1766700010001 } from './1766700010001-expand-contract-editions.js';
import { ExpandTerminationKept1766700020001 } from './1766700020001-expand-termination-kept.js';
import { ExpandPriceListsByScope1767000010001 } from './1767000010001-expand-price-lists-by-scope.js';
import { ExpandQuotesPricedFrom1767000010002 } from './1767000010002-expand-quotes-priced-from.js';
import { ExpandPriceListState1767300010001 } from './1767300010001-expand-price-list-state.js';

export const MIGRATIONS = [
  CreateContracts1763701000001,
  ContractKnowsItsOrder1764600010001,
  ExpandContractReviewClock1765100010001,
  ExpandContractDeviations1765200010001,
  ExpandContractTracking1765200010002,
  ExpandDisputes1765200010003,
  ExpandPriceExceptions1765600010001,
  ExpandAmendments1766100010001,
  ExpandContractRevision1766100010002,
  ExpandTerminations1766100010003,
  ExpandContractTerm1766100010004,
  ExpandPaperKey1766200010001,
  ExpandContractCopyClock1766200010002,
  ExpandTemplateExplanations1766200010003,
  ExpandRequirementReviews1766400010001,
  ExpandProposals1766400010002,
  ExpandNegotiations1766400010003,
  ExpandAgreements1766600010001,
  ExpandTemplateKinds1766600010002,
  ExpandContractEditions1766700010001,
  ExpandTerminationKept1766700020001,
  ExpandPriceListsByScope1767000010001,
  ExpandQuotesPricedFrom1767000010002,
  ExpandPriceListState1767300010001,
];
