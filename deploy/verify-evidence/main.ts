import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { AuditPublicKeys } from '@tradewind/audit/audit-public-keys';
import { verifyPack, type EvidencePack } from '@tradewind/audit/evidence-pack';
import { reason, StartFailure } from '../local/failure.ts';
import { printFailure, say } from '../local/steps.ts';

/**
 * `npm run evidence:verify -- <pack.json> --keys <public.jwks.json>`: checks an evidence pack with nothing but the public audit keys, and
 * names the first entry that is not as it was. No database, no network; exit code 1 when anything does not fit.
 */
function main(args: string[]): number {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { keys: { type: 'string' } } });
  const [file] = positionals;
  if (!file || !values.keys)
    throw new StartFailure('What is to be verified?', 'a pack and the public keys are needed', 'npm run evidence:verify -- pack.json --keys public.jwks.json');
  const pack = read(file) as EvidencePack;
  const findings = verifyPack(pack, keysIn(values.keys));
  for (const { what } of findings) say(`    ${what}`);
  const { subject, subjectNo, subjectId, madeAt, madeByName } = pack.header;
  say(`${findings.length === 0 ? '✓' : '✗'} ${subject} ${subjectNo ?? subjectId}, ${pack.entries.length} entries, made ${madeAt} by ${madeByName}`);
  say(findings.length === 0 ? '✓ nothing was changed' : `✗ first: ${findings[0]?.what ?? ''}`);
  return findings.length === 0 ? 0 : 1;
}

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StartFailure(`${file} cannot be read`, reason(error), 'give the file as it was downloaded');
  }
}

function keysIn(file: string): AuditPublicKeys {
  try {
    return AuditPublicKeys.fromFile(file);
  } catch (error) {
    throw new StartFailure(`${file} holds no public keys`, reason(error), 'give the public.jwks.json of the audit keys');
  }
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  printFailure(error);
  process.exitCode = 1;
}
