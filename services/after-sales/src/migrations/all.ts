import { CreateAfterSales1763700060001 } from './1763700060001-create-after-sales.js';

export const MIGRATIONS = [CreateAfterSales1763700060001];
