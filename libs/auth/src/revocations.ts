/** What of a token decides whether it was taken back. */
export interface TokenStamp {
  readonly sub: string;
  /** The session it was issued in; null for partner apps. */
  readonly sid: string | null;
  /** Epoch milliseconds at which it was issued. */
  readonly issuedAt: number;
}

/** Tokens of this person or session that were issued before this moment hold no more. */
export interface Revocation {
  readonly subjectId: string;
  /** Null: all sessions of the person. */
  readonly sessionId: string | null;
  readonly issuedBefore: Date;
}

const keyOf = (subjectId: string, sessionId: string | null): string => (sessionId === null ? subjectId : `${subjectId}/${sessionId}`);

/**
 * What was taken back, in memory: asked for every message, also where the token is known already, so that a
 * remembered token ends together with the access it stands for (S5: within 60 s).
 */
export class Revocations {
  private byKey: ReadonlyMap<string, number> = new Map();

  /** Takes in the whole list as it is now. */
  replaceWith(list: readonly Revocation[]): void {
    const byKey = new Map<string, number>();
    for (const { subjectId, sessionId, issuedBefore } of list) {
      const key = keyOf(subjectId, sessionId);
      byKey.set(key, Math.max(byKey.get(key) ?? 0, issuedBefore.getTime()));
    }
    this.byKey = byKey;
  }

  holds({ sub, sid, issuedAt }: TokenStamp): boolean {
    if (this.byKey.size === 0) return true;
    return !this.endsBefore(keyOf(sub, null), issuedAt) && !(sid !== null && this.endsBefore(keyOf(sub, sid), issuedAt));
  }

  private endsBefore(key: string, issuedAt: number): boolean {
    const before = this.byKey.get(key);
    return before !== undefined && issuedAt < before;
  }
}
