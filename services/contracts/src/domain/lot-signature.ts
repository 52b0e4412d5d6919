import { lotSignedByAnother, type SignForParty } from '@tradewind/contracts/contracts/contract-signatures';
import type { AgreedLine } from '@tradewind/contracts/contracts/contracts.events';
import { covers, reachOf, type Actor } from '@tradewind/kernel/actor';
import type { PriceException } from './price-exception.js';

/** The contract whose lines may stand under price exceptions. */
interface Selling {
  readonly org: string;
  readonly ownerId: string;
  readonly lines: readonly AgreedLine[];
}

/** A lot that is sold as a whole (处理产品包销) binds the company by the hand of the sales manager alone: who holds that duty signs, and for nobody else (CON-10). */
export function assertSignedByManager(contract: Selling, exceptions: readonly PriceException[], given: SignForParty, recorder: Actor): void {
  const named = contract.lines.flatMap(({ priceExceptionId }) => priceExceptionId ?? []);
  const unknown = named.filter((id) => !exceptions.some((exception) => exception.id === id));
  if (unknown.length > 0) throw new Error(`Whether it sells a lot cannot be told without the price exceptions ${unknown.join(', ')}`);
  const isLot = exceptions.some(({ id, kind }) => kind === 'exclusive-lot' && named.includes(id));
  if (!isLot || given.party !== 'company') return;
  const isManager = covers(reachOf(recorder, 'contract:sign-lot'), contract);
  if (!isManager || given.signatory !== recorder.name) throw lotSignedByAnother({ signatory: given.signatory });
}
