import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { signInApi, type MeView, type TokenView } from '@tradewind/contracts/identity/sign-in.api';
import { secondFactorNeeded } from '@tradewind/contracts/identity/sign-in.faults';
import { Fault, type FaultData } from '@tradewind/kernel/fault';
import { slotsOf, type Operation } from '@tradewind/kernel/operation';
import type { OperationClient } from '@tradewind/messaging/operation-client';
import type { Admitted } from '../admitted.js';
import { callHeaders } from '../request-headers.js';
import { bodyOf, saidByService } from '../security-log.js';

/** What the sign-in page sends. Identity says what is missing or wrong. */
export interface Credentials {
  readonly username?: unknown;
  readonly password?: unknown;
  /** Six digits of the device, or one of the codes for when it is lost. */
  readonly otp?: unknown;
  readonly recoveryCode?: unknown;
}

export interface Asking {
  readonly admitted: Admitted;
  readonly requestId: string;
}

/** Two tabs come with the same refresh token; after this long it is somebody else's. */
const TWINS_MS = 10_000;

/** Signing in, staying and leaving for the console, by the same operations that everybody uses: limits, delays and the security log are identity's. */
export class ConsoleSessions {
  private readonly refreshing = new Map<string, Promise<TokenView>>();

  constructor(private readonly bus: Pick<OperationClient, 'send'>) {}

  /** The password, and the second factor with it where somebody has one: what stands between the two stays here. */
  async signIn({ username, password, otp, recoveryCode }: Credentials, asking: Asking): Promise<TokenView> {
    const answer = await this.answer(signInApi.signIn, { grant_type: 'password', username, password }, asking);
    if (answer.outcome === 'ok') return JSON.parse(answer.body) as TokenView;
    const fault = JSON.parse(answer.body) as FaultData;
    if (fault.code !== secondFactorNeeded.code) throw saidByService(fault);
    if (!present(otp) && !present(recoveryCode)) throw saidByService({ ...fault, facts: {} });
    const second = present(otp) ? { grant_type: 'mfa_otp', otp } : { grant_type: 'mfa_recovery_code', recovery_code: recoveryCode };
    return this.ask<TokenView>(signInApi.signIn, { ...second, mfa_token: fault.facts.mfaToken }, asking);
  }

  /** The next pair; the same pair for tabs that ask at the same moment, as a refresh token shown twice ends the session (S5). */
  refresh(token: string, asking: Asking): Promise<TokenView> {
    const key = createHash('sha256').update(token).digest('base64');
    const known = this.refreshing.get(key);
    if (known) return known;
    const coming = this.ask<TokenView>(signInApi.signIn, { grant_type: 'refresh_token', refresh_token: token }, asking);
    this.refreshing.set(key, coming);
    void this.forgetLater(key, coming);
    return coming;
  }

  /** Null when there is no session behind the token any more. */
  async refreshed(token: string, asking: Asking): Promise<TokenView | null> {
    try {
      return await this.refresh(token, asking);
    } catch (error) {
      if (error instanceof Fault && error.kind === 'unauthenticated') return null;
      throw error;
    }
  }

  signOut(token: string, asking: Asking): Promise<void> {
    return this.ask<undefined>(signInApi.signOut, { token }, asking);
  }

  /** Null when the token opens nothing any more. */
  async whoIs(token: string, { admitted, requestId }: Asking): Promise<MeView | null> {
    const answer = await this.answer(signInApi.me, {}, { admitted: { ...admitted, token }, requestId });
    if (answer.outcome === 'fault' && (JSON.parse(answer.body) as FaultData).kind === 'unauthenticated') return null;
    return JSON.parse(bodyOf(answer)) as MeView;
  }

  /** Whether the session behind a token still stands. */
  async holds(token: string): Promise<boolean> {
    const nobody = { token: null, client: { address: '', userAgent: '' } };
    return (await this.whoIs(token, { admitted: nobody, requestId: 'console-stream' })) !== null;
  }

  private async forgetLater(key: string, coming: Promise<TokenView>): Promise<void> {
    await coming.catch(() => undefined);
    await pause(TWINS_MS, undefined, { ref: false });
    this.refreshing.delete(key);
  }

  private async ask<R>(op: Operation, body: object, asking: Asking): Promise<R> {
    const text = bodyOf(await this.answer(op, body, asking));
    return (text === '' ? undefined : JSON.parse(text)) as R;
  }

  private answer(op: Operation, body: object, { admitted, requestId }: Asking): ReturnType<OperationClient['send']> {
    return this.bus.send(op, slotsOf(op, body), callHeaders(op, {}, requestId, admitted));
  }
}

const present = (code: unknown): boolean => typeof code === 'string' && code.trim() !== '';
