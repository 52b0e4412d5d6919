import { trailBroken, trailNotSealedYet } from '@tradewind/contracts/contracts/contract-evidence.api';
import { AUDIT_COLUMNS } from '@tradewind/persistence/audit-content';
import type { AuditKey } from '@tradewind/persistence/audit-key';
import type { Database } from '@tradewind/persistence/database';
import { beginningOf, headText, linkHash, type Trace } from './chain.js';
import type { LinkedTrace, Signed } from './evidence-pack.js';

interface Linked extends Omit<Trace, 'at'> {
  readonly at: string;
  readonly seq: string | null;
  readonly hash: string;
  readonly before: string | null;
  readonly head: Signed | null;
}

const LINKED = `
  SELECT ${AUDIT_COLUMNS}, s."seq"::text AS "seq", s."hash",
         (SELECT p."hash" FROM "audit_seal" p WHERE p."branch" = s."branch" AND p."seq" = s."seq" - 1) AS "before",
         (SELECT jsonb_build_object('branch', h."branch", 'seq', h."seq", 'hash', h."hash", 'keyId', h."keyId", 'signature', h."signature",
                   'at', to_char(h."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
            FROM "audit_head" h WHERE h."branch" = s."branch" AND h."seq" >= s."seq" ORDER BY h."seq" LIMIT 1) AS "head"
    FROM "audit" a LEFT JOIN "audit_seal" s ON s."position" = a."position"`;

/** Traces of these records with their links, each vouched for anew: the service looks whether they are what was sealed before it signs. */
export async function linkedTraces(db: Database, service: string, key: AuditKey, recordIds: readonly string[], at: Date): Promise<LinkedTrace[]> {
  const rows = await db.query<Linked>(`${LINKED} WHERE a."aggregateId" = ANY($1) ORDER BY a."position"`, [recordIds]);
  const open = rows.filter(({ seq, head }) => seq === null || head === null).length;
  if (open > 0) throw trailNotSealedYet({ traces: open });
  const linked: LinkedTrace[] = [];
  for (const row of rows) linked.push(await vouchedFor(db, service, key, row, at));
  return linked;
}

async function vouchedFor(db: Database, service: string, key: AuditKey, row: Linked, at: Date): Promise<LinkedTrace> {
  const { seq: text, hash, before: known, head, ...trace } = row;
  const { branch } = trace;
  const seq = parseInt(text ?? '0', 10);
  const before = known ?? beginningOf(service, branch).hash;
  if (linkHash(before, trace) !== hash || head === null || !(await leadsTo(db, service, key, { branch, seq, hash }, head))) throw trailBroken({ branch, seq });
  const link = { branch, seq, hash, at };
  return { service, trace, before, link: { ...link, at: at.toISOString(), keyId: key.id, signature: key.sign(headText(service, link)) }, head };
}

/** From the link, by the links after it, to the head that was signed at the time. */
async function leadsTo(db: Database, service: string, key: AuditKey, from: { branch: string; seq: number; hash: string }, head: Signed): Promise<boolean> {
  const between = await db.query<Linked>(`${LINKED} WHERE s."branch" = $1 AND s."seq" > $2 AND s."seq" <= $3 ORDER BY s."seq"`, [
    from.branch,
    from.seq,
    head.seq,
  ]);
  let hash = from.hash;
  for (const { seq: _seq, hash: sealed, before: _before, head: _head, ...trace } of between) {
    hash = linkHash(hash, trace);
    if (hash !== sealed) return false;
  }
  const isOurs = head.keyId !== key.id || head.signature === key.sign(headText(service, { ...head, at: new Date(head.at) }));
  return hash === head.hash && isOurs;
}
