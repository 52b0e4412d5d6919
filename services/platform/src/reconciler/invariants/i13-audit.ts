import { existsSync } from 'node:fs';
import { AuditPublicKeys } from '@tradewind/audit/audit-public-keys';
import type { Rows } from '@tradewind/audit/chain-check';
import { keeperOf } from '@tradewind/audit/keepers';
import { verifyTrail } from '@tradewind/audit/verify-trail';
import { aggregateTables, type AggregateTable } from '../aggregate-tables.js';
import { breakingRows, type Rule } from '../breaking-rows.js';
import type { Invariant, NotChecked, Violation } from '../invariant.js';
import { SERVICES, type Reading } from '../reading.js';
import type { ServiceName } from '../../definitions.js';
import { A_CHANGE } from '../traces.js';

const untraced = ({ service, type, table }: AggregateTable): Rule => ({
  service,
  what: `a change of ${type} left no trace`,
  over: `"${table}"`,
  sql: `SELECT t."id" AS "aggregateId", t."version", count(DISTINCT a."version")::int AS "traces" FROM "${table}" t
          LEFT JOIN "audit" a ON a."aggregateId" = t."id" AND a."aggregateType" = $1 AND a."version" BETWEEN 1 AND t."version" AND ${A_CHANGE}
         GROUP BY t."id" HAVING count(DISTINCT a."version") < t."version"`,
  parameters: [type],
});

/** I13 (S14) */
export const auditTrail: Invariant = {
  id: 'I13',
  sentence: 'The chain over every audit trail verifies, and every committed change has its trace',
  async *find(reading, { auditPublicKeysFile }) {
    yield* breakingRows(reading, (await aggregateTables()).map(untraced));
    if (auditPublicKeysFile === undefined || !existsSync(auditPublicKeysFile)) yield notVerified();
    else for (const service of SERVICES) yield* chainOf(reading, service, AuditPublicKeys.fromFile(auditPublicKeysFile));
  },
};

const notVerified = (): NotChecked => ({ notChecked: 'the chain was not verified: the public audit keys are not at hand (AUDIT_PUBLIC_KEYS_FILE)' });

async function* chainOf(reading: Reading, service: ServiceName, publicKeys: AuditPublicKeys): AsyncGenerator<Violation> {
  const of =
    (database: ServiceName): Rows =>
    (sql, parameters) =>
      reading.rows(database, sql, parameters);
  const { findings, links } = await verifyTrail({ service, rows: of(service), keeper: of(keeperOf(service) as ServiceName), publicKeys });
  reading.sawSo(links);
  for (const { branch, kind, position, seq, detail } of findings.filter((finding) => finding.kind !== 'unsealed'))
    yield { database: service, what: `${kind}: ${detail}`, row: { branch, position, seq } };
}
