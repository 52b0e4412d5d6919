import { defineEvent, type EventType } from '@tradewind/kernel/event';
import { Code, Count, Instant, Text } from '../fields.js';
import { AUDITED_SERVICES } from './audit.api.js';

/** The end of a service's audit chain in one branch, signed with the service's audit key. */
export class AuditHeadSigned {
  @Code() readonly service!: string;
  @Code() readonly branch!: string;
  @Count({ min: 1, doc: 'Links in the chain' }) readonly seq!: number;
  @Text({ doc: 'SHA-256 of the last link, hex' }) readonly hash!: string;
  @Instant() readonly at!: string;
  @Text({ doc: 'Which audit key' }) readonly keyId!: string;
  @Text({ doc: 'Ed25519, base64url' }) readonly signature!: string;
}

/** `orders.audit-head-signed.v1`: at most one a minute and branch; kept in another database, so that a chain that was cut shows (S14). */
export const AUDIT_HEAD_SIGNED: Readonly<Record<string, EventType<AuditHeadSigned>>> = Object.fromEntries(
  AUDITED_SERVICES.map((service) => [service, defineEvent(`${service}.audit-head-signed.v1`, AuditHeadSigned)]),
);

/** Follows each change within a minute; of what pages show it says only that an entry of the audit trail is sealed, which is read when that page is opened. */
export const isAuditHead = (type: string): boolean => type.endsWith('.audit-head-signed.v1');
