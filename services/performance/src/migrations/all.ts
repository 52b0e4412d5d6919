import { CreatePerformance1763710000001 } from './1763710000001-create-performance.js';

export const MIGRATIONS = [CreatePerformance1763710000001];
