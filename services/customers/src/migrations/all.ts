import { ExpandImports1767100000001 } from '@tradewind/imports/imports.migration';
import { CreateCustomers1763700000101 } from './1763700000101-create-customers.js';
import { ExpandCreditReviewClock1765100030001 } from './1765100030001-expand-credit-review-clock.js';
import { ExpandCustomerCare1766500030001 } from './1766500030001-expand-customer-care.js';
import { ExpandSearchByPairs1766900030001 } from './1766900030001-expand-search-by-pairs.js';
import { ExpandCustomersByOwner1767200040001 } from './1767200040001-expand-customers-by-owner.js';
import { ExpandSearchByPieces1767200040002 } from './1767200040002-expand-search-by-pieces.js';

export const MIGRATIONS = [
  CreateCustomers1763700000101,
  ExpandCreditReviewClock1765100030001,
  ExpandCustomerCare1766500030001,
  ExpandSearchByPairs1766900030001,
  ExpandImports1767100000001,
  ExpandCustomersByOwner1767200040001,
  ExpandSearchByPieces1767200040002,
];
