import { hash, verify } from '@node-rs/argon2';
import { Counter } from 'prom-client';

/** argon2id, m = 19 MiB, t = 2, p = 1 (S1). Algorithm 2 is argon2id. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CURRENT = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

const evaluations = new Counter({ name: 'tradewind_password_evaluations_total', help: 'Passwords compared with a stored hash' });

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

export function passwordMatches(stored: string, password: string): Promise<boolean> {
  evaluations.inc();
  return verify(stored, password);
}

/** True when the parameters have been raised since this hash was made. */
export const isOutdated = (stored: string): boolean => !stored.startsWith(CURRENT);
