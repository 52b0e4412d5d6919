import type { AmendmentSealView, SealedPaper, SealUseView } from '@tradewind/contracts/contracts/contract-signatures';
import type { SealView } from '@tradewind/contracts/contracts/contracts.api';
import type { Amendment } from './domain/amendment.js';

/** What the seal was put on, as the register knows it. */
export interface SealedSubject {
  readonly id: string;
  readonly no: string | null;
  readonly customerName: string;
  readonly seal: SealView | null;
}

/** A line of the seal register; only what was sealed has one. */
export const sealUseView = (paper: SealedPaper, { id, no, customerName, seal }: SealedSubject, amendments: readonly Amendment[]): SealUseView => {
  if (no === null || seal === null) throw new Error(`${paper} ${id} was not sealed`);
  const own = amendments.filter(({ contractId }) => contractId === id).toSorted((a, b) => a.revision - b.revision || a.id.localeCompare(b.id));
  return { paper, id, contractNo: no, customerName, ...sealed(seal), amendments: own.flatMap(amendmentSealView) };
};

const amendmentSealView = ({ id, no, seal }: Amendment): AmendmentSealView[] =>
  no === null || seal === null ? [] : [{ id, amendmentNo: no, ...sealed(seal) }];

const sealed = ({ sealNo, sealedOn, copies, sealedBy, sealedByName }: SealView): SealView => ({ sealNo, sealedOn, copies, sealedBy, sealedByName });
