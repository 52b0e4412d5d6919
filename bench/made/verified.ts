import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonWebKey } from 'node:crypto';
import { AuditPublicKeys } from '@tradewind/audit/audit-public-keys';
import { keeperOf } from '@tradewind/audit/keepers';
import { verifyTrail } from '@tradewind/audit/verify-trail';
import { AuditKey } from '@tradewind/persistence/audit-key';
import type { Databases } from '../../chaos/stage/databases.ts';

/** Every trace of customers and its chain, as `npm run audit:verify` looks at them; the number of links. */
export async function verifiedTraces(databases: Databases, auditKeysDir: string): Promise<number> {
  const { keys } = JSON.parse(readFileSync(join(auditKeysDir, 'public.jwks.json'), 'utf8')) as { keys: readonly (JsonWebKey & { readonly kid: string })[] };
  const { links, findings } = await verifyTrail({
    service: 'customers',
    rows: (sql, values) => databases.rows('customers', sql, values),
    keeper: (sql, values) => databases.rows(keeperOf('customers'), sql, values),
    publicKeys: new AuditPublicKeys(keys),
    key: AuditKey.fromFile(join(auditKeysDir, 'customers.jwk')),
  });
  if (findings.length > 0) throw new Error(`The trail of the loaded customers does not verify: ${JSON.stringify(findings.slice(0, 3))}`);
  return links;
}
