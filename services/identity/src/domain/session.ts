import { accessRevoked } from '@tradewind/contracts/identity/sign-in.events';
import { refreshTokenUsed, sessionNotFound } from '@tradewind/contracts/identity/sign-in.faults';
import { Aggregate } from '@tradewind/domain/aggregate';
import type { Client } from '@tradewind/kernel/call';
import { Column, Entity, Index } from 'typeorm';
import type { Person } from './person.js';

export const SESSION_HOURS = 12;
/** So many used tokens are remembered; an older one is merely unknown. */
const REMEMBERED = 200;

export type EndOfSession = 'signed-out' | 'revoked' | 'refresh-token-reused' | 'password-changed';

export interface Exchange {
  readonly shownHash: string;
  readonly nextHash: string;
  readonly idleMinutes: number;
}

/** Somebody signed in, here and now, for at most 12 hours. Of the refresh token only the hash is known (S5). */
@Entity('session')
@Index('session_owner', ['ownerId', 'expiresAt'])
export class Session extends Aggregate<Session> {
  static readonly unaudited = ['tokenHash', 'usedHashes', 'address', 'userAgent'];

  @Column('text') readonly address!: string;
  @Column('text') readonly userAgent!: string;
  /** Whether a second factor was given. */
  @Column('boolean') readonly secondFactor!: boolean;
  @Column('text') readonly tokenHash!: string;
  @Column('jsonb') readonly usedHashes!: readonly string[];
  @Column('timestamptz') readonly openedAt!: Date;
  @Column('timestamptz') readonly lastUsedAt!: Date;
  @Column('timestamptz') readonly expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) readonly endedAt: Date | null = null;
  @Column('text', { nullable: true }) readonly endedBecause: EndOfSession | null = null;

  static open(person: Person, { client, secondFactor, tokenHash, at }: { client: Client; secondFactor: boolean; tokenHash: string; at: Date }): Session {
    const expiresAt = new Date(at.getTime() + SESSION_HOURS * 3_600_000);
    const { org, branch, id: ownerId } = person;
    return Session.born(
      { org, branch, ownerId },
      { ...client, secondFactor, tokenHash, usedHashes: [], openedAt: at, lastUsedAt: at, expiresAt, endedAt: null, endedBecause: null },
    );
  }

  isOpen(at: Date): boolean {
    return this.endedAt === null && at < this.expiresAt;
  }

  /** Nobody has used it for so long that somebody else may sit there now (ASVS 7.3.1). */
  isIdle(idleMinutes: number, at: Date): boolean {
    return at.getTime() - this.lastUsedAt.getTime() > idleMinutes * 60_000;
  }

  /**
   * The token shown for the next one. A token that was exchanged before ends the session: whoever shows it, or whoever
   * exchanged it, has stolen it.
   */
  exchange({ shownHash, nextHash, idleMinutes }: Exchange, at: Date, now: Date): void {
    if (this.usedHashes.includes(shownHash)) this.end('refresh-token-reused', at, now);
    else if (shownHash !== this.tokenHash || !this.isOpen(at) || this.isIdle(idleMinutes, at)) throw refreshTokenUsed();
    else this.change({ usedHashes: [...this.usedHashes, this.tokenHash].slice(-REMEMBERED), tokenHash: nextHash, lastUsedAt: at });
  }

  /** A session of somebody else is not there. */
  mustBelongTo(personId: string): void {
    if (this.ownerId !== personId) throw sessionNotFound({ sessionId: this.id });
  }

  /** Ending twice is ending once. `now`: real time, by which tokens were issued. */
  end(because: EndOfSession, at: Date, now: Date): void {
    if (this.endedAt !== null) return;
    this.change({ endedAt: at, endedBecause: because });
    this.record(accessRevoked, { subjectId: this.ownerId, sessionId: this.id, issuedBefore: new Date(now.getTime() + 1).toISOString() });
  }
}
