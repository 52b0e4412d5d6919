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
];
