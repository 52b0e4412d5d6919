import type { AuditEntry } from './audit.entity.js';
import type { StoredAnswer } from './idempotency.entity.js';
import type { NewOutboxMessage } from './outbox.entity.js';
import { statementOf, type Bind, type Statement } from './statement.js';

/** How long an answer is given again; then its key is a new one. */
export const ANSWERS_KEPT = `interval '7 days'`;

type Columns = Readonly<Record<string, string>>;
type NewTrace = Omit<AuditEntry, 'position'>;
type NewAnswer = Omit<StoredAnswer, 'at'>;

/** A trace, and the same as JSON: its canonical text, which was made for its mark; what it does not say is NULL. */
export interface WrittenTrace {
  readonly row: NewTrace;
  readonly json: string;
}

/** What a change leaves behind beside the changed rows. */
export interface Left {
  readonly traces?: readonly WrittenTrace[];
  readonly facts?: readonly NewOutboxMessage[];
  readonly answer?: NewAnswer;
}

const TRACE = {
  ...{ id: 'uuid', at: 'timestamptz', actorId: 'uuid', actorName: 'text', onBehalfOfId: 'uuid', onBehalfOfName: 'text', action: 'text' },
  ...{ aggregateType: 'text', aggregateId: 'uuid', version: 'integer', org: 'text', branch: 'text', requestId: 'text', reason: 'text' },
  ...{ changes: 'jsonb', policies: 'text[]', mark: 'text' },
} satisfies Record<keyof NewTrace, string>;

const FACT = {
  ...{ id: 'uuid', type: 'text', aggregateType: 'text', aggregateId: 'uuid', aggregateSeq: 'integer', occurredAt: 'timestamptz', org: 'text' },
  ...{ branch: 'text', actorId: 'uuid', traceparent: 'text', payload: 'jsonb', publishedAt: 'timestamptz' },
} satisfies Record<keyof NewOutboxMessage, string>;

const TRACES = insertOf('audit', TRACE);
const FACTS = insertOf('outbox', FACT);
const A_TRACE = insertOneOf('audit', TRACE);
const A_FACT = insertOneOf('outbox', FACT);
/** So few rows go out one by one, each by a statement that the server has planned; more as a list that it must read first. */
const FEW = 8;

function insertOneOf(table: string, columns: Columns): (row: object) => Statement {
  const names = Object.keys(columns);
  const text = `INSERT INTO "${table}" (${names.map(quoted).join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`;
  return (row) => ({ text, values: names.map((name) => Reflect.get(row, name) as unknown) });
}

/** Rows that come as one JSON text, in its order: `position` follows it. */
function insertOf(table: string, columns: Columns): (rows: string) => string {
  const names = Object.keys(columns).map(quoted);
  const typed = Object.entries(columns).map(([name, type]) => `"${name}" ${type}`);
  return (rows) => `INSERT INTO "${table}" (${names.join(', ')}) SELECT ${names.join(', ')} FROM json_to_recordset(${rows}::json) AS r(${typed.join(', ')})`;
}

function quoted(name: string): string {
  return `"${name}"`;
}

/** In place of an answer whose time is over, if nobody has removed it yet. */
const insertAnswer = ({ principal, operation, key, bodyHash, reply }: NewAnswer, bind: Bind): string =>
  `INSERT INTO "idempotency" AS known ("principal", "operation", "key", "bodyHash", "reply") VALUES (${[principal, operation, key, bodyHash, reply].map(bind).join(', ')})
   ON CONFLICT ("principal", "operation", "key") DO UPDATE SET "bodyHash" = excluded."bodyHash", "reply" = excluded."reply", "at" = now()
   WHERE known."at" <= now() - ${ANSWERS_KEPT}`;

/** Traces, facts and the answer of one unit of work, gathered until they are written. */
export class Records {
  private traces: WrittenTrace[] = [];
  private facts: NewOutboxMessage[] = [];
  private answer: NewAnswer | undefined;
  /** Whether anything is to be told to others once it is committed. */
  announces = false;
  private readonly traced = new Set<string>();
  private readonly told = new Set<string>();

  add({ traces = [], facts = [], answer }: Left): void {
    this.traces.push(...traces);
    this.facts.push(...facts);
    this.announces ||= facts.length > 0;
    for (const { row } of traces) this.traced.add(row.branch);
    for (const { branch } of facts) this.told.add(branch);
    this.answer ??= answer;
  }

  /** Branches in which something changed and no fact says so. */
  get untold(): readonly string[] {
    return [...this.traced].filter((branch) => !this.told.has(branch));
  }

  get rows(): number {
    return this.traces.length + this.facts.length;
  }

  /** What writes all that is gathered, which is then no longer here. */
  take(): readonly Statement[] {
    const { traces, facts, answer, rows } = this;
    [this.traces, this.facts, this.answer] = [[], [], undefined];
    const answering = answer ? [statementOf((bind) => insertAnswer(answer, bind))] : [];
    return [...(rows <= FEW ? [...traces.map(({ row }) => A_TRACE(row)), ...facts.map(A_FACT)] : listed(traces, facts)), ...answering];
  }
}

const listed = (traces: readonly WrittenTrace[], facts: readonly NewOutboxMessage[]): readonly Statement[] => [
  ...(traces.length > 0 ? [statementOf((bind) => TRACES(bind(`[${traces.map(({ json }) => json).join(',')}]`)))] : []),
  ...(facts.length > 0 ? [statementOf((bind) => FACTS(bind(JSON.stringify(facts))))] : []),
];
