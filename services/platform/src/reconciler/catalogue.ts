import type { Invariant } from './invariant.js';
import { acknowledged } from './invariants/i01-acknowledged.js';
import { unknown } from './invariants/i02-unknown.js';
import { receivables } from './invariants/i03-receivables.js';
import { payments } from './invariants/i04-payments.js';
import { performance } from './invariants/i05-performance.js';
import { expenses } from './invariants/i06-expenses.js';
import { outboxEmpty } from './invariants/i07-outbox-empty.js';
import { sequences } from './invariants/i08-sequences.js';
import { once } from './invariants/i09-once.js';
import { deadLetters } from './invariants/i10-dead-letters.js';
import { processes } from './invariants/i11-processes.js';
import { readModels } from './invariants/i12-read-models.js';
import { auditTrail } from './invariants/i13-audit.js';
import { transitions } from './invariants/i14-transitions.js';
import { branches } from './invariants/i15-branches.js';
import { canaries } from './invariants/i16-canaries.js';
import { versions } from './invariants/i17-versions.js';
import { sessions } from './invariants/i18-sessions.js';

/** The eighteen sentences of reliability.md 5.2. */
export const INVARIANTS: readonly Invariant[] = [
  ...[acknowledged, unknown, receivables, payments, performance, expenses, outboxEmpty, sequences, once],
  ...[deadLetters, processes, readModels, auditTrail, transitions, branches, canaries, versions, sessions],
];
