import { Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_SECONDS } from '@tradewind/auth/claims';
import { hashOfSecret, newSecret } from '@tradewind/auth/opaque-token';
import { TokenIssuer } from '@tradewind/auth/token-issuer';
import { refreshTokenUsed, signInFailed } from '@tradewind/contracts/identity/sign-in.faults';
import type { TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { currentCall } from '@tradewind/kernel/call';
import { isId } from '@tradewind/kernel/ids';
import { Database } from '@tradewind/persistence/database';
import { Deputies } from './deputies.js';
import type { Person } from './domain/person.js';
import { Session, type EndOfSession } from './domain/session.js';
import { AccountRepository } from './person.repository.js';
import { SessionRepository } from './session.repository.js';
import { SignInRules } from './sign-in-rules.js';
import { Standings } from './standings.js';

const NOWHERE = { address: '', userAgent: '' };

/** Opening, continuing and ending sessions, and the tokens they give. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionRepository,
    private readonly accounts: AccountRepository,
    private readonly standings: Standings,
    private readonly deputies: Deputies,
    private readonly rules: SignInRules,
    private readonly issuer: TokenIssuer,
  ) {}

  async open(personId: string, { secondFactor, at }: { secondFactor: boolean; at: Date }): Promise<TokenView> {
    const person = await this.activePerson(personId);
    const issuedAt = Date.now();
    const secret = newSecret();
    const { client = NOWHERE } = currentCall();
    const session = await this.sessions.add(Session.open(person, { client, secondFactor, tokenHash: hashOfSecret(secret), at }));
    return this.tokens(person, session, secret, issuedAt);
  }

  /** The next pair of tokens for the refresh token of an open session; a token shown twice ends the session (S5). */
  async refresh(token: string, at: Date): Promise<TokenView> {
    const parts = partsIn(token);
    if (!parts) throw refreshTokenUsed();
    const { id, hash } = parts;
    const secret = newSecret();
    const session = await this.rotate(id, hash, hashOfSecret(secret), at);
    if (!session) throw refreshTokenUsed();
    const person = await this.activePerson(session.ownerId);
    return this.tokens(person, session, secret, Date.now());
  }

  async signOut(token: string, at: Date): Promise<void> {
    const { id, hash } = partsIn(token) ?? {};
    if (id === undefined) return; // whatever it was, it opens nothing (RFC 7009 §2.2)
    const session = await this.sessions.findOne({ id });
    if (session?.tokenHash === hash) await this.end(id, 'signed-out', at);
  }

  /** Somebody else's session is not there, whatever version of it they claim to have read. */
  async endMine(personId: string, sessionId: string, at: Date): Promise<Session> {
    (await this.sessions.get(sessionId)).mustBelongTo(personId);
    return this.sessions.update(sessionId, (session) => {
      session.end('revoked', at, new Date());
    });
  }

  async endAll(personId: string, because: EndOfSession, at: Date, except: string | null = null): Promise<void> {
    for (const { id } of await this.sessions.openOf(personId)) if (id !== except) await this.end(id, because, at);
  }

  private end(sessionId: string, because: EndOfSession, at: Date): Promise<Session> {
    return this.sessions.update(sessionId, (session) => {
      session.end(because, at, new Date());
    });
  }

  /** Null when the token was used before. Stays done whatever becomes of the call: a theft that was noticed is not forgotten. */
  private rotate(id: string, hash: string, nextHash: string, at: Date): Promise<Session | null> {
    return this.db.separately(async () => {
      const known = await this.sessions.findOne({ id });
      if (!known) return null;
      const idleMinutes = await this.rules.idleMinutesAt(known.org);
      const session = await this.sessions.updateWhere({ id }, (found) => {
        found.exchange({ shownHash: hash, nextHash, idleMinutes }, at, new Date());
      });
      return session?.endedAt === null ? session : null;
    });
  }

  /**
   * Held until the call commits, so that what the token says cannot change before it is issued: whoever changes posts
   * or disables afterwards revokes this token too.
   */
  private async activePerson(personId: string): Promise<Person> {
    await this.db.execute('SELECT "id" FROM "person" WHERE "id" = $1 FOR SHARE', [personId]);
    const person = await this.accounts.findOne({ id: personId });
    if (person?.status !== 'active') throw signInFailed();
    return person;
  }

  private async tokens(person: Person, session: Session, secret: string, issuedAt: number): Promise<TokenView> {
    const actor = await this.standings.of(person, new Date(issuedAt));
    const incomplete =
      !session.secondFactor &&
      (await this.rules.demandSecondFactorOf({ posts: [...person.posts, ...(await this.deputies.actedInBy(person.id, new Date(issuedAt)))] }));
    const access = await this.issuer.issue(incomplete ? { ...actor, grants: [] } : actor, { sessionId: session.id, issuedAt });
    return {
      access_token: access,
      token_type: 'Bearer',
      expires_in: ACCESS_TOKEN_SECONDS,
      refresh_token: `${session.id}.${secret}`,
      mfa_enrolment_required: incomplete,
    };
  }
}

/** `<session>.<secret>` */
function partsIn(token: string): { readonly id: string; readonly hash: string } | null {
  const [id = '', secret = ''] = token.split('.');
  return isId(id) ? { id, hash: hashOfSecret(secret) } : null;
}
