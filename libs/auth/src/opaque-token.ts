import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits for somebody to keep; we keep only their hash. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256 is enough for secrets nobody can guess. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
