import type { Permission } from '@tradewind/contracts/permissions';
import { isWithin } from '@tradewind/kernel/actor';
import type { Held } from './holders.js';

/** Handler ≠ reviewer ≠ approver ≠ payer: no one person holds both of a pair over the same unit, by posts or as a deputy (ORG-14). */
export const SEPARATE_DUTIES: readonly (readonly [Permission, Permission])[] = [
  ['claim:decide-department', 'claim:pay'],
  ['claim:decide-finance', 'claim:pay'],
  ['claim:decide-leader', 'claim:pay'],
  ['claim:decide-department', 'claim:decide-finance'],
  ['bonus:approve', 'payout:pay'],
  ['month:close', 'payout:pay'],
  ['month:close', 'bonus:approve'],
  ['receipt:report', 'receipt:confirm'],
  ['credit:decide-sales', 'credit:decide-finance'],
  ['contract:sign', 'contract:seal'],
  ['contract:review-legal', 'contract:review-finance'],
  ['contract:write', 'contract:review-audit'],
  ['policy:propose', 'policy:approve'],
  ['product:manage', 'price:approve'],
  ['template:manage', 'template:approve'],
  ['template:manage', 'template:endorse'],
  ['template:endorse', 'template:approve'],
  ['contract:review-deviation-vp', 'contract:review-deviation-head-office'],
];

export interface Joined {
  readonly one: Held;
  readonly other: Held;
}

/** Pairs that one person holds both of. */
export const joinedDuties = (held: readonly Held[]): Joined[] =>
  SEPARATE_DUTIES.flatMap(([first, second]) =>
    held
      .filter(({ permission }) => permission === first)
      .flatMap((one) => held.filter(({ permission, org }) => permission === second && overlap(org, one.org)).map((other) => ({ one, other }))),
  );

const overlap = (a: string, b: string): boolean => isWithin(a, b) || isWithin(b, a);
