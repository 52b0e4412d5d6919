import { mandateMissing, partySigned, type PartySignatureView, type SignForParty } from '@tradewind/contracts/contracts/contract-signatures';
import { dayOutOfOrder, type SignatureView, type SignContract } from '@tradewind/contracts/contracts/contracts.api';
import { businessDate } from '@tradewind/domain/business-date';
import { speaksFor, type Actor } from '@tradewind/kernel/actor';

/** One more party has signed, by somebody who may bind it (CON-12). */
export function withSignature(before: readonly PartySignatureView[], given: SignForParty, recorder: Actor): PartySignatureView[] {
  const { party, signedOn, signatory, authority, mandateNo } = given;
  const signed = before.find((each) => each.party === party);
  if (signed) throw partySigned({ party, signedOn: signed.signedOn });
  if (authority === 'mandate' && !mandateNo) throw mandateMissing({ signatory });
  return [...before, { party, signedOn, signatory, authority, mandateNo: mandateNo ?? null, recordedBy: recorder.id, recordedByName: recorder.name }];
}

/** The contract's signature, on the later of the two days; null until both have signed. */
export function signatureOfBoth(signatures: readonly PartySignatureView[]): SignatureView | null {
  const customer = signatures.find(({ party }) => party === 'customer');
  const company = signatures.find(({ party }) => party === 'company');
  const last = signatures.at(-1);
  if (!customer || !company || !last) return null;
  const signedOn = customer.signedOn > company.signedOn ? customer.signedOn : company.signedOn;
  const { recordedBy, recordedByName } = last;
  return { signedOn, customerSignatory: customer.signatory, ourSignatory: company.signatory, recordedBy, recordedByName };
}

/** Both parties at once are one after the other, each by what right. */
export const oneByOne = (both: SignContract): readonly SignForParty[] => [
  {
    ...{ party: 'customer', signedOn: both.signedOn, signatory: both.customerSignatory, authority: both.customerAuthority ?? 'legal-representative' },
    ...(both.customerMandateNo !== undefined && { mandateNo: both.customerMandateNo }),
  },
  {
    ...{ party: 'company', signedOn: both.signedOn, signatory: both.ourSignatory, authority: both.ourAuthority ?? 'legal-representative' },
    ...(both.ourMandateNo !== undefined && { mandateNo: both.ourMandateNo }),
  },
];

interface Signed {
  readonly signatures: readonly PartySignatureView[];
  readonly signature: SignatureView | null;
}

/** Whether the keeper of the seal signed, or recorded a signature: then somebody else must seal (CON-08). */
export const isSignatory = (keeper: Actor, { signatures, signature }: Signed): boolean =>
  [...signatures, ...(signature ? [signature] : [])].some(({ recordedBy }) => speaksFor(keeper, recordedBy)) || keeper.name === signature?.ourSignatory;

/** What is wrong with the day of a step: nothing is done tomorrow, nor before the step before it. */
export function outOfOrder(on: string, earliest: string | null, at: Date): { readonly earliest: string; readonly today: string } | null {
  const today = businessDate(at);
  return on > today || (earliest !== null && on < earliest) ? { earliest: earliest ?? on, today } : null;
}

export function assertDayInOrder(what: string, on: string, earliest: string | null, at: Date): void {
  const wrong = outOfOrder(on, earliest, at);
  if (wrong) throw dayOutOfOrder({ what, on, ...wrong });
}
