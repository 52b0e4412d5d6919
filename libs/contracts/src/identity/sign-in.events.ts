import { defineEvent } from '@tradewind/kernel/event';
import { Id, Instant } from '../fields.js';

export class AccessRevokedPayload {
  @Id({ doc: 'Person or partner app' }) readonly subjectId!: string;
  @Id({ nullable: true, doc: 'Null: all sessions' }) readonly sessionId!: string | null;
  @Instant({ doc: 'Tokens issued before this moment hold no more' }) readonly issuedBefore!: string;
}
/** An account was disabled, posts changed, or a session was ended: every service refuses the tokens concerned. */
export const accessRevoked = defineEvent('identity.access-revoked.v1', AccessRevokedPayload);
