import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync, type KeyObject } from 'node:crypto';

/** An encrypted value as it lies in the database: `v<key version>.<nonce, ciphertext and tag in base64url>`. */
export type Sealed = string & { readonly sealed: unique symbol };

/** Where a value lies. It is authenticated with the value, so that nobody can move a value to another row or column. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const AES = 'aes-256-gcm';

export const boundTo = ({ table, column, row }: Place): Buffer => Buffer.from(`${table}/${column}/${row}`);

/** Of plain bytes Node makes a key at each use; here once for as long as the bytes are held. */
const made = new WeakMap<Uint8Array, KeyObject>();

function keyOf(bytes: Uint8Array): KeyObject {
  const known = made.get(bytes);
  if (known) return known;
  const key = createSecretKey(bytes);
  made.set(bytes, key);
  return key;
}

/** AES-256-GCM with a random nonce of 96 bits (S12). `key`: 32 bytes. */
export function seal(key: Uint8Array, keyVersion: number, text: string, place: Place): Sealed {
  return `v${keyVersion}.${encrypt(key, Buffer.from(text), boundTo(place)).toString('base64url')}` as Sealed;
}

/** The text again; throws when key, place or value are not the ones it was sealed with. */
export function open(key: Uint8Array, keyVersion: number, sealed: Sealed, place: Place): string {
  const [version, body = ''] = sealed.split('.');
  if (version !== `v${keyVersion}`) throw new Error(`A value of ${place.table}.${place.column} was sealed with key version ${version ?? 'none'}`);
  return decrypt(key, Buffer.from(body, 'base64url'), boundTo(place)).toString();
}

export function encrypt(key: Uint8Array, plain: Uint8Array, aad: Uint8Array): Buffer {
  const nonce = drawn();
  const cipher = createCipheriv(AES, keyOf(key), nonce).setAAD(aad);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

export function decrypt(key: Uint8Array, encrypted: Buffer, aad: Uint8Array): Buffer {
  const body = encrypted.subarray(NONCE_BYTES, -TAG_BYTES);
  const decipher = createDecipheriv(AES, keyOf(key), encrypted.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES }).setAAD(aad);
  decipher.setAuthTag(encrypted.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/** Random bytes for so many nonces are drawn at once: each drawing costs as much as sealing a short value. */
const pool = Buffer.alloc(256 * NONCE_BYTES);
let used = pool.length;

function drawn(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += NONCE_BYTES));
}
