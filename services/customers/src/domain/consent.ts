import type { Purpose } from '@tradewind/contracts/customers/customers.api';
import { consentInFuture, consentMissing, type RecordContactConsent } from '@tradewind/contracts/customers/personal-data.api';
import { businessDate } from '@tradewind/domain/business-date';
import type { Actor } from '@tradewind/kernel/actor';

/** One entry of the consent register of a person. Entries are added, never changed: what held when can always be shown. */
export interface Consent {
  readonly purpose: Purpose;
  readonly given: boolean;
  /** Business date on which the person said so. */
  readonly on: string;
  readonly source: string;
  readonly recordedBy: string;
  readonly recordedAt: string;
}

/** What performing a contract needs may be done until the person objects; for everything else they have agreed before (PIPL 13, 14, 23). */
export const BASIS: Readonly<Record<Purpose, 'contract' | 'consent'>> = { contract: 'contract', care: 'contract', marketing: 'consent', logistics: 'consent' };

export function recordedConsent({ purpose, given, on, source }: RecordContactConsent, by: Actor, at: Date): Consent {
  if (on > businessDate(at)) throw consentInFuture({ on });
  return { purpose, given, on, source, recordedBy: by.id, recordedAt: at.toISOString() };
}

/** Since when the purpose is agreed to (null: by contract); refuses where it is not. */
export function assertAgreed(consents: readonly Consent[], purpose: Purpose): string | null {
  const last = consents.findLast((consent) => consent.purpose === purpose);
  if (last ? !last.given : BASIS[purpose] === 'consent') throw consentMissing({ purpose });
  return last?.on ?? null;
}
