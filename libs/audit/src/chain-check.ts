import { AUDIT_COLUMNS } from '@tradewind/persistence/audit-content';
import type { AuditPublicKeys } from './audit-public-keys.js';
import { beginningOf, linkHash, type SignedHead, type Trace } from './chain.js';
import type { Finding, Tampering } from './finding.js';

export type Rows = <R extends object>(sql: string, parameters?: readonly unknown[]) => Promise<R[]>;

const BATCH = 5_000;

interface Sealed extends Trace {
  readonly seq: number;
  readonly hash: string;
  /** Where the seal says the trace stands; `position` is null when it is not there. */
  readonly sealedPosition: string;
}

/** A link that does not fit, kept until the end, when it can be said why. */
interface Misfit {
  readonly before: string;
  readonly row: Sealed;
}

/** Walks one branch's chain from its first link to its signed end (S14). Reads only. */
export class ChainCheck {
  private readonly findings: Finding[] = [];
  private readonly misfits: Misfit[] = [];
  private seq = 0;
  private before: string;
  private readonly heads = new Map<number, SignedHead[]>();
  private signedUntil = 0;

  constructor(
    private readonly service: string,
    private readonly branch: string,
    private readonly rows: Rows,
    private readonly keys: AuditPublicKeys,
  ) {
    this.before = beginningOf(service, branch).hash;
  }

  /** `kept` are the heads that another database has of this branch. */
  async run(kept: readonly SignedHead[]): Promise<readonly Finding[]> {
    this.trust(await this.ownHeads(), 'its own database');
    this.trust(kept, 'the other database');
    for (let batch = await this.batch(); batch.length > 0; batch = await this.batch()) for (const row of batch) this.take(row);
    for (const misfit of this.misfits) this.explain(misfit);
    this.checkEnd();
    return this.findings;
  }

  private async ownHeads(): Promise<SignedHead[]> {
    const heads = await this.rows<Omit<SignedHead, 'seq'> & { seq: string }>(
      `SELECT "branch", "seq"::text AS "seq", "hash", "at", "keyId", "signature" FROM "audit_head" WHERE "branch" = $1 ORDER BY "audit_head"."seq"`,
      [this.branch],
    );
    return heads.map((head) => ({ ...head, seq: parseInt(head.seq, 10) }));
  }

  private trust(heads: readonly SignedHead[], where: string): void {
    for (const head of heads) {
      if (this.keys.isSigned(this.service, head)) this.heads.set(head.seq, [...(this.heads.get(head.seq) ?? []), head]);
      else this.find('head forged', { seq: head.seq, detail: `the head of link ${head.seq} in ${where} does not bear a signature of the service` });
    }
    this.signedUntil = Math.max(0, ...this.heads.keys());
  }

  private async batch(): Promise<Sealed[]> {
    const rows = await this.rows<Omit<Sealed, 'seq'> & { seq: string }>(
      `SELECT s."seq"::text AS "seq", s."hash", s."position"::text AS "sealedPosition", ${AUDIT_COLUMNS}
         FROM "audit_seal" s LEFT JOIN "audit" a ON a."position" = s."position"
        WHERE s."branch" = $1 AND s."seq" > $2 ORDER BY s."seq" LIMIT ${BATCH}`,
      [this.branch, this.seq],
    );
    return rows.map((row) => ({ ...row, seq: parseInt(row.seq, 10) }));
  }

  private take(row: Sealed): void {
    const { seq, sealedPosition, hash } = row;
    if (seq !== this.seq + 1) this.find('deleted', { seq: this.seq + 1, detail: `links ${this.seq + 1} to ${seq - 1} are missing` });
    else if ((row.position as string | null) === null)
      this.find('deleted', { seq, position: sealedPosition, detail: `the row at position ${sealedPosition} is gone; link ${seq} had sealed it` });
    else if (linkHash(this.before, row) !== hash) this.misfits.push({ before: this.before, row });
    this.checkHeads(row);
    this.seq = seq;
    this.before = hash;
  }

  private checkHeads({ seq, hash }: Sealed): void {
    for (const head of this.heads.get(seq) ?? [])
      if (head.hash !== hash)
        this.find('edited', { seq, detail: `the chain up to link ${seq} was written anew: its signed head of ${head.at.toISOString()} has another hash` });
  }

  /** A row whose content fits another place was moved; one that fits nowhere was changed. */
  private explain({ before, row }: Misfit): void {
    const { seq, sealedPosition: position, hash } = row;
    const moved = this.misfits.find(
      (other) =>
        other.row !== row &&
        (linkHash(before, { ...other.row, position }) === hash || linkHash(before, other.row) === hash || linkHash(other.before, row) === hash),
    );
    if (moved) this.find('reordered', { seq, position, detail: `the row at position ${position} changed places with the one at ${moved.row.sealedPosition}` });
    else
      this.find('edited', {
        seq,
        position,
        detail: `the row at position ${position} (${row.action} of ${row.aggregateType} ${row.aggregateId}) is not what link ${seq} sealed`,
      });
  }

  private checkEnd(): void {
    if (this.seq < this.signedUntil)
      this.find('cut off', { seq: this.seq + 1, detail: `the chain ends at link ${this.seq}; a signed head says that it had ${this.signedUntil}` });
    if (this.seq > this.signedUntil)
      this.find('inserted', { seq: this.signedUntil + 1, detail: `links ${this.signedUntil + 1} to ${this.seq} stand beyond the last signed head` });
  }

  private find(kind: Tampering, { seq = null, position = null, detail }: { seq?: number | null; position?: string | null; detail: string }): void {
    this.findings.push({ service: this.service, branch: this.branch, kind, seq, position, detail });
  }
}
