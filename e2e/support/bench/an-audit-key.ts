import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditKey } from '@tradewind/persistence/audit-key';

/** The audit key of a service that exists only in a test. */
export function anAuditKey(kid = 'bench'): AuditKey {
  const file = join(mkdtempSync(join(tmpdir(), 'tradewind-key-')), 'audit.jwk');
  writeFileSync(file, JSON.stringify({ ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }), kid }), { mode: 0o600 });
  return AuditKey.fromFile(file);
}
