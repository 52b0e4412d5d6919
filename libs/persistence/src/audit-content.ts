import { canonical } from '@tradewind/domain/content-hash';

/** What a trace says; its place in the table and its mark are not part of it. */
export interface AuditContent {
  readonly id: string;
  readonly at: Date | string;
  readonly actorId: string;
  readonly actorName: string;
  readonly onBehalfOfId: string | null;
  readonly onBehalfOfName: string | null;
  readonly action: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly org: string;
  readonly branch: string;
  readonly requestId: string;
  readonly reason: string | null;
  readonly changes: object;
  readonly policies: readonly string[];
}

/** The same text before writing and after reading, whatever form the database keeps it in; columns added later leave old traces as they were. */
export function auditText(row: AuditContent): string {
  const { action, actorId, actorName, aggregateId, aggregateType, at, branch, changes, id, onBehalfOfId, onBehalfOfName, org, policies, reason, requestId } =
    row;
  // in the order of the canonical text: nothing is left to sort
  return canonical({
    action,
    actorId,
    actorName,
    aggregateId,
    aggregateType,
    at: inMicroseconds(at),
    branch,
    changes,
    id,
    onBehalfOfId: onBehalfOfId ?? undefined,
    onBehalfOfName: onBehalfOfName ?? undefined,
    org,
    policies,
    reason: reason ?? undefined,
    requestId,
    version: row.version,
  });
}

/** PostgreSQL keeps microseconds: a change below the millisecond is a change too. */
const inMicroseconds = (at: Date | string): string => (typeof at === 'string' ? at : at.toISOString().replace('Z', '000Z'));

/** The columns of a trace as `auditText` needs them. */
export const AUDIT_COLUMNS = `a."position"::text AS "position", a."mark", a."id", to_char(a."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS "at",
  a."actorId", a."actorName", a."onBehalfOfId", a."onBehalfOfName", a."action", a."aggregateType", a."aggregateId", a."version", a."org", a."branch",
  a."requestId", a."reason", a."changes", a."policies"`;
