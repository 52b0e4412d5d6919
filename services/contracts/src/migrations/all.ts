import { CreateContracts1763701000001 } from './1763701000001-create-contracts.js';

export const MIGRATIONS = [CreateContracts1763701000001];
