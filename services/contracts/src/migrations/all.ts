import { CreateContracts1763701000001 } from './1763701000001-create-contracts.js';
import { ContractKnowsItsOrder1764600010001 } from './1764600010001-contract-knows-its-order.js';
import { ContractReviewsHaveClocks1764800010001 } from './1764800010001-contract-reviews-have-clocks.js';

export const MIGRATIONS = [CreateContracts1763701000001, ContractKnowsItsOrder1764600010001, ContractReviewsHaveClocks1764800010001];
