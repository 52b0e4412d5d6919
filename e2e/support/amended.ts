import { eventually } from '@tradewind/client/eventually';
import { amendmentsApi, type AmendmentView, type ProposeAmendment } from '@tradewind/contracts/contracts/amendments.api';
import { businessDate } from '@tradewind/domain/business-date';
import type { Cast } from './cast.ts';
import type { Player } from './company.ts';

const today = businessDate(new Date());
export const SIGNING = { signedOn: today, authority: 'legal-representative' } as const;
export const SEAL = { sealedOn: today, sealNo: '合同专用章-03', copies: 4 };

/** Who agrees to a contract and to what changes it, in order, by the example policy. */
export const reviewersIn = (cast: Cast): readonly (readonly [Player, string])[] => [
  [cast.manager, 'sales'],
  [cast.legal, 'legal'],
  [cast.hqFinance, 'finance'],
  [cast.auditor, 'audit'],
];

/** Agreed to by all and signed by both; gives the id. */
export async function signedAmendment(cast: Cast, contractId: string, wish: Omit<ProposeAmendment, 'reason'>): Promise<string> {
  const { id: amendmentId } = await cast.rep.call(amendmentsApi.draftAmendment, { contractId, reason: '工程量调整', ...wish });
  await cast.rep.call(amendmentsApi.submitAmendment, { amendmentId });
  for (const [who, step] of reviewersIn(cast)) await who.call(amendmentsApi.decideAmendment, { amendmentId, step, approve: true });
  await cast.assistant.call(amendmentsApi.signAmendment, { amendmentId, ...SIGNING, party: 'customer', signatory: '张经理' });
  await cast.assistant.call(amendmentsApi.signAmendment, { amendmentId, ...SIGNING, party: 'company', signatory: '李慧' });
  return amendmentId;
}

/** In effect: its order has followed. */
export async function amended(cast: Cast, contractId: string, wish: Omit<ProposeAmendment, 'reason'>): Promise<AmendmentView> {
  const amendmentId = await signedAmendment(cast, contractId, wish);
  await cast.office.call(amendmentsApi.sealAmendment, { amendmentId, ...SEAL });
  return eventually(async () => {
    const amendment = await cast.rep.call(amendmentsApi.getAmendment, { amendmentId });
    expect(amendment.status).toBe('effective');
    return amendment;
  });
}
