import { CreateOrganisation1763700000001 } from './1763700000001-create-organisation.js';

export const MIGRATIONS = [CreateOrganisation1763700000001];
