import { callInProgress } from '@tradewind/kernel/call';
import { Fault, type FaultData } from '@tradewind/kernel/fault';
import { slotsOf, type Operation, type Slots } from '@tradewind/kernel/operation';
import { transactionIsOpen } from '@tradewind/persistence/unit-of-work';
import type { NatsConnection } from '@nats-io/transport-node';
import { serviceUnavailable } from './faults.js';
import { injectTrace, traced } from './tracing.js';
import { decodeAnswer, encodeHeaders, type Answer, type CallHeaders } from './wire.js';

/** No request waits longer for one service than this (R14). */
const LONGEST_MS = 5_000;

/** Request/reply over NATS, typed by the operation. The one `send`: nothing else in the platform sends a request. */
export class OperationClient {
  constructor(private readonly connection: () => NatsConnection) {}

  /** Asks another service on behalf of whoever is being served. Never inside a transaction. */
  async call<I extends object, R>(op: Operation<I, R>, input: I): Promise<R> {
    if (transactionIsOpen()) throw new Error(`${op.id} was asked inside a transaction; ask first, then decide`);
    const call = callInProgress();
    const answer = await this.send(op, slotsOf(op, input), {
      token: call?.token ?? null,
      requestId: call?.requestId ?? 'none',
      budgetMs: call ? call.deadline - Date.now() : LONGEST_MS,
    });
    return replyIn(op, answer);
  }

  /** Sends and gives the answer as it came; faults that the service raised are answers too. */
  async send(op: Operation, slots: Slots, headers: CallHeaders): Promise<Answer> {
    return traced(`send ${op.id}`, async () => {
      const h = encodeHeaders(headers);
      injectTrace(h);
      const timeout = Math.min(LONGEST_MS, headers.budgetMs);
      if (timeout <= 0) throw serviceUnavailable({ service: op.service });
      try {
        const reply = await this.connection().request(op.subject, JSON.stringify(slots), { headers: h, timeout });
        return decodeAnswer(reply.headers, reply.string());
      } catch (error) {
        throw Object.assign(serviceUnavailable({ service: op.service }), { cause: error });
      }
    });
  }
}

/** The reply in an answer; a fault is thrown as it was raised. */
export function replyIn<I extends object, R>(_: Operation<I, R>, { outcome, body }: Answer): R {
  if (outcome === 'fault') throw new Fault(JSON.parse(body) as FaultData);
  return (body === '' ? undefined : JSON.parse(body)) as R;
}
