import { Injectable } from '@nestjs/common';
import { TokenIssuer } from '@tradewind/auth/token-issuer';
import type { CheckSignedRequest } from '@tradewind/contracts/identity/partner-apps.api';
import { addressNotAllowed, credentialsWrong, nonceUsed, signatureWrong, timestampOff } from '@tradewind/contracts/identity/partner-apps.faults';
import { currentCall } from '@tradewind/kernel/call';
import type { PartnerApp } from './domain/partner-app.js';
import { PartnerAppRepository } from './partner-app.repository.js';
import { PartnerNonces } from './partner-nonces.js';
import { PartnerSecrets } from './partner-secrets.js';

const MOST_SKEW_S = 300;

/** How partner apps get in: with their secret for a token, or with a signature on each request. */
@Injectable()
export class PartnerDoor {
  constructor(
    private readonly apps: PartnerAppRepository,
    private readonly secrets: PartnerSecrets,
    private readonly nonces: PartnerNonces,
    private readonly issuer: TokenIssuer,
  ) {}

  /** OAuth 2 client credentials (RFC 6749 §4.4). */
  async tokenFor(clientId: string, clientSecret: string): Promise<string> {
    const app = await this.apps.known(clientId);
    const right = this.secrets.matches(app, clientSecret);
    if (!app || !right || app.status !== 'active') throw credentialsWrong();
    return this.admit(app);
  }

  /** A request signed by HMAC (api.md "Signed requests"): nothing is remembered of one that is refused. */
  async tokenForSigned(request: CheckSignedRequest, at: Date): Promise<string> {
    const { appKey, timestamp, nonce, signature, method, target, bodyHash } = request;
    const serverTime = Math.floor(at.getTime() / 1000);
    if (!/^\d{1,12}$/.test(timestamp) || Math.abs(serverTime - parseInt(timestamp, 10)) > MOST_SKEW_S) throw timestampOff({ serverTime });
    const app = await this.apps.known(appKey);
    if (app?.status !== 'active') throw credentialsWrong();
    const text = [method, target, bodyHash, timestamp, nonce].join('\n');
    if (!this.secrets.signed(app, text, signature)) throw signatureWrong({ request: `${method} ${target}`, bodyHash });
    const token = await this.admit(app);
    if (!(await this.nonces.spend(app.id, nonce, at))) throw nonceUsed();
    return token;
  }

  private admit(app: PartnerApp): Promise<string> {
    const address = currentCall().client?.address ?? '';
    if (!app.mayComeFrom(address)) throw addressNotAllowed({ address });
    return this.issuer.issue(app.asActor());
  }
}
