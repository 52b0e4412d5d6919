import { CreateAfterSales1763700060001 } from './1763700060001-create-after-sales.js';
import { ExpandServiceContracts1766600020001 } from './1766600020001-expand-service-contracts.js';

export const MIGRATIONS = [CreateAfterSales1763700060001, ExpandServiceContracts1766600020001];
