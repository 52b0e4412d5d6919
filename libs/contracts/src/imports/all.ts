import { customersImports } from '../customers/customers.imports.js';
import type { Imports } from './imports.api.js';

/** Everything that comes in as files, by service. */
export const IMPORTS: readonly Imports[] = [customersImports];
