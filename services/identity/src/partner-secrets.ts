import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '@tradewind/kernel/ids';
import type { PartnerApp } from './domain/partner-app.js';
import type { PartnerSecret } from './domain/partner-secret.js';
import { PartnerKey } from './partner-key.js';

/** Compared with when an app is unknown, so that the answer takes as long. */
const NO_DIGEST = '0'.repeat(64);

/** Makes and checks the secrets of partner apps; the only place that sees one in clear. */
@Injectable()
export class PartnerSecrets {
  constructor(private readonly key: PartnerKey) {}

  make(partnerAppId: string, at: Date): { readonly secret: string; readonly kept: PartnerSecret } {
    const id = newId();
    const secret = `tws_${randomBytes(32).toString('base64url')}`;
    return { secret, kept: { id, digest: digestOf(secret), sealed: this.key.seal(secret, rowOf(partnerAppId, id)), addedAt: at.toISOString() } };
  }

  /** The same secrets under the active key; throws when one of them cannot be opened. */
  sealedAnew(partnerAppId: string, secrets: readonly PartnerSecret[]): PartnerSecret[] {
    return secrets.map((kept) => {
      const row = rowOf(partnerAppId, kept.id);
      return { ...kept, sealed: this.key.seal(this.key.open(kept.sealed, row), row) };
    });
  }

  /** Keys of the file that no secret should lie under any more. */
  retiredKeys(): string[] {
    return this.key.retired();
  }

  matches(app: PartnerApp | null, secret: string): boolean {
    const digest = digestOf(secret);
    return (app?.secrets ?? [{ digest: NO_DIGEST }]).filter((live) => same(live.digest, digest)).length > 0;
  }

  /** True when one of the live secrets signed the text. */
  signed(app: PartnerApp, text: string, signature: string): boolean {
    const signatures = app.secrets.map(({ id, sealed }) =>
      createHmac('sha256', this.key.open(sealed, rowOf(app.id, id)))
        .update(text)
        .digest('hex'),
    );
    return signatures.filter((expected) => same(`v1=${expected}`, signature)).length > 0;
  }
}

const rowOf = (partnerAppId: string, secretId: string): string => `partner_app/secrets/${partnerAppId}/${secretId}`;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const digestOf = (secret: string): string => sha256(secret).toString('hex');

const same = (expected: string, given: string): boolean => timingSafeEqual(sha256(expected), sha256(given));
