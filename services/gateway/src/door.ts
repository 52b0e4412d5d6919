import type { GatewayKey } from '@tradewind/auth/gateway-key';
import type { TokenVerifier } from '@tradewind/auth/token-verifier';
import { partnerAppsApi, type QuotaTaken } from '@tradewind/contracts/identity/partner-apps.api';
import type { Actor } from '@tradewind/kernel/actor';
import type { Client } from '@tradewind/kernel/call';
import { Fault, type FaultData } from '@tradewind/kernel/fault';
import { slotsOf, type Operation } from '@tradewind/kernel/operation';
import type { OperationClient } from '@tradewind/messaging/operation-client';
import { log } from '@tradewind/runtime/log';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Admitted } from './admitted.js';
import { tooManyRequests } from './gateway-faults.js';
import { QuotaShares, type Standing } from './quota-shares.js';
import { tokenOf } from './request-headers.js';
import { securityLog } from './security-log.js';
import { isSigned, signedRequest } from './signed-request.js';

export interface DoorSettings {
  readonly tokens: TokenVerifier;
  readonly gatewayKey: GatewayKey;
  /** Requests a minute of a person; of an address from which nobody has signed in. */
  readonly quotaPerPerson: number;
  readonly quotaPerAddress: number;
}

const PATIENCE_MS = 3_000;
/** Counting must not hold up what is counted. */
const COUNTING_MS = 1_500;
const UNCOUNTED_MS = 5_000;

/**
 * In front of every operation: signed requests become requests with a token, and nobody asks more often than agreed.
 * What somebody may do is decided by the services, never here.
 */
export class Door {
  private readonly shares: QuotaShares;
  private uncountedUntil = 0;

  constructor(
    private readonly bus: OperationClient,
    private readonly settings: DoorSettings,
  ) {
    this.shares = new QuotaShares((wanted) => this.ask<QuotaTaken>(partnerAppsApi.takeQuota, wanted, 'quota', null, COUNTING_MS));
  }

  async admit(request: FastifyRequest, reply: FastifyReply): Promise<Admitted> {
    const client = { address: request.ip, userAgent: (request.headers['user-agent'] ?? '').slice(0, 200) };
    securityLog.claimsOf(request);
    if (!isSigned(request)) {
      const token = tokenOf(request);
      await this.charge(token, request, reply);
      return { token, client };
    }
    await this.charge(null, request, reply); // a signature costs a look-up: no flood of wrong ones
    const { token } = await this.ask<{ token: string }>(partnerAppsApi.checkSignedRequest, signedRequest(request), request.id, client);
    await this.charge(token, request, reply);
    return { token, client };
  }

  private async charge(token: string | null, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { principal, limit } = await this.payer(token, request);
    const standing = await this.standing(principal, limit);
    if (!standing) return;
    reply.header('ratelimit-policy', `"minute";q=${limit};w=60`).header('ratelimit', `"minute";r=${standing.remaining};t=${standing.resetsIn}`);
    if (standing.admitted) return;
    throw new Fault({ ...tooManyRequests({ limit }).data, retryAfter: Math.max(1, standing.resetsIn) });
  }

  /** Whoever the token truly names; the address when it names nobody, so that nobody spends another's quota with a made-up token. */
  private async payer(token: string | null, request: FastifyRequest): Promise<{ principal: string; limit: number }> {
    const actor: Actor | null = token === null ? null : await this.settings.tokens.verify(token).catch(() => null);
    if (!actor) return { principal: `address:${request.ip}`, limit: this.settings.quotaPerAddress };
    securityLog.asks(request, actor.id);
    return { principal: actor.id, limit: actor.partner?.quota ?? this.settings.quotaPerPerson };
  }

  /** Null when nobody can count at the moment: work goes on uncounted, a quota is no lock. Then we do not ask, and wait, for a while. */
  private async standing(principal: string, limit: number): Promise<Standing | null> {
    if (performance.now() < this.uncountedUntil) return null;
    try {
      return await this.shares.take(principal, limit);
    } catch (error) {
      this.uncountedUntil = performance.now() + UNCOUNTED_MS;
      log.warn({ err: error }, 'quotas are not counted');
      return null;
    }
  }

  private async ask<R>(op: Operation, body: object, requestId: string, client: Client | null, budgetMs = PATIENCE_MS): Promise<R> {
    const headers = { token: null, requestId, budgetMs, gatewayKey: this.settings.gatewayKey.secret, client };
    const answer = await this.bus.send(op, slotsOf(op, body), headers);
    if (answer.outcome === 'fault') throw new Fault(JSON.parse(answer.body) as FaultData);
    return JSON.parse(answer.body) as R;
  }
}
