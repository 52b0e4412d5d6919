import { AccessRevocation } from './access-revocation.entity.js';
import { AggregateCursor } from './aggregate-cursor.entity.js';
import { AuditEntry } from './audit.entity.js';
import { AuditHead } from './audit-head.entity.js';
import { AuditSeal } from './audit-seal.entity.js';
import { DeadLetter } from './dead-letter.entity.js';
import { StoredAnswer } from './idempotency.entity.js';
import { InboxEntry } from './inbox.entity.js';
import { PendingEvent } from './inbox-pending.entity.js';
import { KeptAuditHead } from './kept-audit-head.entity.js';
import { NumberSeries } from './number-series.entity.js';
import { OrgMove } from './org-move.entity.js';
import { OutboxHead } from './outbox-head.entity.js';
import { ParkedEvent } from './outbox-parked.entity.js';
import { OutboxStream } from './outbox-stream.entity.js';
import { OutboxMessage } from './outbox.entity.js';
import { PolicyReplica } from './policy-replica.entity.js';
import { RefusalCount } from './refusal-count.entity.js';
import { TableState } from './table-state.entity.js';

/** The tables every service's database has beside its own. */
export const PLATFORM_ENTITIES = [
  AccessRevocation,
  OutboxMessage,
  OutboxHead,
  ParkedEvent,
  OutboxStream,
  InboxEntry,
  AggregateCursor,
  PendingEvent,
  DeadLetter,
  AuditEntry,
  AuditSeal,
  AuditHead,
  KeptAuditHead,
  StoredAnswer,
  NumberSeries,
  PolicyReplica,
  RefusalCount,
  TableState,
  OrgMove,
];
