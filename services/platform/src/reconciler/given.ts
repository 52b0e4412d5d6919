import type { ServiceName } from '../definitions.js';

/** Where each service's database is; the role needs to read, and nothing else. */
export type Databases = Readonly<Record<ServiceName, string>>;

/** A dead letter that is expected, because somebody put the poison there. */
export interface ExpectedLetter {
  readonly consumer: string;
  readonly eventId: string;
}

/** What the caller knows that no database says. */
export interface Given {
  /** File of JSON lines: what clients were told (I1, I2). */
  readonly journal?: string | undefined;
  /** Dead letters that belong there (I10). */
  readonly deadLetters: readonly ExpectedLetter[];
  /** Personal data that must be nowhere but sealed (I16). */
  readonly canaries: readonly string[];
  /** How long a session may stand idle in a transaction, in seconds (I18, R14). */
  readonly idleSeconds: number;
  /** Public audit keys, a JWK set (I13). */
  readonly auditPublicKeysFile?: string | undefined;
}
