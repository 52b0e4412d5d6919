import { createHmac, timingSafeEqual } from 'node:crypto';

/** Crockford's: nothing that is mistaken for something else when it is read aloud or typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** The code on a printed contract: 60 bits of its number and content, which nobody makes without the secret. */
export function paperCode(secret: string, no: string, contentHash: string): string {
  const bytes = createHmac('sha256', secret).update(`${no}\n${contentHash}`).digest();
  const symbols = Array.from({ length: LENGTH }, (_, i) => ALPHABET[(bytes[i] ?? 0) % ALPHABET.length] ?? '').join('');
  return symbols.replace(/(.{4})(?=.)/g, '$1-');
}

/** As people type it: without hyphens, in small letters, O for 0 and I or L for 1. */
export function isSameCode(typed: string, code: string): boolean {
  const [one, other] = [plain(typed), plain(code)].map((text) => Buffer.from(text)) as [Buffer, Buffer];
  return one.length === other.length && timingSafeEqual(one, other);
}

const plain = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
