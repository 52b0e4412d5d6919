import { actingAt, ANONYMOUS, assertInScope, assertMay, reachOf, systemActor, type Actor, type Reach } from '@tradewind/kernel/actor';
import { keyNeeded, tooLate } from '@tradewind/contracts/protocol-faults';
import { withCall, type Call } from '@tradewind/kernel/call';
import { Fault, type FaultData, type FaultKind } from '@tradewind/kernel/fault';
import { fieldsOf } from '@tradewind/kernel/field';
import type { Operation, Slots } from '@tradewind/kernel/operation';
import type { GatewayKey } from '@tradewind/auth/gateway-key';
import type { ServiceVerifier, SignedRequest } from '@tradewind/auth/service-token';
import type { TokenVerifier } from '@tradewind/auth/token-verifier';
import { contentHash } from '@tradewind/domain/content-hash';
import type { Database } from '@tradewind/persistence/database';
import { namedTrouble } from '@tradewind/persistence/database-trouble';
import { AlreadyAnswered, type AnswerKey, type StoredAnswers } from '@tradewind/persistence/stored-answers';
import { timeIsReal, unexpected } from './faults.js';
import type { Handler } from './handles.js';
import { outsideView } from './outside-view.js';
import { currentTraceparent } from './tracing.js';
import { validated } from './validate.js';
import type { Answer, CallHeaders } from './wire.js';

/** What serving needs, beside the handler. */
export interface Serving {
  readonly tokens: TokenVerifier;
  readonly db: Database;
  readonly answers: StoredAnswers;
  readonly simulatedTime: boolean;
  /** Throws while the service takes no changes (R2); absent where nothing is full. */
  readonly assertWritable?: () => void;
  /** Lets the gateway, and nobody else, call internal operations; null where there are none. */
  readonly gatewayKey: GatewayKey | null;
  /** Tells which service signed a request; null where no service is asked by another in that one's own name. */
  readonly services?: ServiceVerifier | null;
  readonly reportBug: (error: unknown, about: { operation: string; requestId: string }) => void;
  /** Hears of whoever was not let in, may not, or asked for what is not within reach (ASVS 16.3). */
  readonly reportRefusal: (refusal: Refused) => void;
  /** Counts what a rule refused, as evidence that it is kept (XCT-05); absent where nobody keeps any. */
  readonly keepRefusal?: (refusal: FaultData, at: Date) => Promise<void>;
}

/** Who stood before which closed door. Ids only: it goes to the log. */
export interface Refused {
  readonly security: FaultKind;
  readonly code: string;
  readonly operation: string;
  readonly actorId: string;
  readonly requestId: string;
}

/**
 * The one `serve`: token, permission, validation, deadline, time, idempotency, transaction and faults,
 * in this order, for every operation of every service.
 */
export async function serve(
  op: Operation,
  handler: Handler<object, unknown>,
  request: { readonly headers: CallHeaders; readonly payload: string },
  by: Serving,
): Promise<Answer> {
  const { headers } = request;
  const deadline = Date.now() + headers.budgetMs;
  let actor = ANONYMOUS;
  try {
    assertBefore(deadline);
    actor = await callerOf(op, request, by);
    assertMay(actor, op.spec.allow);
    assertInScope(actor, op.id);
    assertKeyed(actor, op, headers);
    if (changesThings(op)) by.assertWritable?.();
    const slots = JSON.parse(request.payload) as Slots;
    const input = validated(op, slots);
    const call = callOf(op, actor, slots, headers, deadline, by);
    assertBefore(deadline);
    return await withCall(call, () => answer(op, call, slots, async () => outsideView(actor, await handler(input, actor, call.at)), by));
  } catch (error) {
    const about = { operation: op.id, requestId: headers.requestId, actorId: actor.id };
    await keptAsEvidence(error, headers, by).catch((unkept: unknown) => {
      by.reportBug(unkept, about);
    });
    return faulted(error, about, by);
  }
}

/** What a rule of the regulation refused; who was not let in at all is in the security log. */
async function keptAsEvidence(error: unknown, { asOf }: CallHeaders, { keepRefusal }: Serving): Promise<void> {
  if (error instanceof Fault && error.kind === 'refused' && error.data.rule) await keepRefusal?.(error.data, asOf ? new Date(asOf) : new Date());
}

function callerOf(op: Operation, { headers, payload }: { readonly headers: CallHeaders; readonly payload: string }, by: Serving): Promise<Actor> | Actor {
  const { from } = op.spec;
  if (from) return theService(from, { operation: op.id, key: headers.idempotencyKey ?? null, payload }, headers, by);
  return op.internal ? theGateway(headers, by) : whoAsks(headers, by);
}

async function theService(from: readonly string[], signed: SignedRequest, { token }: CallHeaders, { services }: Serving): Promise<Actor> {
  const service = token && services ? await services.verify(token, signed) : null;
  return service !== null && from.includes(service) ? systemActor(service) : ANONYMOUS;
}

/** Nobody waits for the answer any more: the work is dropped before it begins; the unit of work looks once more before it commits (R14). */
function assertBefore(deadline: number): void {
  if (Date.now() >= deadline) throw tooLate();
}

const whoAsks = async ({ token }: CallHeaders, { tokens }: Serving): Promise<Actor> => (token ? actingAt(await tokens.verify(token), Date.now()) : ANONYMOUS);

const theGateway = ({ gatewayKey }: CallHeaders, by: Serving): Actor => (by.gatewayKey?.opens(gatewayKey ?? '') ? systemActor('gateway') : ANONYMOUS);

/** What the platform itself and its operators need goes on while the outbox is full. */
const changesThings = ({ isCommand, internal, spec }: Operation): boolean => isCommand && !internal && spec.allow !== 'operations:manage';

/** What, sent twice, would be done twice. */
const REPEATED_HARMFULLY = /^(POST|PATCH) /;

/** A partner's middleware retries by itself: what it creates or changes carries a key (api.md "Idempotency"). */
function assertKeyed({ kind }: Actor, { spec }: Operation, { idempotencyKey }: CallHeaders): void {
  if (kind === 'partner' && REPEATED_HARMFULLY.test(spec.http) && !idempotencyKey) throw keyNeeded();
}

function callOf(op: Operation, actor: Actor, { params, body }: Slots, headers: CallHeaders, deadline: number, { simulatedTime }: Serving): Call {
  if (headers.asOf && !simulatedTime) throw timeIsReal();
  return {
    actor,
    action: op.id,
    load: op.load,
    reach: knownReach(actor, op.spec.allow),
    reason: 'reason' in body && typeof body.reason === 'string' ? body.reason : null,
    at: headers.asOf ? new Date(headers.asOf) : new Date(),
    requestId: headers.requestId,
    traceparent: currentTraceparent(),
    deadline,
    token: headers.token,
    ...(headers.client && { client: headers.client }),
    ifMatch: headers.ifMatch ?? null,
    addressed: new Set(Object.values(params) as string[]),
    idempotencyKey: actor.kind === 'anonymous' ? null : (headers.idempotencyKey ?? null),
    policiesUsed: new Set(),
  };
}

const reaches = new WeakMap<Actor, Map<string, Reach>>();

/** Somebody is the same object as long as their token is remembered: what they reach is gathered once, not from all their grants each time. */
function knownReach(actor: Actor, needs: string): Reach {
  const byPermission = reaches.get(actor) ?? new Map<string, Reach>();
  reaches.set(actor, byPermission);
  const reach = byPermission.get(needs) ?? reachOf(actor, needs);
  byPermission.set(needs, reach);
  return reach;
}

async function answer(op: Operation, call: Call, slots: Slots, handle: () => Promise<unknown>, { db, answers }: Serving): Promise<Answer> {
  if (!op.isCommand) return ok(await handle());
  if (call.idempotencyKey === null || op.spec.confidentialReply) return ok(await db.unitOfWork(handle));
  const key: AnswerKey = { principal: call.actor.id, operation: op.id, key: call.idempotencyKey, bodyHash: contentHash(withoutSecrets(op, slots)) };
  const stored = { is: false };
  try {
    const said = await db.unitOfWork(async () => ok(await handle()), {
      onBegin: (tx) => answers.claim(tx, key),
      beforeCommit: (tx, { body }) => {
        stored.is = true;
        return answers.store(tx, key, body);
      },
    });
    // where nothing was written nothing was claimed: this same request may have written it when it came first
    const before = stored.is ? null : await answers.find(key);
    return before === null ? said : replayed(before);
  } catch (error) {
    if (!(error instanceof AlreadyAnswered || error instanceof Fault)) throw error;
    // a rule may have met what this same request did when it came first; then the answer it was given is there
    const before = await answers.find(key).catch(unlessItIsAFault);
    if (before === null) throw error;
    return replayed(before);
  }
}

function unlessItIsAFault(trouble: unknown): null {
  if (trouble instanceof Fault) throw trouble;
  return null;
}

/** A hash this fast would give a password away to whoever reads the table. */
function withoutSecrets({ spec }: Operation, { params, query, body }: Slots): Slots {
  const kinds = fieldsOf(spec.body);
  return { params, query, body: Object.fromEntries(Object.entries(body).filter(([name]) => kinds.get(name) !== 'secret')) };
}

const textOf = (reply: unknown): string => (reply === undefined ? '' : JSON.stringify(reply));

const replayed = (body: string): Answer => ({ outcome: 'ok', body, version: versionOf(body), replayed: true });

function ok(reply: unknown): Answer {
  const body = textOf(reply);
  const version = reply !== null && typeof reply === 'object' && 'version' in reply && typeof reply.version === 'number' ? reply.version : null;
  return { outcome: 'ok', body, version, replayed: false };
}

function versionOf(body: string): number | null {
  if (body === '') return null;
  const { version } = JSON.parse(body) as { version?: unknown };
  return typeof version === 'number' ? version : null;
}

/** Kinds of refusal that say that somebody stood before a closed door. */
const CLOSED_DOORS: readonly FaultKind[] = ['unauthenticated', 'forbidden', 'not-found'];

function faulted(thrown: unknown, about: Pick<Refused, 'operation' | 'requestId' | 'actorId'>, { reportBug, reportRefusal }: Serving): Answer {
  const { operation, requestId } = about;
  const error = namedTrouble(thrown);
  if (!(error instanceof Fault)) reportBug(error, { operation, requestId });
  else if (CLOSED_DOORS.includes(error.kind)) reportRefusal({ security: error.kind, code: error.code, ...about });
  const { data } = error instanceof Fault ? error : unexpected({ requestId });
  return { outcome: 'fault', body: JSON.stringify(data), version: null, replayed: false };
}
