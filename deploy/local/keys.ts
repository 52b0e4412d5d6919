import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { json, newPassword, onceOnly, writePrivately } from './secrets.ts';
import { services } from './services.ts';

export interface KeyFiles {
  readonly privateKey: string;
  readonly publicKeys: string;
}

/** The key that signs tokens (Ed25519) and the set everyone verifies with; made once. */
export function tokenKeys(dir: string): KeyFiles {
  const files = { privateKey: join(dir, 'token.private.jwk'), publicKeys: join(dir, 'token.jwks.json') };
  if (!existsSync(files.privateKey) || !existsSync(files.publicKeys)) generate(files);
  return files;
}

function generate({ privateKey, publicKeys }: KeyFiles): void {
  const { d, ...common } = signingKey();
  writePrivately(privateKey, json({ ...common, d }));
  writePrivately(publicKeys, json({ keys: [common] }));
}

/** A new key pair of the kind all tokens are signed with, named by its thumbprint. */
export function signingKey() {
  const { crv, kty, x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { kty, crv, x, kid: thumbprint({ crv, kty, x }), alg: 'EdDSA', use: 'sig', d };
}

/** RFC 7638: the members in the order of the alphabet, without spaces. */
const thumbprint = (members: { crv: unknown; kty: unknown; x: unknown }): string => createHash('sha256').update(JSON.stringify(members)).digest('base64url');

/** One key for each service that marks its audit trail and signs its chain, and the set with which anybody can verify; made once. */
export function auditKeys(dir: string): string {
  const folder = join(dir, 'audit');
  const publics = services.map((name) => {
    const file = join(folder, `${name}.jwk`);
    const { kty, crv, x, kid, alg, use } = onceOnly(file, signingKey);
    return { kty, crv, x, kid, alg, use };
  });
  writePrivately(join(folder, 'public.jwks.json'), json({ keys: publics }));
  return folder;
}

/** One key for each service to sign what it asks in its own name (decision 28), each with an id that begins with the service, and the set that tells whose a signature is; made once. */
export function serviceKeys(dir: string): string {
  const folder = join(dir, 'services');
  const publics = services.map((name) => {
    const { kty, crv, x, kid, alg, use } = onceOnly(join(folder, `${name}.jwk`), () => namedAfter(name, signingKey()));
    return { kty, crv, x, kid, alg, use };
  });
  writePrivately(join(folder, servicePublicKeys), json({ keys: publics }));
  return folder;
}

export const servicePublicKeys = 'public.jwks.json';

const namedAfter = (name: string, key: ReturnType<typeof signingKey>): ReturnType<typeof signingKey> => ({ ...key, kid: `${name}.${key.kid}` });

/** Whoever has it may found the company, once. */
export function setupCode(dir: string): string {
  const { code } = onceOnly<{ code: string }>(join(dir, 'setup-code.json'), () => ({ code: newPassword() }));
  return code;
}

/** The file of keys that personal data are sealed under (libs/personal-data): one key-encryption key to start with, and the key of the blind indexes. */
export function personalDataKeys(dir: string): string {
  const file = join(dir, 'personal-data.json');
  onceOnly(file, () => ({ active: 'kek-1', keys: { 'kek-1': newKey() }, indexKey: newKey() }));
  return file;
}

/** The file of keys that the secrets of partner apps are sealed under; identity alone gets it. One from before there were several is one key, and stays. */
export function partnerKey(dir: string): string {
  const file = join(dir, 'partner-apps.key');
  if (!existsSync(file)) writePrivately(file, json({ active: 'partners-1', keys: { 'partners-1': newKey() } }));
  return file;
}

/** What the gateway shows with the operations that are for it alone. */
export const gatewayKey = (dir: string): string => secretFile(join(dir, 'gateway.key'));

function secretFile(file: string): string {
  if (!existsSync(file)) writePrivately(file, `${newKey()}\n`);
  return file;
}

const newKey = (): string => randomBytes(32).toString('base64');
