import { defineApi, operation, type Api, type Operation } from '@tradewind/kernel/operation';
import { AUDITED_SERVICES } from '../audit/audit.api.js';
import { Code, Count, Flag, Id, Instant, ListOf, One, OneOf, OrgPath, Text, Texts } from '../fields.js';
import { page, PageRequest, type Page } from '../page.js';
import { deadLetterNotFound, heldBehindAnother, parkedEventNotFound } from './operations.faults.js';

export const LETTER_STATES = ['dead', 'held', 'replaying'] as const;
export type LetterState = (typeof LETTER_STATES)[number];

/** The stream that all services share, as this one sees it. */
export class StreamView {
  @Instant({ doc: 'When it was made; another moment than before: it was lost and is filled again' }) readonly since!: string;
  @Count({ doc: 'Number of the last event on it' }) readonly events!: number;
}

/** What the leading instance of a service does again and again by the clock (R9). */
export class JobView {
  @Code({ max: 200, doc: 'Service, class and method: what the log calls it' }) readonly name!: string;
  @Count({ doc: 'Milliseconds from one begin to the next; a round that takes longer is not overtaken' }) readonly everyMs!: number;
  @Instant({ nullable: true, doc: 'When the last round that is over began; null before the first' }) readonly lastAt!: string | null;
  @Count({ nullable: true, doc: 'Milliseconds it took' }) readonly tookMs!: number | null;
  @Count({ doc: 'Rounds in a row that failed; 0 when the last one did not' }) readonly failures!: number;
  @Text({ nullable: true, doc: 'Code of the refusal or kind of the failure of the last round' }) readonly reason!: string | null;
}

/** How the events of one service stand (R2, R16). Times and counts are of the last look, a few seconds ago. */
export class ServiceStatusView {
  @Code() readonly service!: string;
  @Instant({ doc: 'When it was looked' }) readonly at!: string;
  @Flag({ doc: 'This instance relays, consumes and watches clocks' }) readonly leader!: boolean;
  @Flag({ doc: 'Something needs a person; the service works' }) readonly degraded!: boolean;
  @Flag({ doc: 'Commands are answered 503 until the outbox is emptier' }) readonly refusesWrites!: boolean;
  @Texts({
    doc: 'Why it is degraded: `outbox-long`, `outbox-old`, `outbox-full`, `disk-full`, `parked`, `stream-missing`, `consumer-stalled`, `gaps`, `dead-letters`, `stuck-processes`',
  })
  readonly reasons!: readonly string[];
  @Count({ doc: 'Events committed and not published yet; counted up to the limit' }) readonly outboxWaiting!: number;
  @Count({ doc: 'Age of the oldest of them in seconds' }) readonly outboxOldestSeconds!: number;
  @Count({ doc: 'Events the bus refuses for good' }) readonly parked!: number;
  @Flag({ doc: 'The stream is being filled again from the outbox' }) readonly refilling!: boolean;
  @Count({ doc: 'Events on the stream this service has not been handed yet' }) readonly consumerPending!: number;
  @Count({ doc: 'Handed over and not acknowledged yet' }) readonly consumerUnacknowledged!: number;
  @Count({ doc: 'Events that wait for earlier ones which are missing' }) readonly gaps!: number;
  @Count({ doc: 'Events that wait for another try' }) readonly retrying!: number;
  @Count({ doc: 'Events that wait behind one of these' }) readonly behind!: number;
  @Count() readonly deadLetters!: number;
  @Count({ doc: 'Events held back behind dead letters' }) readonly held!: number;
  @Count({ doc: 'Processes that wait for somebody: `findProcesses?status=stuck` (R5)' }) readonly stuckProcesses!: number;
  @Count({ nullable: true, doc: 'Use of the disk of the database in percent; null where it cannot be seen' }) readonly diskPercent!: number | null;
  @One(() => StreamView, { nullable: true, doc: 'Null while there is none, or the bus does not answer' }) readonly stream!: StreamView | null;
  @ListOf(() => JobView, { min: 0, doc: 'Since this instance leads; empty in an instance that does not' }) readonly jobs!: readonly JobView[];
}

export class FindDeadLetters extends PageRequest {
  @OneOf(LETTER_STATES, { name: 'DeadLetterState', optional: true }) readonly state?: LetterState;
}

/** An event that could not be taken in: what and why, without its content (R12, I16). */
export class DeadLetterView {
  @Id() readonly id!: string;
  @Text({ doc: 'The reaction; the service alone where earlier events are missing or the type is not known' }) readonly consumer!: string;
  @Id() readonly eventId!: string;
  @Code({ max: 100 }) readonly type!: string;
  @Code({ doc: 'Kind of record' }) readonly aggregateType!: string;
  @Id() readonly aggregateId!: string;
  @Count() readonly aggregateSeq!: number;
  @OrgPath() readonly org!: string;
  @Code() readonly branch!: string;
  @OneOf(LETTER_STATES, { name: 'DeadLetterState', doc: '`held`: an earlier event of the record is dead' }) readonly state!: LetterState;
  @Text({ doc: 'Code of the refusal, or kind of the failure; the log has the whole of it' }) readonly reason!: string;
  @Count() readonly attempts!: number;
  @Instant() readonly at!: string;
}

export class DeadLetterId {
  @Id() readonly deadLetterId!: string;
}

export class DiscardDeadLetter {
  @Text({ max: 500, doc: 'Why its effect is not needed' }) readonly reason!: string;
}

/** An event the bus refuses; it and later ones of its record wait in the outbox. */
export class ParkedEventView {
  @Id() readonly eventId!: string;
  @Code({ max: 100 }) readonly type!: string;
  @Code() readonly aggregateType!: string;
  @Id() readonly aggregateId!: string;
  @Count() readonly aggregateSeq!: number;
  @Text() readonly reason!: string;
  @Instant() readonly at!: string;
}

export class ParkedEventId {
  @Id() readonly eventId!: string;
}

const DeadLetterPage = page(DeadLetterView);
const ParkedEventPage = page(ParkedEventView);

interface Operations extends Api {
  // oxlint-disable-next-line typescript/no-empty-object-type -- it takes nothing
  readonly operationsStatus: Operation<{}, ServiceStatusView>;
  readonly findDeadLetters: Operation<FindDeadLetters, Page<DeadLetterView>>;
  readonly replayDeadLetter: Operation<DeadLetterId, DeadLetterView>;
  readonly discardDeadLetter: Operation<DeadLetterId & DiscardDeadLetter, void>;
  readonly findParkedEvents: Operation<PageRequest, Page<ParkedEventView>>;
  readonly releaseParkedEvent: Operation<ParkedEventId, void>;
}

/** What an operator sees and does about the events of one service: the same operations everywhere. */
export const operationsApi = (service: string): Operations =>
  defineApi(service, {
    operationsStatus: operation({
      http: `GET /operations/${service}/status`,
      allow: 'operations:read',
      summary: `How the events of ${service} stand (R16)`,
      reply: ServiceStatusView,
    }),
    findDeadLetters: operation({
      http: `GET /operations/${service}/dead-letters`,
      allow: 'operations:read',
      summary: `Events that ${service} could not take in (R12)`,
      query: FindDeadLetters,
      reply: DeadLetterPage,
    }),
    replayDeadLetter: operation({
      http: `POST /operations/${service}/dead-letters/:deadLetterId/replay`,
      allow: 'operations:manage',
      summary: 'Try it again, then what is held back behind it',
      params: DeadLetterId,
      reply: DeadLetterView,
      faults: [deadLetterNotFound, heldBehindAnother],
    }),
    discardDeadLetter: operation({
      http: `POST /operations/${service}/dead-letters/:deadLetterId/discard`,
      allow: 'operations:manage',
      summary: 'Go on without it, and with what is held back behind it',
      params: DeadLetterId,
      body: DiscardDeadLetter,
      faults: [deadLetterNotFound, heldBehindAnother],
    }),
    findParkedEvents: operation({
      http: `GET /operations/${service}/parked-events`,
      allow: 'operations:read',
      summary: `Events of ${service} that the bus refuses for good (R1)`,
      query: PageRequest,
      reply: ParkedEventPage,
    }),
    releaseParkedEvent: operation({
      http: `POST /operations/${service}/parked-events/:eventId/release`,
      allow: 'operations:manage',
      summary: 'Publish it once more, and what waits behind it',
      params: ParkedEventId,
      faults: [parkedEventNotFound],
    }),
  });

export const OPERATIONS_APIS = AUDITED_SERVICES.map((service) => operationsApi(service));
