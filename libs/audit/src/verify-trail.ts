import { AUDIT_COLUMNS, auditText } from '@tradewind/persistence/audit-content';
import type { AuditKey } from '@tradewind/persistence/audit-key';
import type { AuditPublicKeys } from './audit-public-keys.js';
import { ChainCheck, type Rows } from './chain-check.js';
import type { SignedHead, Trace } from './chain.js';
import type { Finding } from './finding.js';

/** What verifying one service's trail needs. */
export interface Trail {
  readonly service: string;
  readonly rows: Rows;
  /** The database that keeps this service's heads. */
  readonly keeper: Rows;
  readonly publicKeys: AuditPublicKeys;
  /** Where it is at hand, a trace that waits to be sealed can be told from one that somebody put there. */
  readonly key?: AuditKey | undefined;
}

export interface Verified {
  readonly links: number;
  readonly findings: readonly Finding[];
}

/** Checks a service's whole audit trail against its chain, its signed heads and the heads kept elsewhere (S14). */
export async function verifyTrail(trail: Trail): Promise<Verified> {
  const { service, rows, publicKeys } = trail;
  const kept = await keptHeads(trail);
  const sealed = await rows<{ branch: string }>(`SELECT "branch" FROM "audit_seal" UNION SELECT "branch" FROM "audit_head"`);
  const branches = [...new Set([...sealed, ...kept].map(({ branch }) => branch))].sort();
  const findings: Finding[] = [];
  for (const branch of branches) {
    const ofBranch = kept.filter((head) => head.branch === branch);
    findings.push(...(await new ChainCheck(service, branch, rows, publicKeys).run(ofBranch)));
  }
  findings.push(...(await outsideTheChain(trail)));
  const [count] = await rows<{ links: number }>(`SELECT count(*)::int AS "links" FROM "audit_seal"`);
  return { links: count?.links ?? 0, findings };
}

async function keptHeads({ service, keeper }: Trail): Promise<SignedHead[]> {
  const heads = await keeper<Omit<SignedHead, 'seq'> & { seq: string }>(
    `SELECT "branch", "seq"::text AS "seq", "hash", "at", "keyId", "signature" FROM "kept_audit_head" WHERE "service" = $1`,
    [service],
  );
  return heads.map((head) => ({ ...head, seq: parseInt(head.seq, 10) }));
}

/** The sealer leaves out what does not bear the service's mark, and copies of what does. */
async function outsideTheChain({ service, rows, key }: Trail): Promise<Finding[]> {
  const outside = await rows<Trace & { copied: boolean }>(
    `SELECT ${AUDIT_COLUMNS},
            EXISTS (SELECT FROM "audit" b WHERE b."aggregateId" = a."aggregateId" AND b."id" = a."id" AND b."position" <> a."position") AS "copied"
       FROM "audit" a WHERE NOT EXISTS (SELECT FROM "audit_seal" s WHERE s."position" = a."position") ORDER BY a."position"`,
  );
  return outside.map((row) => {
    const waits = !row.copied && (key === undefined || row.mark === key.mark(auditText(row)));
    const { branch, position } = row;
    return waits
      ? {
          service,
          branch,
          position,
          seq: null,
          kind: 'unsealed',
          detail: `the row at position ${position} is not sealed yet; verify again while the service runs`,
        }
      : { service, branch, position, seq: null, kind: 'inserted', detail: `the row at position ${position} was not written by the service` };
  });
}
