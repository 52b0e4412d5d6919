import { actingAt, ANONYMOUS, assertInScope, assertMay, reachOf, systemActor, type Actor } from '@tradewind/kernel/actor';
import { keyNeeded } from '@tradewind/contracts/protocol-faults';
import { withCall, type Call } from '@tradewind/kernel/call';
import { Fault } from '@tradewind/kernel/fault';
import { fieldsOf } from '@tradewind/kernel/field';
import { FOR_SERVICES, type Operation, type Slots } from '@tradewind/kernel/operation';
import type { GatewayKey } from '@tradewind/auth/gateway-key';
import type { TokenVerifier } from '@tradewind/auth/token-verifier';
import { contentHash } from '@tradewind/domain/content-hash';
import type { Database } from '@tradewind/persistence/database';
import { AlreadyAnswered, type AnswerKey, type StoredAnswers } from '@tradewind/persistence/stored-answers';
import { timeIsReal, tooLate, unexpected } from './faults.js';
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
  /** Lets the gateway, and nobody else, call internal operations; null where there are none. */
  readonly gatewayKey: GatewayKey | null;
  readonly reportBug: (error: unknown, about: { operation: string; requestId: string }) => void;
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
  try {
    if (headers.budgetMs <= 0) throw tooLate();
    const actor = op.internal ? insider(op, headers, by) : await whoAsks(headers, by);
    assertMay(actor, op.spec.allow);
    assertInScope(actor, op.id);
    assertKeyed(actor, op, headers);
    const slots = JSON.parse(request.payload) as Slots;
    const input = validated(op, slots);
    const call = callOf(op, actor, slots, headers, by);
    return await withCall(call, () => answer(op, call, slots, async () => outsideView(actor, await handler(input, actor, call.at)), by));
  } catch (error) {
    return faulted(error, op, headers.requestId, by);
  }
}

const whoAsks = async ({ token }: CallHeaders, { tokens }: Serving): Promise<Actor> => (token ? actingAt(await tokens.verify(token), Date.now()) : ANONYMOUS);

const insider = ({ spec }: Operation, headers: CallHeaders, by: Serving): Actor =>
  spec.allow === FOR_SERVICES ? systemActor('services') : theGateway(headers, by);

const theGateway = ({ gatewayKey }: CallHeaders, by: Serving): Actor => (by.gatewayKey?.opens(gatewayKey ?? '') ? systemActor('gateway') : ANONYMOUS);

/** What, sent twice, would be done twice. */
const REPEATED_HARMFULLY = /^(POST|PATCH) /;

/** A partner's middleware retries by itself: what it creates or changes carries a key (api.md "Idempotency"). */
function assertKeyed({ kind }: Actor, { spec }: Operation, { idempotencyKey }: CallHeaders): void {
  if (kind === 'partner' && REPEATED_HARMFULLY.test(spec.http) && !idempotencyKey) throw keyNeeded();
}

function callOf(op: Operation, actor: Actor, { params, body }: Slots, headers: CallHeaders, { simulatedTime }: Serving): Call {
  if (headers.asOf && !simulatedTime) throw timeIsReal();
  return {
    actor,
    action: op.id,
    reach: reachOf(actor, op.spec.allow),
    reason: 'reason' in body && typeof body.reason === 'string' ? body.reason : null,
    at: headers.asOf ? new Date(headers.asOf) : new Date(),
    requestId: headers.requestId,
    traceparent: currentTraceparent(),
    deadline: Date.now() + headers.budgetMs,
    token: headers.token,
    ...(headers.client && { client: headers.client }),
    ifMatch: headers.ifMatch ?? null,
    addressed: new Set(Object.values(params) as string[]),
    idempotencyKey: actor.kind === 'anonymous' ? null : (headers.idempotencyKey ?? null),
    policiesUsed: new Set(),
  };
}

async function answer(op: Operation, call: Call, slots: Slots, handle: () => Promise<unknown>, { db, answers }: Serving): Promise<Answer> {
  if (!op.isCommand) return ok(await handle());
  if (call.idempotencyKey === null || op.spec.confidentialReply) return ok(await db.unitOfWork(handle));
  const key: AnswerKey = { principal: call.actor.id, operation: op.id, key: call.idempotencyKey, bodyHash: contentHash(withoutSecrets(op, slots)) };
  const known = await answers.find(key);
  if (known !== null) return replayed(known);
  try {
    const text = await db.unitOfWork(async () => textOf(await handle()), {
      onBegin: (tx) => answers.claim(tx, key),
      beforeCommit: (tx, reply) => answers.store(tx, key, reply),
    });
    return { outcome: 'ok', body: text, version: versionOf(text), replayed: false };
  } catch (error) {
    if (error instanceof AlreadyAnswered) return replayed(error.reply);
    throw error;
  }
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

function faulted(error: unknown, op: Operation, requestId: string, { reportBug }: Serving): Answer {
  if (!(error instanceof Fault)) reportBug(error, { operation: op.id, requestId });
  const { data } = error instanceof Fault ? error : unexpected({ requestId });
  return { outcome: 'fault', body: JSON.stringify(data), version: null, replayed: false };
}
