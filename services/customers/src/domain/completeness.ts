import { STANDARD_FIELDS, type StandardField } from '@tradewind/contracts/customers/customers.api';
import type { Customer } from './customer.js';

export interface Completeness {
  /** Filled standard fields as a share of all, 2 decimals. */
  readonly share: string;
  readonly missing: readonly StandardField[];
}

/** How complete a customer file is by the company's standard (CUS-05). */
export function completenessOf(customer: Customer): Completeness {
  const filled: Readonly<Record<StandardField, boolean>> = {
    creditCode: customer.creditCode !== null,
    creditCodeVerified: customer.creditCodeVerified,
    industry: customer.industry !== null,
    address: customer.address !== null,
    needs: customer.needs !== null,
    contact: customer.contacts.some(({ erasedAt }) => erasedAt === null),
    contactPhone: customer.contacts.some(({ phone }) => phone !== null),
  };
  const missing = STANDARD_FIELDS.filter((field) => !filled[field]);
  return { share: (1 - missing.length / STANDARD_FIELDS.length).toFixed(2), missing };
}
