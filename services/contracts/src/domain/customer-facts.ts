import { customerNotServed } from '@tradewind/contracts/contracts/quotes.api';
import type { CustomerView } from '@tradewind/contracts/customers/customers.api';

/** What an offer needs to know of a customer; asked of the customers service at the moment of decision. */
export type CustomerFacts = Pick<CustomerView, 'id' | 'no' | 'name' | 'org' | 'branch' | 'ownerId' | 'status' | 'tier' | 'creditCode' | 'address'>;

/** Nothing is offered to who is blocked, or merged into another file (CUS-36). */
export function assertServed({ name, status }: CustomerFacts): void {
  if (status === 'blocked' || status === 'merged') throw customerNotServed({ customer: name, status });
}
