import { hash } from 'node:crypto';
import { auditText, type AuditContent } from '@tradewind/persistence/audit-content';

/** A trace as it was read from the table. */
export interface Trace extends AuditContent {
  readonly position: string;
  readonly mark: string | null;
}

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export interface SignedHead extends Head {
  readonly branch: string;
  readonly at: Date;
  readonly keyId: string;
  readonly signature: string;
}

const sha256 = (text: string): string => hash('sha256', text);

/** Before the first link of a chain. */
export const beginningOf = (service: string, branch: string): Head => ({ seq: 0, hash: sha256(`tradewind audit v1\n${service}\n${branch}`) });

/** `SHA256(prev ‖ canonical(row))`; the place and the mark belong to the row. `text`: of the row, where it is at hand. */
export const linkHash = (before: string, row: Trace, text = auditText(row)): string => sha256([before, row.position, row.mark ?? '', text].join('\n'));

/** What the signature of a head stands under. */
export const headText = (service: string, { branch, seq, hash, at }: Omit<SignedHead, 'signature' | 'keyId'>): string =>
  ['tradewind audit head v1', service, branch, seq, hash, at.toISOString()].join('\n');
