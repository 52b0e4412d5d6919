/** A live secret of a partner app. The text itself is with the partner alone; it is 256 random bits, so that a plain digest of it cannot be guessed back. */
export interface PartnerSecret {
  readonly id: string;
  /** SHA-256, hex: for client credentials. */
  readonly digest: string;
  /** AES-256-GCM under the key of this installation: to check signatures with. */
  readonly sealed: string;
  readonly addedAt: string;
}
