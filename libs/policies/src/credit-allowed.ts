import { creditLimitTooHigh, creditTermTooLong, guaranteeNeeded } from '@tradewind/contracts/customers/credit.api';
import { Money } from '@tradewind/domain/money';
import type { CreditPolicy } from './kinds.js';

/** What a credit would be. */
interface Wished {
  readonly limit: string;
  readonly termDays: number;
  readonly guarantee: string | null;
}

/** CUS-30, CUS-31: what the policy does not allow is not even put to review. */
export function assertCreditAllowed({ limit, termDays, guarantee }: Wished, { highestLimit, longestTermDays, guaranteeFrom }: CreditPolicy): void {
  if (Money.of(limit).exceeds(Money.of(highestLimit))) throw creditLimitTooHigh({ limit, highest: highestLimit });
  if (termDays > longestTermDays) throw creditTermTooLong({ termDays, longest: longestTermDays });
  if (guarantee === null && Money.of(limit).covers(Money.of(guaranteeFrom))) throw guaranteeNeeded({ limit, guaranteeFrom });
}
